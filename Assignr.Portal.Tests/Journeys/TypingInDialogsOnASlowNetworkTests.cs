using System.Text;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What is typed and chosen in the preview of an import, and while an address is corrected, at a round trip of 300 ms.</summary>
[Collection(PageJourney.Name)]
public sealed class TypingInDialogsOnASlowNetworkTests(Chromium chromium)
{
    [Fact]
    public async Task The_team_of_a_schedule_a_row_of_it_and_who_is_meant_are_as_typed_and_chosen()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Wilhelmina Okafor-Lindqvist", "wilhelmina@officials.example.com"), A.Person());
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/games/import");
        await Expect(marcy.Page.Locator("#import-file")).ToBeAttachedAsync();
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        await marcy.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload
        {
            Name = "ours.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                $"Date,Time,Opponent,H/A,Referee\n{day:yyyy-MM-dd},10:00,Lions,H,Mina Zz\n{day:yyyy-MM-dd},19:00,Bears,A,Mina Zz\n"),
        });
        await Expect(marcy.Heading("Import ours.csv")).ToBeVisibleAsync();

        await Hands.TypeAsync(marcy, "The team whose schedule this is", "Portland Thunderbirds");
        await Hands.ReadsAsync(marcy, ("The team whose schedule this is", "Portland Thunderbirds"));
        await marcy.Button("That is it").ClickAsync();
        await marcy.Button($"Line 2, Lions at Portland Thunderbirds, {day:yyyy-MM-dd}: look and edit").ClickAsync();
        await Hands.TypeAsync(marcy, "Other team", " United of Salem", end: true);
        await Hands.ReadsAsync(marcy, ("Other team", "Lions United of Salem"));
        await marcy.Button("Save the row").ClickAsync();
        var changed = marcy.Button($"Line 2, Lions United of Salem at Portland Thunderbirds, {day:yyyy-MM-dd}: look and edit");
        await Expect(changed).ToBeVisibleAsync();

        await marcy.Field("Mina Zz is").SelectOptionAsync("Is somebody else here…");
        await Hands.TypeAsync(marcy, "Official", "Wilhelmina Okafor");
        await Hands.ReadsAsync(marcy, ("Official", "Wilhelmina Okafor"));
        await marcy.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Wilhelmina Okafor-Lindqvist" }).ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await marcy.Button("Import 2 games").ClickAsync();
        await Expect(marcy.Heading("2 games imported")).ToBeVisibleAsync();

        var games = await portal.ReadAsync(db => db.Games.Include(game => game.Crew).OrderBy(game => game.StartsAt).ToListAsync());
        Assert.Equal(
            [("Portland Thunderbirds", "Lions United of Salem"), ("Bears", "Portland Thunderbirds")],
            games.ConvertAll(game => (game.Home, game.Away)));
        var meant = await portal.ReadAsync(
            db => db.People.Where(person => person.FirstName == "Wilhelmina").Select(person => person.Id).SingleAsync());
        Assert.All(games, game => Assert.Equal(meant, Assert.Single(game.Crew).PersonId));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Pasted_cells_their_columns_and_the_positions_of_a_crew_are_as_typed_and_chosen()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@officials.example.com"),
            A.Person("Sasha Hollis", "sasha@officials.example.com"));
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/games/import");
        await Expect(marcy.Page.Locator("#import-file")).ToBeAttachedAsync();
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(30);

        await Hands.TypeAsync(marcy, "Or paste cells",
            $"Date,Time,Those who stay,Away,Officials\n{day:yyyy-MM-dd},10:00,Lions,Bears,\"Theo Marlowe, Sasha Hollis\"\n");
        await marcy.Button("Use these cells").ClickAsync();
        await marcy.Field("Those who stay becomes").SelectOptionAsync("Home");
        await Hands.TypeAsync(marcy, "Positions in “Officials”, in order", "Umpire in Chief, Line Judge", over: true);
        await Hands.ReadsAsync(marcy, ("Positions in “Officials”, in order", "Umpire in Chief, Line Judge"));
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Hands.ReadsAsync(marcy, ("Positions in “Officials”, in order", "Umpire in Chief, Line Judge"));
        await marcy.Button("Import 1 game").ClickAsync();
        await Expect(marcy.Heading("1 game imported")).ToBeVisibleAsync();

        var game = await portal.ReadAsync(db => db.Games.Include(game => game.Crew.OrderBy(slot => slot.Order)).SingleAsync());
        Assert.Equal(("Lions", "Umpire in Chief", "Line Judge"), (game.Home, game.Crew[0].Position, game.Crew[1].Position));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task An_address_is_fixed_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Kofi Olvera", "kofi.olvera@officials.example.com"));
        portal.Receiver.Script = turn => turn is { Verb: "RCPT", To: "kofi.olvera@officials.example.com" }
            ? SmtpAnswer.Say("550 5.1.1 No such mailbox") : null;
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("Send New Account Emails").ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("1 person gets 1 email.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        portal.PutForward(SendMailing.UndoWindow);

        await marcy.Button("Fix the address and send again").ClickAsync();
        await Hands.TypeAsync(marcy, "Email address", "kofi@officials.example.com", over: true);
        await Hands.ReadsAsync(marcy, ("Email address", "kofi@officials.example.com"));
        await marcy.Button("Save and send again").ClickAsync();

        Assert.Equal("kofi@officials.example.com", (await portal.LetterAsync()).To.Single());
        Assert.Empty(marcy.Complaints);
    }
}
