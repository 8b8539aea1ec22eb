using System.Net;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Links;

/// <summary>A form acts on the link that it shows, whatever other windows of the browser have opened since.</summary>
public sealed class FormsOfLinksTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Chosen = "kickoff in the pouring rain";

    [Fact]
    public async Task Of_two_links_open_in_one_browser_each_form_sets_the_password_of_the_person_it_shows()
    {
        var (emma, luca) = (await InvitedAsync("Emma Example"), await InvitedAsync("Luca Example"));
        var browser = portal.Visit();
        var first = await browser.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        await browser.OpenAsync($"/choose-password/{await portal.MintAsync(luca, Purpose.NewAccount)}");

        var answer = await browser.PostAsync(first, "/choose-password", "choose", Typed(emma));

        Assert.Contains("Welcome, Emma", (await browser.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.NotNull(await FirstLoginAsync(emma));
        Assert.Null(await FirstLoginAsync(luca));
    }

    [Fact]
    public async Task Of_two_reset_links_open_in_one_browser_each_form_resets_the_password_of_the_person_it_shows()
    {
        var (emma, luca) = (await portal.WithAccountAsync(Somebody("Emma Example")),
            await portal.WithAccountAsync(Somebody("Luca Example")));
        var browser = portal.Visit();
        var first = await browser.OpenAsync($"/reset-password/{await portal.MintAsync(emma, Purpose.PasswordReset)}");
        await browser.OpenAsync($"/reset-password/{await portal.MintAsync(luca, Purpose.PasswordReset)}");

        await browser.PostAsync(first, "/reset-password", "reset", ("Input.Password", Chosen), ("Input.Again", Chosen));

        Assert.Equal("/", (await SignInAsync(portal.Visit(), emma, Chosen)).Location);
        Assert.Equal("/", (await SignInAsync(portal.Visit(), luca, PortalHttp.Password)).Location);
    }

    [Fact]
    public async Task Asking_for_a_new_link_asks_for_the_person_of_the_dead_link_that_the_page_is_about()
    {
        var (emma, luca) = (await InvitedAsync("Emma Example"), await InvitedAsync("Luca Example"));
        var browser = portal.Visit();
        var first =
            await browser.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount, TimeSpan.FromSeconds(-1))}");
        await browser.OpenAsync($"/choose-password/{await portal.MintAsync(luca, Purpose.NewAccount, TimeSpan.FromSeconds(-1))}");

        await browser.PostAsync(first, "/choose-password", "new-link");

        await EventuallyAsync(() => portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == emma.Id)));
        Assert.False(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == luca.Id)));
    }

    [Fact]
    public async Task A_reload_shows_the_link_of_its_own_window()
    {
        var (emma, luca) = (await InvitedAsync("Emma Example"), await InvitedAsync("Luca Example"));
        var browser = portal.Visit();
        var first = (await browser.GetAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}")).Location!;
        var second = (await browser.GetAsync($"/choose-password/{await portal.MintAsync(luca, Purpose.NewAccount)}")).Location!;

        Assert.Contains("Emma Example", (await browser.GetAsync(first)).Text, StringComparison.Ordinal);
        Assert.Contains("Luca Example", (await browser.GetAsync(second)).Text, StringComparison.Ordinal);
        Assert.Contains("This link does not work", (await browser.GetAsync("/choose-password")).Text, StringComparison.Ordinal);
        Assert.Contains("This link does not work", (await portal.Visit().GetAsync(first)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_works_after_the_cookies_of_its_link_are_gone()
    {
        var emma = await InvitedAsync("Emma Example");
        var browser = portal.Visit();
        var page = await browser.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        browser.Lose("__Host-assignr-choose-");

        Assert.Equal("/?welcome=1", (await browser.PostAsync(page, "/choose-password", "choose", Typed(emma))).Location);
    }

    [Fact]
    public async Task The_oldest_links_make_room_and_their_forms_still_work()
    {
        var people = new List<Person>();
        var pages = new List<Answer>();
        var browser = portal.Visit();
        for (var i = 0; i < LinkCookie.Most + 2; i++)
        {
            people.Add(await InvitedAsync($"Child{i} Example"));
            pages.Add(await browser.OpenAsync($"/choose-password/{await portal.MintAsync(people[i], Purpose.NewAccount)}"));
            Assert.Contains(people[i].FullName, pages[i].Text, StringComparison.Ordinal);
        }

        Assert.Equal(LinkCookie.Most,
            browser.Cookies.Keys.Count(name => name.StartsWith("__Host-assignr-choose-", StringComparison.Ordinal)));
        Assert.Equal("/?welcome=1", (await browser.PostAsync(pages[0], "/choose-password", "choose", Typed(people[0]))).Location);
    }

    [Fact]
    public async Task The_same_link_sent_from_two_windows_is_used_once_and_the_second_one_says_so()
    {
        var emma = await InvitedAsync("Emma Example");
        var raw = await portal.MintAsync(emma, Purpose.NewAccount);
        var (one, other) = (portal.Visit(), portal.Visit());
        var (page, late) = (await one.OpenAsync($"/choose-password/{raw}"), await other.OpenAsync($"/choose-password/{raw}"));

        await one.PostAsync(page, "/choose-password", "choose", Typed(emma));
        var answer = await other.PostAsync(late, "/choose-password", "choose", Typed(emma));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("This link was already used", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Email me a new link", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_address_nor_the_page_shows_the_secret_of_the_link()
    {
        var emma = await InvitedAsync("Emma Example");
        var raw = await portal.MintAsync(emma, Purpose.NewAccount);
        var browser = portal.Visit();

        var answer = await browser.GetAsync($"/choose-password/{raw}");
        var page = await browser.GetAsync(answer.Location!);

        Assert.DoesNotContain(raw, answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(raw, page.Body, StringComparison.Ordinal);
        Assert.Matches("""<input type="hidden" name="Link" value="[^"]{60,}""", page.Body);
    }

    [Fact]
    public async Task What_a_form_of_one_purpose_carries_opens_no_other()
    {
        var emma = await portal.WithAccountAsync(Somebody("Emma Example"));
        var browser = portal.Visit();
        var page = await browser.OpenAsync($"/reset-password/{await portal.MintAsync(emma, Purpose.PasswordReset)}");

        var answer = await browser.PostAsync(page, "/choose-password", "choose", Typed(emma));

        Assert.Contains("This link does not work", answer.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInAsync(portal.Visit(), emma, PortalHttp.Password)).Location);
    }

    [Fact]
    public async Task Whoever_is_signed_in_as_somebody_else_is_told_first_and_then_signed_in_as_the_person_of_the_form()
    {
        var luca = await portal.WithAccountAsync(Somebody("Luca Example"));
        var emma = await InvitedAsync("Emma Example");
        var browser = portal.Visit();
        await SignInAsync(browser, luca, PortalHttp.Password);

        var page = await browser.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        Assert.Contains("You are signed in as Luca Example here. This form is Emma Example's: Submit signs you in as Emma Example.",
            page.Text, StringComparison.Ordinal);
        var answer = await browser.PostAsync(page, "/choose-password", "choose", Typed(emma));

        Assert.Contains("Welcome, Emma", (await browser.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInAsync(portal.Visit(), luca, PortalHttp.Password)).Location);
    }

    private static Person Somebody(string name) => A.Person(name, $"{Guid.NewGuid():n}@example.com");

    private async Task<Person> InvitedAsync(string name)
    {
        var person = Somebody(name);
        await portal.SaveAsync(person);
        return person;
    }

    private static (string, string)[] Typed(Person person) =>
        [("Input.UserName", person.PrimaryAddress!), ("Input.Password", Chosen), ("Input.Again", Chosen)];

    private static Task<Answer> SignInAsync(Visitor visitor, Person person, string password) =>
        visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", password));

    private Task<DateTimeOffset?> FirstLoginAsync(Person person) =>
        portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(row => row.FirstLoginAt).SingleAsync());

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
            patience.Token.ThrowIfCancellationRequested();
    }
}
