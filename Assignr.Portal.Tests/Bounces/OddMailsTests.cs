namespace Assignr.Portal.Tests.Bounces;

/// <summary>A mail that the server cannot deliver is set aside and listed, and the ones after it are read in the same round.</summary>
[Trait("Needs", "dovecot")]
public sealed class OddMailsTests : BounceBench
{
    private const string No = "{tag} NO [SERVERBUG] Internal error occurred\r\n";

    public static TheoryData<string> Answers { get; } =
    [
        No,
        "{tag} BAD Error in IMAP command\r\n",
        "* 2 FETCH (UID 2 BODY[]<0> {9999}\r\nx{end}",
        "* 2 FETCH (UID 2 BODY[]<0> }}}}((\r\n{tag} OK done\r\n{end}",
        "%%% what is this\r\n",
        "* BYE Internal error\r\n{end}",
        "{tag} OK Fetch completed.\r\n",
        "{end}",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_mail_that_the_server_does_not_hand_over_is_listed_and_tried_a_few_times_more(string answer)
    {
        await using var server = await ServerAsync();
        server.OnFetch[2] = answer;
        var mailbox = Mailbox(bounces => bounces.Port = server.Port);

        Assert.Equal(2, await mailbox.ReadAsync(CancellationToken.None));

        Assert.Equal([1, 3], server.Read.Order());
        Assert.Equal(
            "From mailer-daemon@mx.example.net: “Mail 2”. It does not say which of our emails it is about. "
                + "The server of the mailbox does not hand it over, and is asked for it again within some 30 hours.",
            Assert.Single(await UnclearAsync()).Text);
        for (var round = 0; round < 12; round++)
        {
            portal.Clock.Advance(TimeSpan.FromHours(4));
            Assert.Equal(0, await mailbox.ReadAsync(CancellationToken.None));
        }
        Assert.Equal([1, 2, 3], server.Read.Order());
        Assert.InRange(server.Fetched.Count(id => id == 2), 5, 10);
        Assert.Single(await UnclearAsync());
    }

    [Theory]
    [InlineData("{tag} NO Later\r\n")]
    [InlineData("{end}")]
    public async Task One_that_comes_after_all_is_taken(string answer)
    {
        await using var server = await ServerAsync();
        server.OnFetch[2] = answer;
        server.OnEnvelope[2] = answer;
        var mailbox = Mailbox(bounces => bounces.Port = server.Port);
        Assert.Equal(2, await mailbox.ReadAsync(CancellationToken.None));
        Assert.StartsWith("From nobody: “no subject”.", Assert.Single(await UnclearAsync()).Text, StringComparison.Ordinal);
        server.OnFetch.Clear();

        Assert.Equal(0, await mailbox.ReadAsync(CancellationToken.None));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await mailbox.ReadAsync(CancellationToken.None));

        Assert.Equal([1, 2, 3], server.Read.Order());
    }

    [Theory]
    [InlineData("{tag} NO Over quota\r\n")]
    [InlineData("{tag} BAD what\r\n")]
    [InlineData("{end}")]
    public async Task A_mail_that_cannot_be_marked_is_taken_once_and_holds_up_no_other(string answer)
    {
        await using var server = await ServerAsync();
        server.OnStore[1] = answer;
        var mailbox = Mailbox(bounces => bounces.Port = server.Port);

        Assert.Equal(2, await mailbox.ReadAsync(CancellationToken.None));
        for (var round = 0; round < 6; round++)
        {
            portal.Clock.Advance(TimeSpan.FromHours(8));
            Assert.Equal(0, await mailbox.ReadAsync(CancellationToken.None));
        }

        Assert.Equal([1, 2, 3], server.Fetched);
        Assert.Equal(1, await ReportsAsync(await MessageAsync("ana@officials.example.com")));
        Assert.Empty(await UnclearAsync());
    }

    [Fact]
    public async Task Where_no_mail_comes_it_is_the_trouble_of_the_mailbox_and_nothing_is_given_up()
    {
        await using var server = await ServerAsync();
        (server.OnFetch[1], server.OnFetch[2], server.OnFetch[3]) = (No, No, No);
        var mailbox = Mailbox(bounces => bounces.Port = server.Port);

        await Assert.ThrowsAsync<MailKit.Net.Imap.ImapCommandException>(() => mailbox.ReadAsync(CancellationToken.None));
        Assert.Empty(await UnclearAsync());
        server.OnFetch.Clear();
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(3, await mailbox.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_single_mail_that_does_not_come_is_listed_as_well()
    {
        await using var server = new OddImapServer("x");
        server.OnFetch[1] = No;

        Assert.Equal(0, await Mailbox(bounces => bounces.Port = server.Port).ReadAsync(CancellationToken.None));

        Assert.Single(await UnclearAsync());
    }

    private async Task<OddImapServer> ServerAsync()
    {
        var ana = await MessageAsync("ana@officials.example.com");
        var kofi = await MessageAsync("kofi@officials.example.com");
        return new OddImapServer($"{Reports.Bounce(envelopeId: $"{ana:N}")}", $"{Reports.Bounce(envelopeId: $"{ana:N}")}",
            $"{Reports.Bounce(envelopeId: $"{kofi:N}")}");
    }
}
