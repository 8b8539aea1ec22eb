using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Games.Grid;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import;

/// <summary>Export, import into an empty site, export: the same bytes. And any file that is imported twice changes nothing the second
/// time. For leagues with names of all kinds.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Names =
    [
        "Ana", "José", "Renée", "O’Brien", "D'Angelo", "'t Hooft", "=SUM(A1)", "+1", "-x", "@home", "\"Ace\"", "Comma, Jr", "Semi; Colon",
        "Zoë", "李", "محمد", "Ünal", "van der Berg", "𝒜lice", "Mc<b>Bold</b>", "''", "'=x", "＝wide", "Ana Lucía", "X",
    ];

    private static readonly string[] Positions = ["Referee", "Umpire", "Line Judge", "Whistle, first", "Chains"];

    public static TheoryData<int, TableFormat> Seeds()
    {
        var seeds = new TheoryData<int, TableFormat>();
        for (var seed = 1; seed <= 16; seed++)
            seeds.Add(seed, seed % 3 == 0 ? TableFormat.Xlsx : TableFormat.Csv);
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_league_comes_back_as_it_was(int seed, TableFormat format)
    {
        await using var from = await LeagueAsync(new Random(seed));
        await using var to = await TestPortal.StartAsync();
        await ZoneAsync(to);
        var (people, games) = (await PeopleAsync(from, format), await GamesAsync(from, format));

        await ImportAllAsync(to, ImportKind.People, people);
        await ImportAllAsync(to, ImportKind.Games, games);

        Assert.Equal(people, await PeopleAsync(to, format));
        Assert.Equal(games, await GamesAsync(to, format));
        // In the site that it came from, nothing is new.
        var state = await from.StateAsync();
        await ImportAllAsync(from, ImportKind.Games, games, onlyWhatIsSure: true);
        await ImportAllAsync(from, ImportKind.People, people, onlyWhatIsSure: true);
        Assert.Equal(state, await from.StateAsync());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_file_imported_twice_changes_nothing_the_second_time(int seed, TableFormat format)
    {
        var random = new Random(1000 + seed);
        await using var portal = await LeagueAsync(random);
        foreach (var (kind, headings) in new[] { (ImportKind.People, (string[])["First Name", "Last Name", "Email", "Email 2", "Phone",
            "Permissions", "ID", "Note"]), (ImportKind.Games, ["Game ID", "Date", "Time", "Home", "Away", "Referee", "Umpire", "Status"]) })
        {
            var file = TableFile.Of(new Table(headings,
                [.. Enumerable.Range(0, 40).Select(_ => headings.Select(heading => Cell(random, heading)).ToArray())]), format);

            await ImportAllAsync(portal, kind, file, onlyWhatIsSure: true);
            var state = await portal.StateAsync();
            await ImportAllAsync(portal, kind, file, onlyWhatIsSure: true);

            Assert.Equal(state, await portal.StateAsync());
        }
    }

    /// <summary>Confirms everything that needs a look, like an assignor who knows that all of it is right.</summary>
    private static async Task ImportAllAsync(TestPortal portal, ImportKind kind, byte[] file, bool onlyWhatIsSure = false)
    {
        var view = await portal.PreviewAsync(kind, file);
        for (var pass = 0; pass < 6 && !onlyWhatIsSure && view.Plan!.Counts.Look > 0; pass++)
        {
            var rows = view.Edits.Rows.ToDictionary();
            foreach (var row in view.Plan.Rows.Where(row => row.Outcome == Outcome.Look && row.Offers.Count > 0))
                rows[row.Line] = rows.GetValueOrDefault(row.Line, new RowEdit())
                    .With(row.Offers.FirstOrDefault(offer => offer.Kind.StartsWith("accept", StringComparison.Ordinal),
                    row.Offers[^1]).Edit);
            view = await portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with { Rows = rows }));
        }
        Assert.True(onlyWhatIsSure || view.Plan!.Counts.Look + view.Plan.Counts.Error == 0,
            string.Join('\n', view.Plan!.Rows.Where(row => row.Reason is not null).Take(5)
            .Select(row => $"{row.Line} {row.Title}: {row.Reason}")));
        await portal.ApplyAsync(view);
    }

    private static async Task<byte[]> PeopleAsync(TestPortal portal, TableFormat format) =>
        TableFile.Of(await portal.Get<ExportPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery()), format);

    private static async Task<byte[]> GamesAsync(TestPortal portal, TableFormat format) =>
        TableFile.Of(await portal.Get<ExportGames>().RunAsync(TestPortal.Assignor, null), format);

    private static Task<int> ZoneAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "America/New_York")));

    private static async Task<TestPortal> LeagueAsync(Random random)
    {
        var portal = await TestPortal.StartAsync();
        await ZoneAsync(portal);
        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        var people = new Dictionary<string, Person>();
        for (var number = 0; number < 30; number++)
        {
            var person = Person.Add(One(random, Names), $"{One(random, Names)}{(random.Next(3) == 0 ? "" : $" {number}")}",
                (Permissions)random.Next(8), portal.Now);
            // People with the same name are told apart by their own addresses; crews have names only.
            if (!people.TryAdd(Text.Fold(person.FullName), person))
                continue;
            person.Call(random.Next(3) switch
            {
                0 => null,
                1 => "+1 (555) 010-0001, (555) 010-0002",
                _ => $"{One(random, Names)} {number}"
            });
            person.Know(random.Next(2) == 0 ? null : $"{One(random, Names)}-{number}");
            person.Reach([.. Enumerable.Range(0, random.Next(4)).Select(index => A.Address(index == 0 && random.Next(4) == 0
                ? "family@home.example"
                : $"a{number}.{index}@officials.example.com")).DistinctBy(address => address.Key)], portal.Now);
        }
        await portal.SaveAsync([.. people.Values]);
        var officials = people.Values.Where(person => person.Permissions.HasFlag(Permissions.Official)).ToList();
        for (var number = 0; number < 25; number++)
        {
            var crew = officials.OrderBy(_ => random.Next()).ToList();
            var positions = Positions.OrderBy(_ => random.Next()).Take(random.Next(1, 5)).ToList();
            var game = Game.Add(new DateTimeOffset(2026, 10, 30, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(24 * 60))
                .AddMinutes(15 * random.Next(4)), $"{One(random, Names)} {number}", $"Guests {number}", positions, random.Next(2) == 0
                ? null
                : $"G={number}");
            if (number % 6 == 0)
                game.Schedule(site.StartOf(site.Today(game.StartsAt)), isTimeToBeSet: true, game.Home, game.Away);
            foreach (var (slot, index) in game.Crew.Select((slot, index) => (slot, index))
                .Where(one => one.index < crew.Count && random.Next(3) > 0))
                slot.Assign(crew[index].Id, portal.Now);
            if (random.Next(5) == 0)
                game.Cancel(portal.Now);
            await portal.SaveAsync(game);
        }
        return portal;
    }

    private static string Cell(Random random, string heading) => random.Next(6) == 0 ? "" : (heading, random.Next(4)) switch
    {
        ("Email" or "Email 2", 0) => "not an address",
        ("Email" or "Email 2", _) => $"a{random.Next(12)}@officials.example.com",
        ("Permissions", _) => One(random, ["Official", "Observer", "Assignor", "None", "?"]),
        ("ID" or "Game ID", _) => random.Next(30).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ("Date", 0) => "soon",
        ("Date", _) => $"2026-12-{random.Next(1, 9):00}",
        ("Time", 0) => One(random, ["TBD", "Time to be set", "n/a"]),
        ("Time", _) => $"{random.Next(10, 14)}:00",
        ("Home" or "Away", _) => One(random, ["KC", "TB", "SEA"]),
        ("Status", _) => One(random, ["", "Cancelled", "On"]),
        _ => One(random, Names),
    };

    private static T One<T>(Random random, T[] among) => among[random.Next(among.Length)];
}
