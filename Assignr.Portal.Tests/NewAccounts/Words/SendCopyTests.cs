using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Words;

public sealed class SendCopyTests : IAsyncLifetime
{
    private readonly Person marcy = A.Person("Marcy Dolan", "marcy@league.example.com", Permissions.Assignor);
    private MailBench bench = null!;

    private Caller Marcy => new() { PersonId = marcy.Id, Name = marcy.FullName, Permissions = marcy.Permissions };

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync();
        await bench.Portal.SaveAsync(marcy);
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(WordedLetter.NewAccount, "Marcy, your account at Assignr Portal is ready")]
    [InlineData(WordedLetter.FirstReminder, "Marcy, your account at Assignr Portal is still waiting")]
    [InlineData(WordedLetter.NextReminder, "Marcy, one step is left at Assignr Portal")]
    [InlineData(WordedLetter.LastReminder, "Marcy, the last reminder of your account at Assignr Portal")]
    public async Task Goes_to_the_assignor_alone_and_its_link_opens_nothing(WordedLetter letter, string subject)
    {
        var answer = await SendAsync(letter);
        await bench.SendAsync();

        Assert.Equal("On its way to marcy@league.example.com. Its link opens nothing.", answer);
        var mail = Assert.Single(bench.Receiver.Mails).Parsed();
        Assert.Equal(("marcy@league.example.com", subject), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Empty(await bench.Portal.ReadAsync(db => db.Tokens.ToListAsync()));
        Assert.Contains("/choose-password/made-for-each-person-when-the-email-goes", mail.TextBody, StringComparison.Ordinal);
        Assert.False(mail.Headers.Contains("List-Unsubscribe"));
    }

    [Fact]
    public async Task Has_the_note_and_a_game_of_the_league_where_there_is_one()
    {
        await bench.Portal.SaveAsync(A.Game(bench.Portal.Now.AddDays(2), ("Referee", null)));

        await SendAsync(WordedLetter.NewAccount, "Bring shoes.");
        await bench.SendAsync();

        var text = Assert.Single(bench.Receiver.Mails).Parsed().TextBody;
        Assert.Contains("Bring shoes.", text, StringComparison.Ordinal);
        Assert.Contains("TB at KC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_again_while_it_waits_it_is_one_email_with_the_note_of_the_last_press()
    {
        await SendAsync(WordedLetter.NewAccount, "First.");
        await SendAsync(WordedLetter.NewAccount, "Second.");
        await bench.SendAsync();

        Assert.Contains("Second.", Assert.Single(bench.Receiver.Mails).Parsed().TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_address_and_a_note_that_is_too_long_are_refused()
    {
        Assert.Equal("The note is too long: at most 500 characters.", await SendAsync(WordedLetter.NewAccount, new string('x', 501)));
        Assert.Equal("You have no email address. Add one to your profile first.",
            (await bench.Portal.Get<SendCopy>().RunAsync(TestPortal.Assignor, WordedLetter.NewAccount)).Refusal);
        await SendAsync(WordedLetter.NewAccount);
        await bench.Portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.Permissions, Permissions.None)));
        await bench.SendAsync();

        Assert.Empty(bench.Receiver.Mails);
        Assert.Equal("Whoever asked for it may not sign in any more",
            await bench.Portal.ReadAsync(db => db.Messages.Select(message => message.LastReply).SingleAsync()));
    }

    private async Task<string> SendAsync(WordedLetter letter, string? note = null) =>
        (await bench.Portal.Get<SendCopy>().RunAsync(Marcy, letter, note)).InWords;
}
