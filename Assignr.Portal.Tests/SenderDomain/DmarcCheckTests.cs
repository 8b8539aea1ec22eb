using Assignr.Portal.SenderDomain;

namespace Assignr.Portal.Tests.SenderDomain;

public sealed class DmarcCheckTests
{
    private const string At = "_dmarc.league.example";

    [Theory]
    [InlineData("v=DMARC1; p=reject; rua=mailto:d@league.example",
        "Receivers are told to refuse emails that only claim to come from the domain.")]
    [InlineData("v=DMARC1;p=quarantine;rua=mailto:d@league.example",
        "Receivers are told to treat emails that only claim to come from the domain as suspicious.")]
    [InlineData("v = DMARC1 ; p = NONE ; rua=mailto:d@league.example,mailto:e@league.example",
        "There is a policy, and it asks receivers to do nothing (p=none): enough for large receivers, no protection of your name.")]
    public async Task A_policy_is_good_and_says_what_it_asks(string record, string says)
    {
        var dmarc = await LookAsync(dns => dns.Forget(At).Text(At, record));

        Assert.Equal((CheckState.Good, says), (dmarc.State, dmarc.Says));
        Assert.Equal(["The return path at league.example is aligned."], dmarc.Remarks);
    }

    [Fact]
    public async Task None_is_missing_with_the_record_to_publish()
    {
        var dmarc = await LookAsync(dns => dns.Forget(At));

        Assert.Equal(CheckState.Missing, dmarc.State);
        Assert.Equal(new DnsRecord(At, "TXT", "v=DMARC1; p=none"), dmarc.Publish);
    }

    [Theory]
    [InlineData("v=DMARC1; p=refuse", "“p=refuse” is no policy: none, quarantine or reject.")]
    [InlineData("v=DMARC1; p=none; sp=no", "“sp=no” is no policy: none, quarantine or reject.")]
    [InlineData("v=DMARC1; rua=mailto:d@league.example", "It has no policy (“p=”).")]
    [InlineData("v=DMARC1; p=none; aspf=strict", "“aspf=” has to be r or s.")]
    [InlineData("v=DMARC1; p=none; adkim=x", "“adkim=” has to be r or s.")]
    [InlineData("v=DMARC1; p=none; rua=d@league.example", "An address for reports (“rua=”) has to begin with “mailto:”.")]
    [InlineData("v=DMARC1; p=none, rua=mailto:d@league.example",
        "“p=none, rua=mailto:d@league.example” is no policy: none, quarantine or reject.")]
    [InlineData("v=DMARC1; none", "“none” has no = between a name and a value.")]
    [InlineData("v=dmarc1; p=none", "A record was meant to be DMARC and does not begin with “v=DMARC1;”, so nobody reads it.")]
    [InlineData("p=none; v=DMARC1", "A record was meant to be DMARC and does not begin with “v=DMARC1;”, so nobody reads it.")]
    public async Task What_receivers_would_not_take_is_named(string record, string says)
    {
        var dmarc = await LookAsync(dns => dns.Forget(At).Text(At, record));

        Assert.Equal((CheckState.Wrong, says), (dmarc.State, dmarc.Says));
        Assert.Equal([record], dmarc.Found);
    }

    [Fact]
    public async Task Two_are_wrong() => Assert.Equal("There are 2 DMARC records; with more than one, receivers take none.",
        (await LookAsync(dns => dns.Text(At, "v=DMARC1; p=none"))).Says);

    [Fact]
    public async Task A_domain_below_has_the_policy_for_domains_below()
    {
        var dmarc = await LookAsync(
            dns => dns.Forget(At).Text(At, "v=DMARC1; p=reject; sp=none; rua=mailto:d@league.example"), from: "portal@mail.league.example");

        Assert.Equal(CheckState.Good, dmarc.State);
        Assert.Contains("p=none", dmarc.Says, StringComparison.Ordinal);
        Assert.Equal("The record is that of league.example.", dmarc.Remarks[0]);
    }

    [Fact]
    public async Task A_return_path_below_the_domain_is_aligned_and_one_that_has_to_be_the_same_is_not()
    {
        var relaxed = await LookAsync(returnPath: "b+{id}@bounces.league.example");
        Assert.Equal("The return path at bounces.league.example is aligned.", relaxed.Remarks[^1]);

        var strict = await LookAsync(
            dns => dns.Forget(At).Text(At, "v=DMARC1; p=reject; aspf=s"), returnPath: "b+{id}@bounces.league.example");
        Assert.Contains("is not aligned with league.example", strict.Remarks[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_path_elsewhere_is_wrong_unless_there_is_a_key()
    {
        var signed = await LookAsync(returnPath: "b+{id}@relay.example");
        Assert.Equal(CheckState.Good, signed.State);
        Assert.EndsWith("each email has to be signed with DKIM for league.example.", signed.Remarks[^1], StringComparison.Ordinal);

        var unsigned = await LookAsync(dns => dns.Forget("mail._domainkey.league.example"), returnPath: "b+{id}@relay.example");
        Assert.Equal((CheckState.Wrong, "The return path at relay.example is not aligned with league.example, so SPF does not count for "
            + "DMARC, and no DKIM key is known."), (unsigned.State, unsigned.Says));
    }

    /// <summary>RFC 9989: below a domain that says psd=y, the one next to it is the organisation's.</summary>
    [Fact]
    public async Task Two_clubs_of_one_registry_are_not_one_organisation()
    {
        var dmarc = await LookAsync(dns => dns.Text("_dmarc.clubs.example", "v=DMARC1; p=none; psd=y"),
            from: "portal@one.clubs.example", returnPath: "b+{id}@two.clubs.example");

        Assert.StartsWith("The return path at two.clubs.example is not aligned", dmarc.Says, StringComparison.Ordinal);
    }

    /// <summary>RFC 9989: a domain that says psd=y of itself is where the search for its organisation ends.</summary>
    [Fact]
    public async Task A_registry_that_sends_mail_itself_is_an_organisation_of_its_own()
    {
        var dmarc = await LookAsync(dns => dns.Text("_dmarc.clubs.example", "v=DMARC1; p=none; psd=y")
            .Text("_dmarc.example", "v=DMARC1; p=none"), from: "portal@clubs.example", returnPath: "b+{id}@two.example");

        Assert.StartsWith("The return path at two.example is not aligned", dmarc.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_and_a_record_without_reports_are_remarked()
    {
        var dmarc = await LookAsync(dns => dns.Forget(At).Text(At, "v=DMARC1; p=reject; t=y"));

        Assert.Equal(["It is marked as a test, so the policy is not applied in full.",
            "It asks for no reports (“rua=mailto:…”), so nobody tells you what fails.", "The return path at league.example is aligned."],
            dmarc.Remarks);
    }

    private static async Task<CheckRow> LookAsync(Action<DnsServer>? change = null, string? from = null, string returnPath = "")
    {
        await using var bench = await CheckUpBench.StartAsync(mail =>
            (mail.From, mail.ReturnPath) = (from ?? mail.From, returnPath));
        bench.WithAGoodDomain();
        change?.Invoke(bench.Dns);
        return await bench.LookAsync("DMARC");
    }
}
