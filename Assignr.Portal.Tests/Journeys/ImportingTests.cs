using System.Globalization;
using System.Text;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A spreadsheet becomes people, a schedule becomes games, and its people get their email.</summary>
[Collection(PageJourney.Name)]
public sealed class ImportingTests(Chromium chromium)
{
    private static readonly DateOnly Midseason = new(2026, 11, 23);

    [Fact]
    public async Task On_an_empty_site_people_come_in_then_games_and_the_assigned_officials_of_them_are_emailed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        var (people, games) = (await File.ReadAllLinesAsync(Demo("people.csv")),
            Shifted(await File.ReadAllLinesAsync(Demo("games.csv")), Today(portal)));

        await marcy.SelectMenuAsync("People");
        await marcy.Link("Import from Spreadsheet").First.ClickAsync();
        await DropAsync(marcy, "people.csv", string.Join('\n', people));
        await marcy.Button("Import 122 people").ClickAsync();
        await Expect(marcy.Heading("122 people imported")).ToBeVisibleAsync();
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));

        await marcy.SelectMenuAsync("Games");
        await marcy.Link("Import from Spreadsheet").ClickAsync();
        await DropAsync(marcy, "games.csv", string.Join('\n', games));
        await marcy.Button("Import 269 games").ClickAsync();
        await Expect(marcy.Heading("269 games imported")).ToBeVisibleAsync();

        // A person with a game who did not come with the import must get nothing.
        var stranger = A.Person("Not Imported", "not.imported@officials.example.com");
        await portal.SaveAsync(stranger);
        await portal.SaveAsync(A.Game(portal.Clock.GetUtcNow().AddDays(3), ("Referee", stranger)));
        await marcy.Button("Send New Account Emails").ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Assigned Officials" }).CheckAsync();
        var expected = Assigned(people, games, Today(portal));
        await Expect(marcy.Dialog).ToContainTextAsync($"{expected.Count} people get {expected.Count} emails.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await Expect(marcy.Text("All Assigned Officials of games.csv")).ToBeVisibleAsync();

        portal.PutForward(SendMailing.UndoWindow);
        await portal.Receiver.WaitForMailsAsync(expected.Count);
        await portal.SettledAsync();
        Assert.Equal(expected, portal.Receiver.Mails.SelectMany(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.Contains("choose-password", HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_chosen_the_moment_the_page_stands_is_read_on_a_slow_network_too()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(600));
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/people/import");

        await DropAsync(marcy, "one.csv", "First name,Last name,Email\nAna,Zamora,ana@x.example\n");

        await Expect(marcy.Button("Import 1 person")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Reading one.csv", "one.csv")]
    [InlineData("Reading the files", "one.csv", "two.csv")]
    public async Task The_name_of_a_file_stands_there_as_soon_as_it_is_chosen(string sentence, params string[] names)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(300));
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/people/import");

        // Read in the same task as the choice, so that no answer of the server can arrive between.
        var said = await marcy.Page.Locator("#import-file").EvaluateAsync<string>(
            """
            (field, names) => {
                const files = new DataTransfer();
                for (const name of names) files.items.add(new File(["First name,Last name\nAna,Zamora\n"], name));
                field.files = files.files;
                field.dispatchEvent(new Event("change", { bubbles: true }));
                return field.parentElement.innerText.trim();
            }
            """, names);

        Assert.Equal(sentence, said);
        var answer = names.Length == 1 ? marcy.Heading("Import one.csv") : marcy.Text("More than one file was not taken.");
        await Expect(answer).ToBeVisibleAsync();
        await Expect(marcy.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Cells_are_pasted_their_columns_named_and_that_is_remembered()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");
        await marcy.Field("Or paste cells").FillAsync("Whistle\tClan\tReach\nAna\tZamora\tana@x.example\n");
        await marcy.Button("Use these cells").ClickAsync();
        await Expect(marcy.Heading("Import Pasted cells")).ToBeVisibleAsync();

        await marcy.Field("Whistle becomes").SelectOptionAsync("First name");
        await marcy.Field("Clan becomes").SelectOptionAsync("Last name");
        await marcy.Button("Import 1 person").ClickAsync();
        await Expect(marcy.Heading("1 person imported")).ToBeVisibleAsync();

        await marcy.OpenAsync("/people/import");
        await DropAsync(marcy, "next.csv", "Whistle,Clan,Reach\nKofi,Olvera,kofi@x.example\n");
        await Expect(marcy.Text("The columns are read as in your last file with these headings.")).ToBeVisibleAsync();
        await Expect(marcy.Button("Import 1 person")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Rows_are_corrected_in_place_the_rest_comes_back_as_a_file_and_all_of_it_can_be_undone()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person());
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");
        await DropAsync(marcy, "list.csv",
            "First Name,Last Name,Email\nAna,Zamora,ana@gmial.com\nTerrence,Miles,second@x.example\nKofi,,kofi@x.example\n"
            + "Grace,Hopper,grace@@@\n");
        await marcy.Button("Use ana@gmail.com").ClickAsync();
        await marcy.Button("Update Terrence Miles").ClickAsync();

        await marcy.Button("Line 4, Kofi: look and edit").ClickAsync();
        await marcy.Field("Last name").FillAsync("Olvera");
        await marcy.Button("Save the row").ClickAsync();
        await marcy.Button("Import 3 people").ClickAsync();

        await Expect(marcy.Heading("3 people imported")).ToBeVisibleAsync();
        await Expect(marcy.Text("1 row was not imported.")).ToBeVisibleAsync();
        var download = await marcy.Page.RunAndWaitForDownloadAsync(() => marcy.Link("Download this row").ClickAsync());
        var failed = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("Grace,Hopper,grace@@@,5,", failed, StringComparison.Ordinal);
        Assert.Equal(["Marcy", "Terrence", "Kofi", "Ana"],
            await portal.ReadAsync(db => db.People.OrderBy(person => person.LastName).Select(person => person.FirstName).ToListAsync()));

        await marcy.Button("Undo").ClickAsync();
        await marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(marcy.Text("Everything of it was taken back.")).ToBeVisibleAsync();
        Assert.Equal(["Marcy", "Terrence"],
            await portal.ReadAsync(db => db.People.OrderBy(person => person.LastName).Select(person => person.FirstName).ToListAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.Addresses.CountAsync(address => address.Address.StartsWith("terrence"))));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_changes_nothing()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");

        await marcy.Page.Locator("#import-file")
            .SetInputFilesAsync(new FilePayload { Name = "list.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });

        await Expect(marcy.Text("list.pdf was not taken.")).ToBeVisibleAsync();
        await marcy.Page.Locator("#import-file")
            .SetInputFilesAsync(new FilePayload { Name = "large.csv", MimeType = "text/csv", Buffer = new byte[17 * 1024 * 1024] });
        await Expect(marcy.Text("large.csv was not taken.")).ToBeVisibleAsync();
        Assert.Equal(0, await portal.ReadAsync(db => db.Imports.CountAsync()));
    }

    [Fact]
    public async Task The_pages_of_an_import_are_accessible_at_a_desk_and_on_a_phone()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person());
        var (desk, phone) = (await portal.AssignorAsync(), await portal.AssignorAsync(ColorScheme.Dark, width: 360));
        var problems = new List<string>();
        await desk.OpenAsync("/people/import");
        await DropAsync(desk, "list.csv",
            "First Name,Last Name,Email,Shoe\nAna,Zamora,ana@gmial.com,41\nTerrence,Miles,terrence.miles@officials.example.com,\n"
            + "Grace,Hopper,grace@@@,\nNoor,Escobedo,noor@x.example,\n");
        await desk.Button("Change").ClickAsync();
        var path = new Uri(desk.Page.Url).AbsolutePath;
        foreach (var visitor in new[] { desk, phone })
        {
            foreach (var page in new[] { "/people/import", "/games/import", "/imports", path })
            {
                await visitor.OpenAsync(page);
                if (page == path)
                    await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Rows" })).ToBeVisibleAsync();
                problems.AddRange((await visitor.ViolationsAsync()).Select(violation => $"{page}: {violation}"));
                Assert.True(await visitor.OverflowAsync() == 0, $"{page} is wider than the screen.");
            }
            await visitor.Button("Line 2, Ana Zamora: look and edit").ClickAsync();
            await Expect(visitor.Dialog).ToBeVisibleAsync();
            problems.AddRange(await visitor.ViolationsAsync());
        }

        await phone.OpenAsync(path);
        await phone.Button("Import 1 person").ClickAsync();
        await Expect(phone.Heading("1 person imported")).ToBeVisibleAsync();
        problems.AddRange(await phone.ViolationsAsync());
        Assert.Empty(problems);
    }

    internal static async Task DropAsync(Visitor visitor, string name, string text)
    {
        await Expect(visitor.Page.Locator("#import-file")).ToBeAttachedAsync();
        await visitor.Page.Locator("#import-file")
            .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await Expect(visitor.Heading($"Import {name}")).ToBeVisibleAsync();
    }

    private static string Demo(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "Demo", file);

    private static DateOnly Today(PortalServer portal) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Moves the season by whole weeks so that half of it lies ahead, whenever this runs.</summary>
    private static string[] Shifted(string[] lines, DateOnly today)
    {
        var days = 7 * (int)Math.Floor((today.DayNumber - Midseason.DayNumber) / 7.0);
        return [lines[0], .. lines.Skip(1).Select(line =>
        {
            var cells = line.Split(',');
            cells[1] = DateOf(cells).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return string.Join(',', cells);
        })];
    }

    private static List<string> Assigned(string[] people, string[] games, DateOnly today)
    {
        var addresses = people.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => $"{cells[0]} {cells[1]}", cells => cells[2]);
        return [.. games.Skip(1).Select(line => line.Split(',')).Where(cells => DateOf(cells) >= today).SelectMany(cells => cells.Skip(5))
            .Distinct().Select(name => addresses[name]).Order(StringComparer.Ordinal)];
    }

    private static DateOnly DateOf(string[] cells) => DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
