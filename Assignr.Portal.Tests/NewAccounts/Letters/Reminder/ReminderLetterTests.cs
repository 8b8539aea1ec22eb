using System.Text.RegularExpressions;
using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.Letters;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Letters.Reminder;

public sealed partial class ReminderLetterTests : ReminderBench
{
    [Fact]
    public void The_last_one_reads_like_this_as_plain_text()
    {
        var letter = Portal.Get<ReminderLetterWriter>().Write(Some.Reminder(ReminderText.Last, games: Some.Games));

        Assert.Equal("Terrence, the last reminder of your account at Sunday Officials", letter.Subject);
        Assert.Equal("""
            Sunday Officials

            Terrence, this is the last reminder

            Marcy Dolan has set you up at Sunday Officials, and your account has no
            password yet. Choose one now, and you can sign in. No other reminder
            follows this one.

            Choose your password:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            The link works once, until Monday 7 December 2026, 09:41 Eastern time.
            After that, Reset Password on the sign-in page sends you a new one at
            any time.
            You will sign in as terrence.miles@officials.example.com.
            On another device? Open portal.sunday.example/start and type the code
            ABCD-EFGH.

            Your next games
                Sun 29 Nov, 13:00   SF at LA     Back Judge
                Sun 6 Dec, 20:20    IND at HOU   Back Judge
                Sun 13 Dec, 16:05   NYJ at SEA   Back Judge

            Not you? No longer officiating? Say so here:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            Or answer this email, and it goes to Marcy Dolan. Without your password
            nobody can use this account.

            No more reminders:
            https://portal.sunday.example/choose-password/3fJw0Yb7mQx2pVtK9sLrD4hN8cZaUe6gTiO1kRvXyM5

            Sent by Sunday Officials to terrence.miles@officials.example.com

            """, letter.Text);
    }

    [Theory]
    [InlineData(ReminderText.First, true, "Terrence, your account at Sunday Officials is still waiting",
        "Terrence, your account is still waiting")]
    [InlineData(ReminderText.Middle, false, "Terrence, one step is left at Sunday Officials", "Terrence, one step is left")]
    [InlineData(ReminderText.Middle, true, "Terrence, your game on Sunday 29 November: choose your password at Sunday Officials",
        "Terrence, your game is on Sunday 29 November")]
    public void Each_has_words_of_its_own(ReminderText text, bool hasGame, string subject, string title)
    {
        var letter = Portal.Get<ReminderLetterWriter>().Write(Some.Reminder(text, games: hasGame ? Some.Games : []));

        Assert.Equal(subject, letter.Subject);
        Assert.Contains($"\n{title}\n", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No other reminder", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_wire_it_can_be_ended_by_one_press_and_its_links_work()
    {
        var person = await RemindedAsync(days: ReminderDays.Stored("3,7"));

        await PassAsync(3);

        var mail = bench.Receiver.Mails[^1];
        var letter = mail.Parsed();
        var noMore = Assert.Single(Link("no-reminders").Matches(letter.TextBody!)).Groups[1].Value;
        Assert.Contains($"\r\nList-Unsubscribe: <https://portal.example.test/no-reminders/{noMore}>\r\n",
            Unfolded().Replace(mail.Text, " "), StringComparison.Ordinal);
        Assert.Contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", mail.Text, StringComparison.Ordinal);
        var choose = Assert.Single(Link("choose-password").Matches(letter.TextBody!)).Groups[1].Value;
        var links = await Portal.ReadAsync(async db => (
            await db.FindLinkAsync(choose, Purpose.NewAccount, Portal.Now),
            await db.FindLinkAsync(noMore, Purpose.DeclineReminders, Portal.Now)));
        Assert.Equal((LinkState.Good, LinkState.Good), (links.Item1.State, links.Item2.State));
        Assert.Equal((Portal.Now.AddDays(14), Portal.Now.AddDays(365)), (links.Item1.Token!.ExpiresAt, links.Item2.Token!.ExpiresAt));
        Assert.Equal(2, await Portal.ReadAsync(db => db.OpenLinks(person.Id, Portal.Now).CountAsync()));
        var row = await Portal.ReadAsync(db => db.People.SingleAsync());
        Assert.Equal((Portal.Now, Portal.Now.AddDays(14)), (row.NewAccountHandedOverAt, row.LinkExpiresAt));
        Assert.Equal(1, await Portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.LinkIssued)));
    }

    [Fact]
    public async Task Other_letters_have_no_such_header()
    {
        await RemindedAsync();

        Assert.DoesNotContain("List-", bench.Receiver.Mails.Single().Text, StringComparison.Ordinal);
    }

    private static Regex Link(string path) => new($@"https://portal\.example\.test/{path}/([\w-]{{43}})");

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Unfolded();
}
