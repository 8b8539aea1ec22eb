using System.Security.Cryptography;
using Assignr.Portal.SenderDomain;

namespace Assignr.Portal.Tests.SenderDomain;

public sealed class DkimCheckTests : IAsyncLifetime
{
    private CheckUpBench bench = null!;

    public static string GoodKey { get; } = $"v=DKIM1; k=rsa; p={Rsa(2048)}";

    public async Task InitializeAsync()
    {
        bench = await CheckUpBench.StartAsync();
        bench.WithAGoodDomain();
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_key_at_the_selector_that_was_said_is_good_and_says_what_it_does_not_show()
    {
        await SayAsync("mail");

        var dkim = await LookAsync();

        Assert.Equal((CheckState.Good, "league.example has the key “mail”."), (dkim.State, dkim.Says));
        Assert.Equal([GoodKey], dkim.Found);
        Assert.StartsWith("Whether our emails are signed with it, only an email shows",
            Assert.Single(dkim.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_selector_usual_ones_are_tried_and_named()
    {
        var dkim = await LookAsync();
        Assert.Equal(CheckState.Good, dkim.State);
        Assert.StartsWith("Nobody said which selector your mail server uses. Looked for default, dkim, google", dkim.Remarks[0],
            StringComparison.Ordinal);

        bench.Dns.Forget("mail._domainkey.league.example").Text("mail._domainkey.league.example", "v=DKIM1; p=");
        var none = await LookAsync();
        Assert.Equal((CheckState.CouldNotLook, false), (none.State, none.IsTrouble));
        Assert.Equal("Looked for default, dkim, google, k1, mail, s1, selector1, smtp: none of them has a key that works.",
            none.Remarks[0]);
    }

    [Fact]
    public async Task No_key_at_the_selector_that_was_said_is_missing_with_where_it_belongs()
    {
        await SayAsync("s2026");

        var dkim = await LookAsync();

        Assert.Equal((CheckState.Missing, "There is no key “s2026” of league.example."), (dkim.State, dkim.Says));
        Assert.Equal("s2026._domainkey.league.example", dkim.Publish!.Name);
        Assert.StartsWith("Whoever runs smtp.relay.example makes the key", Assert.Single(dkim.Remarks), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> WrongKeys() => new()
    {
        { "v=DKIM1; p=", "The key was revoked: “p=” is empty. Emails signed with it count as not signed." },
        { "v=DKIM1; k=rsa", "It has no key (“p=”)." },
        { "v=DKIM1; p=not!base64", "The key (“p=”) is cut or garbled: it cannot be read." },
        { $"v=DKIM1; p={Rsa(2048)[..200]}", "The key (“p=”) is cut or garbled: it cannot be read." },
        { $"k=rsa; v=DKIM1; p={Rsa(2048)}", "“v=” has to be “v=DKIM1” and to stand first." },
        { $"v=DKIM2; p={Rsa(2048)}", "“v=” has to be “v=DKIM1” and to stand first." },
        { $"v=DKIM1; k=dsa; p={Rsa(2048)}", "“k=dsa” is no kind of key that receivers know." },
        { $"v=DKIM1; k=ed25519; p={Rsa(2048)}", "The key (“p=”) is not as long as an Ed25519 key." },
        { $"v=DKIM1; h=sha1; p={Rsa(2048)}", "“h=” does not allow sha256, which is what emails are signed with." },
        { $"v=DKIM1; s=tlsrpt; p={Rsa(2048)}", "“s=” says that the key is not for email." },
        { $"v=DKIM1; p={Rsa(2048)}; p=", "It has “p=” twice." },
        { $"v=DKIM1; rsa; p={Rsa(2048)}", "“rsa” has no = between a name and a value." },
        { $"v=DKIM1; p={Rsa(512)}", "The key has 512 bits; receivers take none below 1024 (RFC 8301)." },
    };

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task A_key_that_receivers_cannot_use_is_wrong_and_why(string key, string says)
    {
        await SayAsync("mail");
        bench.Dns.Forget("mail._domainkey.league.example").Text("mail._domainkey.league.example", key);

        var dkim = await LookAsync();

        Assert.Equal((CheckState.Wrong, says), (dkim.State, dkim.Says));
    }

    [Fact]
    public async Task Keys_of_other_kinds_and_lengths_are_good_and_a_test_is_remarked()
    {
        await SayAsync("mail");
        foreach (var (key, remark) in new[]
        {
            ($"v=DKIM1;k=ed25519;p={Convert.ToBase64String(new byte[32])}", "Whether our emails"),
            ($"p={Rsa(1024)}", "The key has 1024 bits; 2048 are usual today."),
            ($"v=DKIM1; t=y:s; s=email; p={Rsa(2048).Insert(80, " \t")}", "It is marked as a test (t=y)"),
        })
        {
            bench.Dns.Forget("mail._domainkey.league.example").Text("mail._domainkey.league.example", key);
            var dkim = await LookAsync();
            Assert.Equal(CheckState.Good, dkim.State);
            Assert.StartsWith(remark, dkim.Remarks[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_keys_at_one_name_are_wrong()
    {
        await SayAsync("mail");
        bench.Dns.Text("mail._domainkey.league.example", GoodKey);

        Assert.Equal(CheckState.Wrong, (await LookAsync()).State);
    }

    [Fact]
    public async Task A_key_by_an_alias_is_good()
    {
        await SayAsync("s1");
        bench.Dns.Alias("s1._domainkey.league.example", "s1.relay.example").Text("s1.relay.example", GoodKey);

        Assert.Equal(CheckState.Good, (await LookAsync()).State);
    }

    private static string Rsa(int bits)
    {
        using var rsa = RSA.Create(bits);
        return Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo());
    }

    private async Task SayAsync(string selector) =>
        Assert.True((await bench.Portal.Get<ChangeSelector>().RunAsync(TestPortal.Assignor, null, selector)).IsDone);

    private Task<CheckRow> LookAsync() => bench.LookAsync("DKIM");
}
