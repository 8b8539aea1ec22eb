using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.People.Grid;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Grid;

public sealed class PeoplePageTests : PageContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var brad = A.Person("Brad Allen", "brad.allen@officials.example.com");
        await Portal.SaveAsync(
            brad, A.Person("Tra Blake", null), A.Person("Allen Baynes", "baynes.family@home.example", moreAddresses: "allen@mail.example"),
            A.Person("Rusty Baynes", "baynes.family@home.example"),
            A.Person("Brian Bolinger", "bb@officials.example.com", Permissions.None),
            A.Game(Portal.Now.AddDays(6), ("Referee", brad)));
    }

    [Fact]
    public void Shows_everybody_with_standing_addresses_and_next_game()
    {
        var page = Open("/people");

        Assert.Equal(["Brad Allen", "Allen Baynes", "Rusty Baynes", "Tra Blake", "Brian Bolinger", "Marcy Dolan"], Names(page));
        var rows = page.FindAll(".people-grid tbody tr");
        Assert.Contains("29 Nov", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Not sent", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(["+1", "shared"], rows[1].QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        Assert.Contains("Add an address", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("gone", rows[4].ClassName!, StringComparison.Ordinal);
        Assert.Equal("1–6 of 6", page.Find(".pager [role=status]").TextContent);
    }

    [Fact]
    public void The_banner_says_how_many_have_never_logged_in_and_how_many_have_a_game()
    {
        var page = Open("/people");

        var banner = page.WaitForElement(".announcement");
        Assert.Contains("4 people have never logged in.", banner.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of them has a game coming up.", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal("Send New Account Emails", banner.QuerySelector("button")!.TextContent.Trim());
    }

    [Fact]
    public async Task Without_anybody_to_send_to_there_is_no_banner()
    {
        await Portal.Database.WriteAsync(db => db.People.ExecuteUpdateAsync(row =>
            row.SetProperty(person => person.FirstLoginAt, Portal.Now)));

        var page = Open("/people");

        page.WaitForElement(".legend");
        Assert.Empty(page.FindAll(".announcement"));
    }

    [Fact]
    public async Task The_line_says_how_far_the_league_is_and_its_buttons_filter()
    {
        var page = Open("/people");
        page.WaitForElement(".line:not(.btn)");
        Assert.Equal("1 of 5 active people have logged in", page.Find(".line:not(.btn)").GetAttribute("aria-label"));

        await page.FindAll(".legend button").First(button => button.TextContent.Contains("No email", StringComparison.Ordinal))
            .ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["Tra Blake"], Names(page)));
        Assert.EndsWith("/people?standing=noemail", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("true", page.FindAll(".legend button")
            .First(button => button.TextContent.Contains("No email", StringComparison.Ordinal)).GetAttribute("aria-pressed"));
    }

    [Fact]
    public void A_shared_link_shows_what_was_shared_and_back_goes_back()
    {
        var page = Open("/people?q=baynes&sort=email&down=yes&permission=official");
        Assert.Equal(["Allen Baynes", "Rusty Baynes"], Names(page));
        Assert.Equal("baynes", page.Find("input[type=search]").GetAttribute("value"));
        Assert.Equal("descending", page.FindAll("th[aria-sort]").Single().GetAttribute("aria-sort"));

        Navigation.NavigateTo("/people");

        page.WaitForAssertion(() => Assert.Equal(6, Names(page).Count()));
        Assert.Equal("", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task Searching_waits_for_the_last_key_and_goes_into_the_address()
    {
        var page = Open("/people");
        var typing = page.Find("input[type=search]").InputAsync("RUSTY");
        Assert.EndsWith("/people", Navigation.Uri, StringComparison.Ordinal);

        Portal.Clock.Advance(TimeSpan.FromMilliseconds(300));
        await typing;

        page.WaitForAssertion(() => Assert.Equal(["Rusty Baynes"], Names(page)));
        Assert.EndsWith("/people?q=RUSTY", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sorting_is_a_button_in_the_head_that_turns_round()
    {
        var page = Open("/people");

        await page.FindAll("th button").First(button => button.TextContent.Contains("Name", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("Marcy Dolan", Names(page).First()));
        Assert.Equal("descending", page.Find("th.c-name").GetAttribute("aria-sort"));
        await page.FindAll("th button").First(button => button.TextContent.Contains("Last login", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("descending", page.Find("th.c-login").GetAttribute("aria-sort")));
        Assert.Null(page.Find("th.c-name").GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task No_match_names_the_search_and_the_filters_and_offers_to_clear_them()
    {
        var page = Open("/people?q=zzzz&standing=refused&upcoming=yes");

        var empty = page.WaitForElement(".empty");
        Assert.Contains("Looked for “zzzz”, refused, an upcoming game.", empty.TextContent, StringComparison.Ordinal);
        await empty.QuerySelector("button")!.ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(6, Names(page).Count()));
    }

    [Fact]
    public async Task Goes_on_by_itself_when_mail_moves()
    {
        var page = Open("/people");
        await Portal.SaveAsync(A.Person("Aaron Aardvark"));

        Portal.Get<ChangeFeed>().Tell(Change.Anything);
        Portal.Clock.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Equal("Aaron Aardvark", Names(page).First()));
    }

    [Fact]
    public async Task Adds_a_person_and_says_that_the_email_is_on_its_way()
    {
        var page = Open("/people");
        await OpenDialogAsync(page);
        await Dialogs.Find("#new-first").InputAsync("Dominique");
        await Dialogs.Find("#new-last").InputAsync("Pender");
        await Dialogs.Find("#new-address-0").InputAsync("dominique.pender@officials.example.com");
        Assert.True(Dialogs.Find(".now input").HasAttribute("checked"));

        await Dialogs.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Dominique Pender", Names(page)));
        Assert.Equal("dominique.pender@officials.example.com", (await Portal.ReadAsync(db => db.Messages.SingleAsync())).Address);
        Assert.Empty(Dialogs.FindAll("form"));
    }

    [Fact]
    public async Task Without_an_address_the_box_is_unticked_and_says_why()
    {
        var page = Open("/people");
        await OpenDialogAsync(page);

        var box = Dialogs.Find(".now input");
        Assert.True(box.HasAttribute("disabled"));
        Assert.False(box.HasAttribute("checked"));
        Assert.Contains("Needs an email address.", Dialogs.Find(".now").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        var page = Open("/people");
        await OpenDialogAsync(page);
        await Dialogs.Find("#new-first").InputAsync("Dominique");
        await Dialogs.Find("#new-address-0").InputAsync("pender.family@home");

        await Dialogs.Find("form").SubmitAsync();

        Assert.Equal(["Enter a last name.", "The part after the @ needs a dot, such as example.com."],
            Dialogs.FindAll(".help.wrong").Select(help => help.TextContent.Trim()));
        Assert.Equal("true", Dialogs.Find("#new-last").GetAttribute("aria-invalid"));
        Assert.Equal("Dominique", Dialogs.Find("#new-first").GetAttribute("value"));
        Assert.Equal("pender.family@home", Dialogs.Find("#new-address-0").GetAttribute("value"));
    }

    [Fact]
    public async Task Says_who_else_has_an_address_when_one_leaves_the_field()
    {
        var page = Open("/people");
        await OpenDialogAsync(page);
        await Dialogs.Find("#new-address-0").InputAsync("BAYNES.family@home.example");

        await Dialogs.Find("#new-address-0").ChangeAsync("BAYNES.family@home.example");

        Dialogs.WaitForAssertion(() => Assert.Equal(
            "Allen Baynes and Rusty Baynes have this address too. Each gets an email of their own.",
                Dialogs.Find(".lines [role=status]").TextContent));
    }

    [Fact]
    public async Task An_observer_reads_and_is_offered_nothing_to_change()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open("/people");

        page.WaitForElement(".announcement");
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Add a New Person", StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".announcement button"));
        Assert.DoesNotContain("Add an address", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PeoplePage> Open(string url)
    {
        Navigation.NavigateTo(url);
        var page = Show<PeoplePage>();
        page.WaitForState(() => page.FindAll(".people-grid tbody tr:not(.waiting), .empty").Count > 0);
        return page;
    }

    private async Task OpenDialogAsync(IRenderedComponent<PeoplePage> page)
    {
        // Not awaited, because its handler waits for the dialog.
        _ = page.FindAll("button").First(button => button.TextContent.Contains("+ Add a New Person", StringComparison.Ordinal))
            .ClickAsync();
        await Dialogs.WaitForElementAsync("#new-first");
    }

    private static IEnumerable<string> Names(IRenderedComponent<PeoplePage> page) =>
        page.FindAll(".people-grid tbody a.name").Select(name => name.TextContent);
}
