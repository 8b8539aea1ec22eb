using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Grid;

/// <summary>Ticking people of the grid.</summary>
public sealed class TicksTests : PageContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync([.. Enumerable.Range(10, 40).Select(number =>
            A.Person($"Official No{number}", $"official{number}@example.com"))]);
    }

    [Fact]
    public async Task Ticks_stay_on_other_pages_and_by_other_filters()
    {
        var page = await OpenAsync();
        Assert.Empty(page.FindAll(".tick-bar"));

        await TickAsync(page, "Official No10");
        await page.Find("button[aria-label='Next page']").ClickAsync();
        await TickAsync(page, "Official No40");
        // Ends only once the clock has moved past the last key.
        var typing = page.Find("input[type=search]").InputAsync("No12");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await typing;
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".people-grid tbody tr")));

        Assert.Equal("2 ticked", page.Find(".tick-bar b").TextContent);
        await page.FindAll(".tick-bar button").Single(button => button.TextContent == "Untick all").ClickAsync();
        Assert.Empty(page.FindAll(".tick-bar"));
    }

    [Fact]
    public async Task A_whole_page_can_be_ticked_and_then_all_of_the_filter()
    {
        var page = await OpenAsync("/people?permission=official");

        await Head(page).ChangeAsync(true);

        Assert.Equal("25 ticked", page.Find(".tick-bar b").TextContent);
        await page.FindAll(".tick-bar button").Single(button => button.TextContent == "All 40 of this filter").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("40 ticked", page.Find(".tick-bar b").TextContent));
        await Head(page).ChangeAsync(false);
        Assert.Equal("15 ticked", page.Find(".tick-bar b").TextContent);
        Assert.Contains("All 25 on this page", page.Find(".tick-bar").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people?permission=official", "All 40 of this filter", "40 ticked")]
    [InlineData("/people?permission=official", "All 25 on this page", "25 ticked")]
    [InlineData("/people?q=No1", "All 10 on this page", "10 ticked")]
    public async Task A_second_press_takes_nothing_back_and_finds_the_same_button(string url, string button, string ticked)
    {
        var page = await OpenAsync(url);
        await TickAsync(page, "Official No10");
        page.WaitForAssertion(() => Assert.Contains(button, page.Find(".tick-bar").TextContent, StringComparison.Ordinal));
        var place = page.FindAll(".tick-bar button").Select(one => one.TextContent).ToList().IndexOf(button);

        await page.FindAll(".tick-bar button")[place].ClickAsync();
        await page.FindAll(".tick-bar button")[place].ClickAsync();

        Assert.Equal(ticked, page.Find(".tick-bar b").TextContent);
        Assert.Equal((button, "true"),
            (page.FindAll(".tick-bar button")[place].TextContent, page.FindAll(".tick-bar button")[place].GetAttribute("aria-disabled")));
    }

    [Fact]
    public async Task The_dialog_opens_for_those_who_are_ticked()
    {
        var page = await OpenAsync();
        await TickAsync(page, "Official No10");
        await TickAsync(page, "Official No11");

        await page.Find(".tick-bar button").ClickAsync();

        Dialogs.WaitForElement("[aria-label='Get an email'] .it");
        Assert.Equal("Send New Account Emails to 2 ticked people", Dialogs.Find("h2").TextContent);
        Assert.Equal(["0", "2"], Dialogs.FindAll(".choice .n").Select(number => number.TextContent));
    }

    [Fact]
    public async Task Observers_get_no_ticks_and_may_not_ask_for_all_of_a_filter()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = await OpenAsync();

        Assert.Empty(page.FindAll(".c-tick"));
        var observer = TestPortal.Assignor with { Permissions = Permissions.Observer };
        await Assert.ThrowsAsync<NotAllowedException>(() => Portal.Get<FindIdsOfFilter>().RunAsync(observer, new PeopleQuery()));
    }

    [Fact]
    public async Task All_of_a_filter_are_those_whom_it_shows()
    {
        await Portal.ReadAsync(db => db.People.Where(person => person.LastName == "No11")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt, Portal.Now)
                .SetProperty(person => person.LinkExpiresAt, Portal.Now.AddDays(14))));
        var query = new PeopleQuery { Standing = Standing.NotSent, Search = "official no1" };

        var ids = await Portal.Get<FindIdsOfFilter>().RunAsync(TestPortal.Assignor, query);

        Assert.Equal((await Portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, query)).Rows.Select(person => person.Id).Order(),
            ids.Order());
        Assert.Equal(9, ids.Count);
    }

    private async Task<IRenderedComponent<PeoplePage>> OpenAsync(string url = "/people")
    {
        Navigation.NavigateTo(url);
        var page = Show<PeoplePage>();
        await Task.Yield();
        page.WaitForElement(".people-grid tbody a.name");
        return page;
    }

    private static Task TickAsync(IRenderedComponent<PeoplePage> page, string name) =>
        page.WaitForElement($"input[aria-label='Tick {name}']").ChangeAsync(true);

    private static AngleSharp.Dom.IElement Head(IRenderedComponent<PeoplePage> page) =>
        page.Find("input[aria-label='Tick all on this page']");
}
