using System.Text;
using Assignr.Portal.Tests.StartUp;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>kill -9 during an import: afterwards all of it is there, or nothing.</summary>
[Collection(Journey.Name)]
public sealed class KilledWhileImportingTests(Chromium chromium) : IDisposable
{
    private const int Rows = 20_000;

    private readonly string folder = Directory.CreateTempSubdirectory("assignr-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_process_killed_in_the_middle_leaves_all_or_nothing_and_the_draft_is_still_there()
    {
        Uri draft;
        await using (var portal = Start())
        {
            await using var marcy = await chromium.VisitAsync(await portal.ListeningAsync());
            await marcy.SetUpAsync(portal);
            await marcy.OpenAsync("/people/import");
            await marcy.Page.Locator("#import-file")
                .SetInputFilesAsync(new FilePayload { Name = "long.csv", MimeType = "text/csv", Buffer = Long() });
            await marcy.Button($"Import {Rows:N0} people").ClickAsync();
            // On a busy machine the import may have ended before the browser shows it.
            await Expect(marcy.Page.GetByText("Adding people").Or(marcy.Heading($"{Rows:N0} people imported")).First).ToBeVisibleAsync();
            draft = new Uri(marcy.Page.Url);
            // The end of the block kills it.
        }

        var (applied, people, addresses, entries) = Counted();
        Assert.Equal(applied == 0 ? (1, 1, 0) : (Rows + 1, Rows + 1, Rows), (people, addresses, entries));

        await using var restarted = Start();
        var url = await restarted.ListeningAsync();
        await using var again = await chromium.VisitAsync(url);
        await again.SignInAsync(Visitor.Assignor, PortalServer.Password);
        await again.OpenAsync(draft.AbsolutePath);
        await Expect(again.Heading(applied == 0 ? "Import long.csv" : $"{Rows:N0} people imported")).ToBeVisibleAsync();
    }

    private PortalProcess Start() => PortalProcess.Start(Path.GetTempPath(),
        PortalProcess.Dll,
        "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Storage:Folder", folder, "--Portal:DemoLeague", "false");

    private static byte[] Long() => Encoding.UTF8.GetBytes("First Name,Last Name,Email\n"
        + string.Concat(Enumerable.Range(0, Rows).Select(number => $"Official,Number{number},number{number}@officials.example.com\n")));

    private (int Applied, int People, int Addresses, int Entries) Counted()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT count(*) FROM Imports WHERE AppliedAt IS NOT NULL), (SELECT count(*) FROM People), (SELECT count(*) FROM "
            + "PersonAddresses), (SELECT count(*) FROM ImportEntries)";
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
    }
}
