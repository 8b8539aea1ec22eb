using Assignr.Portal.SenderDomain;

namespace Assignr.Portal.Tests.SenderDomain;

public sealed class SpfCheckTests : IAsyncLifetime
{
    private CheckUpBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task One_record_that_ends_and_needs_few_look_ups_is_good()
    {
        var spf = await LookAsync();

        Assert.Equal((CheckState.Good, "Says which servers may send for the domain, in 1 look-up of at most 10."), (spf.State, spf.Says));
        Assert.Equal(["v=spf1 a:smtp.relay.example -all"], spf.Found);
        Assert.Equal(["As far as can be seen from here, it covers smtp.relay.example."], spf.Remarks);
        Assert.Null(spf.Publish);
    }

    [Fact]
    public async Task Where_there_is_none_the_record_to_publish_names_the_mail_server()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "some-verification=1");

        var spf = await LookAsync();

        Assert.Equal(CheckState.Missing, spf.State);
        Assert.Equal(new DnsRecord("league.example", "TXT", "v=spf1 a:smtp.relay.example ~all"), spf.Publish);
    }

    [Fact]
    public async Task Where_the_mail_server_cannot_be_seen_nothing_is_made_up()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Forget(CheckUpBench.Relay).Host(CheckUpBench.Relay, "10.0.0.25", "fd00::25", "127.0.0.1");

        var spf = await LookAsync();

        Assert.Null(spf.Publish);
        Assert.Equal(["Which addresses smtp.relay.example sends from cannot be seen from here. Ask whoever runs it."], spf.Remarks);
    }

    [Fact]
    public async Task Two_records_are_wrong_and_are_offered_as_one()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 ip4:192.0.2.1 -all").Text(
            CheckUpBench.Domain, "v=spf1 ip4:192.0.2.1 a:smtp.relay.example ~all");

        var spf = await LookAsync();

        Assert.Equal((CheckState.Wrong, "There are 2 SPF records; with more than one, receivers take none."), (spf.State, spf.Says));
        Assert.Equal("v=spf1 ip4:192.0.2.1 a:smtp.relay.example ~all", spf.Publish!.Value);
    }

    [Theory]
    [InlineData("v=spf1 a:smtp.relay.example +all", "It ends with “+all”: anybody may send for the domain.")]
    [InlineData("v=spf1 a:smtp.relay.example all", "It ends with “+all”: anybody may send for the domain.")]
    [InlineData("v=spf1 a:smtp.relay.example ?all", "It ends with “?all”: it says nothing about servers that it does not name.")]
    [InlineData("v=spf1 a:smtp.relay.example",
        "It does not end with “~all” or “-all”: it says nothing about servers that it does not name.")]
    public async Task An_open_end_is_wrong(string record, string says)
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, record);

        var spf = await LookAsync();

        Assert.Equal((CheckState.Wrong, says), (spf.State, spf.Says));
        Assert.Equal("v=spf1 a:smtp.relay.example ~all", spf.Publish!.Value);
    }

    [Theory]
    [InlineData("v=spf1 ip4:300.0.2.1 -all", "“ip4:300.0.2.1” is no IPv4 address or network.")]
    [InlineData("v=spf1 ip4:192.0.2.0/33 -all", "“ip4:192.0.2.0/33” is no IPv4 address or network.")]
    [InlineData("v=spf1 ip4:2001:db8::1 -all", "“ip4:2001:db8::1” is no IPv4 address or network.")]
    [InlineData("v=spf1 ip4:192.2 -all", "“ip4:192.2” is no IPv4 address or network.")]
    [InlineData("v=spf1 ip6:192.0.2.1 -all", "“ip6:192.0.2.1” is no IPv6 address or network.")]
    [InlineData("v=spf1 ip4=192.0.2.1 -all", "“ip4=192.0.2.1” has = where a colon belongs.")]
    [InlineData("v=spf1 include -all", "“include” names no domain.")]
    [InlineData("v=spf1 include:-x.example -all", "“include:-x.example” names no domain.")]
    [InlineData("v=spf1 a: -all", "“a:” names no domain.")]
    [InlineData("v=spf1 a/33 -all", "“a/33” has a length that is none.")]
    [InlineData("v=spf1 ip4:192.0.2.1, -all", "“ip4:192.0.2.1,” is no IPv4 address or network.")]
    [InlineData("v=spf1 192.0.2.1 -all", "“192.0.2.1” is nothing that an SPF record can have.")]
    [InlineData("v=spf1 - -all", "“-” is nothing that an SPF record can have.")]
    [InlineData("v=spf1 allow:example.com -all", "“allow:example.com” is nothing that an SPF record can have.")]
    [InlineData("v=spf1 redirect=a.example redirect=b.example", "It has redirect more than once.")]
    [InlineData("v=spf1 -all ip4:192.0.2.1", "What stands after “-all” is never read.")]
    [InlineData("v=spf1 include:nothing.example -all", "“include:nothing.example” leads to no SPF record.")]
    [InlineData("v=spf1 redirect=nothing.example", "“redirect=nothing.example” leads to no SPF record.")]
    public async Task What_receivers_would_not_take_is_named(string record, string says)
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, record);

        var spf = await LookAsync();

        Assert.Equal((CheckState.Wrong, says), (spf.State, spf.Says));
    }

    [Theory]
    [InlineData("v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all")]
    [InlineData("V=SPF1 IP4:192.0.2.25 -ALL")]
    [InlineData("v=spf1  a:smtp.relay.example/24//64  unknown=%{i} exp=why.example  ~all")]
    [InlineData("v=spf1 ?ip4:198.51.100.0/24 +include:%{ir}.%{v}._spf.example a:smtp.relay.example -all")]
    [InlineData("v=spf1 redirect=one.example")]
    [InlineData("v=spf1 include:one.example -all")]
    [InlineData("v=spf1 mx:relay.example exists:there.example -all")]
    public async Task What_receivers_take_is_good(string record)
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, record).Text("one.example", "v=spf1 ip4:192.0.2.25 -all")
            .Exchange("relay.example", 10, CheckUpBench.Relay).Host("there.example", "127.0.0.2");

        var spf = await LookAsync();

        Assert.Equal(CheckState.Good, spf.State);
        Assert.DoesNotContain(spf.Remarks, remark => remark.Contains("does not cover", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_nobody_reads_because_of_how_it_begins_is_wrong_and_not_missing()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "\"v=spf1 a -all\"").Text(CheckUpBench.Domain, "v=spf10 -all");

        var spf = await LookAsync();

        Assert.Equal(CheckState.Wrong, spf.State);
        Assert.Equal(2, spf.Found.Count);
    }

    [Fact]
    public async Task More_than_ten_look_ups_are_wrong_wherever_they_hide_and_loops_end()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 include:a.example -all")
            .Text("a.example", "v=spf1 include:b.example -all").Text("b.example", "v=spf1 include:a.example -all");

        Assert.Equal("It needs more than 10 look-ups, where receivers stop.", (await LookAsync()).Says);

        bench.Dns.Forget("b.example").Text("b.example", $"v=spf1 {string.Join(' ', Enumerable.Repeat("a:smtp.relay.example", 8))} -all");
        Assert.Equal((CheckState.Good, "Says which servers may send for the domain, in 10 look-ups of at most 10."),
            await LookAsync() is var ten ? (ten.State, ten.Says) : default);

        bench.Dns.Forget("b.example").Text("b.example", $"v=spf1 {string.Join(' ', Enumerable.Repeat("exists:%{i}.example", 9))} -all");
        Assert.Equal("It needs more than 10 look-ups, where receivers stop.", (await LookAsync()).Says);
    }

    [Fact]
    public async Task More_than_two_look_ups_that_find_nothing_are_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 a:x.example a:y.example a:smtp.relay.example -all");
        Assert.Equal(CheckState.Good, (await LookAsync()).State);

        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 a:x.example a:y.example mx:z.example -all");
        Assert.Equal("More than 2 of its look-ups find nothing, where receivers stop.", (await LookAsync()).Says);
    }

    [Fact]
    public async Task An_mx_of_more_than_ten_mail_servers_is_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 mx:many.example -all");
        for (ushort host = 0; host < 11; host++)
            bench.Dns.Exchange("many.example", host, $"mx{host}.many.example");

        Assert.Equal("“mx:many.example” leads to more than 10 mail servers, where receivers stop.", (await LookAsync()).Says);
    }

    [Fact]
    public async Task That_a_mail_server_is_not_covered_is_a_guess_with_the_record_that_would_cover_it()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 ip4:198.51.100.1 -all");

        var spf = await LookAsync();

        Assert.Equal(CheckState.Good, spf.State);
        Assert.StartsWith("It does not cover 192.0.2.25, an address of smtp.relay.example. That may be fine",
            Assert.Single(spf.Remarks), StringComparison.Ordinal);
        Assert.Equal("v=spf1 a:smtp.relay.example ip4:198.51.100.1 -all", spf.Publish!.Value);
    }

    [Fact]
    public async Task Receivers_look_at_the_domain_of_the_return_path()
    {
        await using var other = await CheckUpBench.StartAsync(mail => mail.ReturnPath = "bounces+{id}@back.league.example");
        other.WithAGoodDomain().Dns.Text("back.league.example", "v=spf1 +all");

        Assert.Equal(["v=spf1 +all"], (await other.LookAsync("SPF")).Found);
    }

    [Fact]
    public async Task Where_a_part_cannot_be_looked_up_nothing_is_called_wrong()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 include:broken.example -all")
            .Answers("broken.example", DnsManner.Fails);

        var spf = await LookAsync();

        Assert.Equal(CheckState.CouldNotLook, spf.State);
        Assert.Equal(["v=spf1 include:broken.example -all"], spf.Found);
    }

    [Fact]
    public async Task Texts_of_strangers_are_cut_and_show_nothing_invisible()
    {
        bench.Dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, $"v=spf1 \u001b[31mred\u0085 <b>{new string('x', 60_000)}")
            .Text("other.example", "v=spf1 -all");

        var spf = await LookAsync();

        Assert.Equal(CheckState.Wrong, spf.State);
        Assert.Equal(4096, Assert.Single(spf.Found).Length);
        Assert.DoesNotContain(spf.Found[0], sign => char.IsControl(sign));
        Assert.True(spf.Says.Length < 150);
    }

    private Task<CheckRow> LookAsync() => bench.LookAsync("SPF");
}
