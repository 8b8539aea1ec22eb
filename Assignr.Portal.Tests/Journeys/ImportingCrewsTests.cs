using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A schedule as a person wrote it: both teams in one cell, the crew in another, short names, strangers.</summary>
[Collection(PageJourney.Name)]
public sealed class ImportingCrewsTests(Chromium chromium)
{
    private const string Schedule = """
        Date,Time,Game,Site,Division,Officials
        2026-12-05,13:00,Tigers @ Lions,Lincoln Park,Girls Varsity,"Theo Marlowe, Sasha Hollis"
        2026-12-06,13:00,Wolves vs Bears,Lincoln Park,Girls Varsity,T. Marlowe / Kay Garnet
        2026-12-07,13:00,Hawks @ Eagles,Lincoln Park,Girls Varsity,Hollis; Robin Castle
        2026-12-08,13:00,Owls @ Crows,Lincoln Park,Girls Varsity,theo@example.com; Noor Escobedo (U)

        """;

    [Fact]
    public async Task Every_guess_is_said_with_its_undo_and_whoever_is_not_found_is_picked_at_a_desk()
    {
        await using var portal = await WithCrewAsync();
        var marcy = await portal.AssignorAsync();
        await DropAsync(marcy);
        var reading = marcy.Page.GetByRole(AriaRole.Region, new() { Name = "How the file was read" });
        await Expect(reading).ToContainTextAsync("“Game” is read as both teams, as “Tigers @ Lions”.");
        await Expect(reading).ToContainTextAsync("The first of two teams is at home: Wolves, where Wolves and Bears play.");
        await Expect(marcy.Text("Site and Division are left out.")).ToBeVisibleAsync();
        await LookAsync(marcy, "import-guesses");

        await marcy.Button("The second one is").ClickAsync();
        await Expect(reading).ToContainTextAsync("The second of two teams is at home: Bears, where Wolves and Bears play.");
        await marcy.Field("Positions in “Officials”, in order").FillAsync("Referee, Umpire");
        await marcy.Field("Positions in “Officials”, in order").PressAsync("Enter");
        await marcy.Button("Take the one offered for 2 names").ClickAsync();
        await Expect(marcy.Heading("3 names are not here yet")).ToBeVisibleAsync();

        await marcy.Field("Kay Garnet is").SelectOptionAsync("Is somebody else here…");
        await marcy.Page.GetByRole(AriaRole.Combobox, new() { Name = "Official", Exact = true }).FillAsync("quinn");
        await marcy.Page.GetByRole(AriaRole.Option, new() { Name = "Ada Quinn" }).ClickAsync();
        await Expect(marcy.Field("Kay Garnet is").Locator("option:checked")).ToHaveTextAsync("Is Ada Quinn (ada@example.com)");
        await marcy.Button("Add all 2 as new officials").ClickAsync();
        await marcy.Button("Import 4 games").ClickAsync();
        await Expect(marcy.Heading("4 games imported")).ToBeVisibleAsync();

        var games = await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt)
            .Select(game => $"{game.Away} at {game.Home}").ToListAsync());
        Assert.Equal(["Tigers at Lions", "Wolves at Bears", "Hawks at Eagles", "Owls at Crows"], games);
        var crews = await portal.ReadAsync(db => db.Slots.Join(db.Games, slot => slot.GameId, game => game.Id,
            (slot, game) => new { slot, game.StartsAt })
            .Join(db.People, one => one.slot.PersonId, person => person.Id,
                (one, person) => new { one.StartsAt, one.slot.Order, Text = $"{one.slot.Position} {person.LastName}" })
            .OrderBy(one => one.StartsAt).ThenBy(one => one.Order).Select(one => one.Text).ToListAsync());
        Assert.Equal(
            ["Referee Marlowe", "Umpire Hollis", "Referee Marlowe", "Umpire Quinn", "Referee Hollis", "Umpire Castle",
                "Referee Marlowe", "U Escobedo"], crews);
    }

    [Fact]
    public async Task The_same_preview_is_accessible_and_fits_on_a_phone()
    {
        await using var portal = await WithCrewAsync();
        var marcy = await portal.AssignorAsync(ColorScheme.Dark, width: 360);
        await DropAsync(marcy);
        await LookAsync(marcy);
        await marcy.Button("Change").ClickAsync();
        await Expect(marcy.Field("Site becomes")).ToBeVisibleAsync();
        await LookAsync(marcy);

        await marcy.Field("Kay Garnet is").SelectOptionAsync("Is somebody else here…");
        await marcy.Page.GetByRole(AriaRole.Combobox, new() { Name = "Official", Exact = true }).FillAsync("quinn");
        await Expect(marcy.Page.GetByRole(AriaRole.Option, new() { Name = "Ada Quinn" })).ToBeVisibleAsync();
        await LookAsync(marcy);
    }

    private async Task<PortalServer> WithCrewAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Ada Quinn", "ada@example.com"));
        return portal;
    }

    private static async Task DropAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/games/import");
        await visitor.Page.Locator("#import-file")
            .SetInputFilesAsync(new FilePayload { Name = "spring.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Schedule) });
        await Expect(visitor.Heading("5 names are not here yet")).ToBeVisibleAsync();
    }

    private static async Task LookAsync(Visitor visitor, string? picture = null)
    {
        if (picture is not null && Environment.GetEnvironmentVariable("TAKE_PICTURES") is { } folder)
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{picture}.png") });
        Assert.Empty(await visitor.ViolationsAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
    }
}
