using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Words;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Words;

public sealed class WordsPageTests : PageContext
{
    [Fact]
    public async Task Own_words_are_seen_at_once_saved_and_taken_back()
    {
        var page = Open();
        Assert.Equal("{first name}, your account at {league} is ready", page.Find("#words-subject").GetAttribute("value"));

        Type(page, "#words-subject", "Welcome, {first name}");
        page.WaitForAssertion(() => Assert.Equal("Welcome, Marcy", page.Find(".subject b").TextContent));
        await page.Find("form").SubmitAsync();
        Assert.Equal("Welcome, {first name}", await SubjectAsync());

        await Button(page, "Use the usual words").ClickAsync();
        Assert.Equal("Marcy, your account at Assignr Portal is ready", page.Find(".subject b").TextContent);
        Assert.Equal("Welcome, {first name}", await SubjectAsync());
        await page.Find("form").SubmitAsync();
        Assert.Null(await SubjectAsync());
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_field_and_the_preview_waits()
    {
        var page = Open();

        Type(page, "#words-before", "Hello {nickname}");

        Assert.Contains("There is no {nickname}.", page.Find("#words-before-help").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#words-before").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll("iframe"));
        Assert.Equal("Hello {nickname}", page.Find("#words-before").GetAttribute("value"));

        // It is gone with the key that puts it right, and the field need not be left.
        page.Find("#words-before").Input("Hello {first name}");

        Assert.Empty(page.FindAll("[aria-invalid]"));
    }

    [Fact]
    public async Task Another_assignors_words_are_not_overwritten_unseen()
    {
        var page = Open();
        Type(page, "#words-subject", "Mine");
        var current = (await Portal.Get<LoadWords>().RunAsync(TestPortal.Assignor, WordedLetter.NewAccount)).Current;
        await Portal.Get<ChangeWords>()
            .RunAsync(TestPortal.Assignor, WordedLetter.NewAccount, current, current with { Subject = "Theirs" });

        await page.Find("form").SubmitAsync();
        Assert.Contains("somebody else changed these words meanwhile", page.Find(".announcement").TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs", await SubjectAsync());
        Type(page, "#words-subject", "Mine, really");
        Assert.Contains("somebody else", page.Find(".announcement").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();

        Assert.Equal("Mine, really", await SubjectAsync());
    }

    [Fact]
    public async Task An_observer_reads_and_changes_nothing()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open("last-reminder");

        Assert.True(page.Find("#words-subject").HasAttribute("disabled"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent is "Save" or "Email it to me");
    }

    [Fact]
    public void An_address_that_names_no_email_says_so() =>
        Assert.Contains("There is no such email.", Open("nonsense").Markup, StringComparison.Ordinal);

    private IRenderedComponent<WordsPage> Open(string? which = null)
    {
        var page = Show<WordsPage>(page => page.Add(one => one.Which, which));
        page.WaitForElement("#words-subject, .empty");
        return page;
    }

    private static void Type(IRenderedComponent<WordsPage> page, string field, string words)
    {
        page.Find(field).Input(words);
        page.Find(field).Change(words);
    }

    private Task<string?> SubjectAsync() => Portal.ReadAsync(db => db.OwnWords.Select(words => words.Subject).SingleOrDefaultAsync());

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<WordsPage> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent == words);
}
