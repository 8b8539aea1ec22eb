using System.Globalization;

namespace Assignr.Portal.Data.Demo;

/// <summary>One line of <c>people.csv</c>.</summary>
internal sealed record DemoPerson(string FirstName, string LastName, string Address, string Phone)
{
    public string FullName => $"{FirstName} {LastName}";
}

/// <summary>One line of <c>games.csv</c>; the crew as position and full name, in order.</summary>
internal sealed record DemoGame(string Id, DateTime LocalTime, string Home, string Away,
    IReadOnlyList<(string Position, string Name)> Crew);

/// <summary>Reads the two files of the demo league, which have no quotes and no commas inside fields.</summary>
internal static class DemoFiles
{
    private const int ColumnsBeforeCrew = 5;

    public static IReadOnlyList<DemoPerson> People() =>
        [.. Lines("people.csv").Skip(1).Select(cells => new DemoPerson(cells[0], cells[1], cells[2], cells[3]))];

    public static IReadOnlyList<DemoGame> Games()
    {
        var lines = Lines("games.csv");
        var positions = lines[0][ColumnsBeforeCrew..];
        return [.. lines.Skip(1).Select(cells => new DemoGame(
            cells[0],
            DateTime.ParseExact($"{cells[1]} {cells[2]}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            cells[3],
            cells[4],
            [.. positions.Zip(cells[ColumnsBeforeCrew..])]))];
    }

    private static string[][] Lines(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "Demo", file)).Where(line => line.Length > 0)
            .Select(line => line.Split(','))];
}
