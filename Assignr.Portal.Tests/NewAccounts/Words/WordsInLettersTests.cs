using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.Tests.Mail;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using MimeKit;

namespace Assignr.Portal.Tests.NewAccounts.Words;

/// <summary>What arrives, through the real sender.</summary>
public sealed class WordsInLettersTests : ReminderBench
{
    [Fact]
    public async Task A_letter_says_the_sites_own_words_with_what_is_known_of_its_reader_and_the_rest_stays()
    {
        await SayAsync(WordedLetter.NewAccount, "{First Name}: {league}", "Hello {name}.\n\n{assignor} waits until {until}.",
            "Bring shoes.");
        await Portal.SaveAsync(A.Person());

        await SendMailingAsync(null);

        var mail = Mails.Single();
        Assert.Equal("Terrence: Assignr Portal", mail.Subject);
        var text = mail.TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("\nHello Terrence Miles.\n\nMarcy Dolan waits until ", text, StringComparison.Ordinal);
        Assert.Contains("\nBring shoes.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("has set you up", text, StringComparison.Ordinal);
        foreach (var stays in new[] { "Choose your password:\n", "The link works once, until ", "After that, Reset Password", "Not you?" })
            Assert.Contains(stays, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_a_game_goes_to_those_who_have_one_and_the_others_get_the_usual_words()
    {
        await SayAsync(WordedLetter.NewAccount, "Your game on {game day}", "Next is {first game}.", "");
        var (ann, bob) = (A.Person("Ann Alpha", "ann@example.com"), A.Person("Bob Beta", "bob@example.com"));
        await Portal.SaveAsync(ann, bob);
        await Portal.SaveAsync(A.Game(new DateTimeOffset(2026, 12, 6, 18, 0, 0, TimeSpan.Zero), ("Referee", ann)));

        await SendMailingAsync(null);

        var (toAnn, toBob) = (Of("ann@example.com"), Of("bob@example.com"));
        Assert.Equal(("Your game on Sunday 6 December", "Bob, your account at Assignr Portal is ready"), (toAnn.Subject, toBob.Subject));
        Assert.Contains("Next is Sun 6 Dec, 18:00, TB at KC.", toAnn.TextBody, StringComparison.Ordinal);
        Assert.Contains("Marcy Dolan has set you up at Assignr Portal.", toBob.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_for_it_themselves_is_not_told_of_an_assignor()
    {
        await SayAsync(WordedLetter.NewAccount, "From {assignor}", "Says {assignor}.", "By {assignor}.");
        var person = A.Person();
        await Portal.SaveAsync(person);

        await AskAsync(person, Caller.Portal);
        await bench.SendAsync();

        var mail = Mails.Single();
        Assert.Equal("Terrence, your account at Assignr Portal is ready", mail.Subject);
        Assert.DoesNotContain("{assignor}", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailing_keeps_the_words_of_its_press_and_shows_them_and_a_later_single_email_has_the_new_ones()
    {
        await SayAsync(WordedLetter.NewAccount, "Old words", "Old.", "");
        var person = A.Person();
        await Portal.SaveAsync(person);
        bench.Receiver.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("451 4.7.1 Greylisted") : null;
        var id = await SendMailingAsync(null);

        await SayAsync(WordedLetter.NewAccount, "New words", "New.", "");
        bench.Receiver.Script = _ => null;
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await bench.SendAsync();
        await AskAsync(person);
        await bench.SendAsync();

        Assert.Equal(["Old words", "New words"], Mails.Select(mail => mail.Subject));
        var view = await Portal.Get<LoadMailing>().RunAsync(TestPortal.Assignor, id);
        Assert.Equal([("Old words", "Old."), ("Old words", "Old.")], view!.Words.Select(words => (words.Subject, words.Before)));
        var export = (await Portal.Get<ExportMailing>().RunAsync(TestPortal.Assignor, id))!.Csv;
        Assert.Contains("\"Old words\n\nOld.\"", export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reminder_has_words_of_its_own()
    {
        await SayAsync(WordedLetter.FirstReminder, "First of {league}", "One.", "");
        await SayAsync(WordedLetter.LastReminder, "Last of {league}", "Three.", "Four.");
        await RemindedAsync();

        foreach (var days in new[] { 3, 4, 5 })
            await PassAsync(days);

        Assert.Equal(["First of Assignr Portal", Middle, "Last of Assignr Portal"], Reminders);
        Assert.Contains("Four.", Mails[^1].TextBody, StringComparison.Ordinal);
        Assert.Contains("No more reminders", Mails[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_placeholder_or_a_link_stays_a_name()
    {
        await SayAsync(WordedLetter.NewAccount, "{name}", "{name} evil{name}", "");
        await Portal.SaveAsync(A.Person("{league} evil.com"));

        await SendMailingAsync(null);

        Assert.Contains("\n{league} evil.\u200Acom evil{league} evil.\u200Acom\n", Mails.Single().TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    private IReadOnlyList<MimeMessage> Mails => [.. bench.Receiver.Mails.Select(mail => mail.Parsed())];

    private MimeMessage Of(string address) => Mails.Single(mail => mail.To.Mailboxes.Single().Address == address);

    private async Task SayAsync(WordedLetter letter, string subject, string before, string after)
    {
        var now = (await Portal.Get<LoadWords>().RunAsync(TestPortal.Assignor, letter)).Current;
        var answer = await Portal.Get<ChangeWords>().RunAsync(TestPortal.Assignor, letter, now,
            new Wording { Subject = subject, Before = before, After = after });
        Assert.Empty(answer.Problems);
    }
}
