using Assignr.Portal.Data;
using Assignr.Portal.Games.OneGame;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Games.Crews;

/// <summary>Who gets a position by text that is typed and sent with Enter.</summary>
public sealed class CrewFieldTests : PageContext
{
    [Theory]
    [InlineData("zzqq", "No official with that name is free for this crew.")]
    [InlineData("okafor", "More than one official is found by this: choose one of the list.")]
    public async Task Enter_saves_nobody_where_not_exactly_one_official_is_found_and_says_so(string typed, string sentence)
    {
        var page = await ShowAsync(null, "Ada Okafor", "Ben Okafor", "Carl Abel");
        Field(page).Input(typed);
        page.Find(".combo").Submit();

        page.WaitForAssertion(() => Assert.Equal(sentence, page.Find(".combo .help").TextContent));
        Assert.Null(await AssignedAsync());
        Field(page).Blur();
        page.WaitForAssertion(() => Assert.Equal("", Field(page).GetAttribute("value")));
    }

    [Fact]
    public async Task Enter_saves_the_only_official_who_is_found_by_what_is_typed_now()
    {
        var page = await ShowAsync(null, "Ada Okafor", "Ben Okafor", "Carl Abel");
        Field(page).Focus();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[role=option]").Count));
        Field(page).Input("okafor ben");
        page.Find(".combo").Submit();

        page.WaitForAssertion(() => Assert.Equal("Ben Okafor", Field(page).GetAttribute("value")));
        Assert.Equal("Ben Okafor", await AssignedAsync());
    }

    [Fact]
    public async Task Who_has_the_position_keeps_it_where_what_is_typed_is_no_name()
    {
        var page = await ShowAsync("Ada Okafor", "Ben Poe");
        Field(page).Focus();
        Field(page).Input("Ben");
        Field(page).Blur();

        page.WaitForAssertion(() => Assert.Equal("Ada Okafor", Field(page).GetAttribute("value")));
        Assert.Equal("Ada Okafor", await AssignedAsync());
    }

    [Fact]
    public async Task Emptied_and_left_the_position_is_open_again()
    {
        var page = await ShowAsync("Ada Okafor", "Ben Poe");
        Field(page).Focus();
        Field(page).Input("");
        Field(page).Blur();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".combo button")));
        Assert.Null(await AssignedAsync());
    }

    [Fact]
    public async Task A_choice_that_is_refused_leaves_the_field_with_who_has_the_position()
    {
        var page = await ShowAsync(null, "Ada Okafor", "Ben Poe");
        Field(page).Focus();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[role=option]").Count));
        await Portal.Database.WriteAsync(async db => (await db.Slots.SingleAsync())
            .Assign(await db.People.Where(person => person.LastName == "Poe").Select(person => person.Id).SingleAsync(), Portal.Now));
        page.Find("[role=option]").Click();

        page.WaitForAssertion(() => Assert.Equal("Ben Poe", Field(page).GetAttribute("value")));
        Assert.Contains("somebody else changed this position", page.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<GamePage>> ShowAsync(string? assigned, params string[] others)
    {
        var people = others.Prepend(assigned).OfType<string>()
            .Select(name => A.Person(name, $"{name.Replace(' ', '.')}@example.com".ToLowerInvariant())).ToList();
        var game = A.Game(Portal.Now.AddDays(6), ("Referee", assigned is null ? null : people[0]));
        await Portal.SaveAsync([.. people, game]);
        var page = Show<GamePage>(parameters => parameters.Add(shown => shown.GameId, game.Id));
        page.WaitForElement(".combo");
        return page;
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<GamePage> page) => page.Find("[role=combobox]");

    private Task<string?> AssignedAsync() => Portal.ReadAsync(db => db.Slots
        .Join(db.People, slot => slot.PersonId, person => person.Id, (slot, person) => person.FirstName + " " + person.LastName)
        .SingleOrDefaultAsync());
}
