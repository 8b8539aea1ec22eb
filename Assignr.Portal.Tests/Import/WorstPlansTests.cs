using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Import;

/// <summary>
/// Files that are read quickly, but whose rows are so related that comparing each with all others would take minutes: their preview takes
/// no longer than for as many ordinary rows.
/// </summary>
public sealed class WorstPlansTests
{
    private const int Rows = 50_000;

    private static readonly string[] Headings = ["Game ID", "Date", "Time", "Home", "Away"];

    /// <summary>Ordinary rows at the top, which make a column what its heading says.</summary>
    private const int Good = 60;

    private static readonly Dictionary<string, (ImportKind Kind, Func<string> File, Func<ImportView, bool> Holds)> Files = new()
    {
        ["one name with an id each"] = (ImportKind.People, () => People("Id,Name", row => $"{row},Ana Zamora"),
            view => view.Plan!.Counts.Add == Rows),
        ["one address, one name many times"] = (ImportKind.People, () => People("Name,Email", row => row < Rows / 2
            ? "Ana Zamora,x@x.example"
            : $"Ana Zamora{row},x@x.example"), view => view.Plan!.Counts.Add == (Rows / 2) + 1),
        ["each shares an address with the next"] = (ImportKind.People,
            () => People("Name,Email", row => $"Ana Zamora,a{row + 1}@x.example; a{row}@x.example"), view => view.Plan!.Counts.All == Rows),
        ["many wrong addresses in a cell"] = (ImportKind.People, () => People("Name,Email",
            row => $"Ana Zamora{row},\"{WorstFiles.Repeat("a@,", 330)}\"", 15_000), view => view.Plan!.Counts.Error == 15_000),
        ["many mistyped addresses in a cell"] = (ImportKind.People,
            () => People("Name,Email",
            row => $"Ana Zamora{row},\"{string.Join(',', Enumerable.Range(0, 60).Select(number => $"a{number}@gmial.com"))}\"", 15_000),
            view => view.Plan!.Counts.Error == 15_000),
        ["an address that never begins"] = (ImportKind.People, () =>
            People("Name,Email", row => $"Ana Zamora{row},{(row < Good ? $"a{row}@x.example" : $"<>{new string('a', 990)}<")}", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["many phones"] = (ImportKind.People,
            () => Encoding.UTF8.GetString(WorstFiles.Table(150, 100, (row, column) => column == 0 ? $"Ana Zamora{row}"
            : $"\"{string.Join('\n', Enumerable.Range(column * 150, 150))}\"", column => column == 0 ? "Name"
            : "Phone")), view => view.Plan!.Counts.Error == 150),
        ["dates that never end"] = (ImportKind.Games, () => People("Date,Time,Home,Away",
            row => $"{(row < Good ? "2026-12-05" : WorstFiles.Repeat("1111 ", 198))},10:00,A,B{row}", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many halves"] = (ImportKind.Games,
            () => Dates(row => $"{string.Join('/', Enumerable.Repeat(100 + (row % 800), 6))}{row:00000}{WorstFiles.Repeat(", ", 14)}noon"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many numbers"] = (ImportKind.Games, () => Dates(row => $"{row:00000} {WorstFiles.Repeat("1 ", 29)}"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many days"] = (ImportKind.Games, () => Dates(row =>
            $"mon 5 dec to 6 mon 5 dec to 6 mon 5 dec to 6 mon 5 dec to {row:00000}"), view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many times"] = (ImportKind.Games, () => Dates(row => $"{WorstFiles.Repeat("7h a ", 11)}{row:00000}"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["lone lines of many days"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away", row => row < Good
            ? $"2026-12-05,19:00,A{row},B"
            : $"Sat {row % 12 + 1}/1 x {WorstFiles.Repeat("3/4 x ", 7)}{row:00000}", 15_000), view => view.Plan!.Counts.Add == Good),
        ["lone lines of many numbers"] = (ImportKind.Games, () => People("Date,Time,Home,Away", row => row < Good
            ? $"2026-12-05,19:00,A{row},B"
            : $"{WorstFiles.Repeat("7 a ", 14)}{row:00000}", 15_000), view => view.Plan!.Counts.Add == Good),
        ["times of many marks"] = (
            ImportKind.Games, () => People("Date,Time,Home,Away",
                row => $"2026-12-05,\"{(row < Good ? "19:00" : $"7{WorstFiles.Repeat(" -", 25)}{row:00000} de la x")}\",A{row},B", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["lines that a column left out tells apart"] = (
            ImportKind.Games, () => People("Folio,Date,Time,Home,Away", row => $"{row},2026-12-05,10:00,A,B"), view =>
                view.Plan!.Counts.Look == Rows - 1),
        ["remarks of many days"] = (
            ImportKind.Games, () => People("Date,Time,Home,Away,Notes",
                row => $"2026-12-05,10:00,A{row},B,\"postponed {WorstFiles.Repeat("to 1 ", 20)}{row:00000}\"", 15_000),
            view => view.Plan!.Counts.Look == 15_000),
        ["weekdays beside many dates"] = (
            ImportKind.Games, () => People("Day,Date,Time,Home,Away",
                row => $"{(row % 2 == 0 ? "Sat" : "Sun")},{1 + (row % 12)}/{1 + (row / 12 % 12)}/2027,10:00,A{row},B"),
                view => view.Plan!.Counts.All == Rows),
        ["crews of many names"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
            row => $"2026-12-05,19:00,A{row},B,{string.Join(';', Enumerable.Range(0, 40).Select(name => $"abcd{row}e{name}"))}", 15_000),
            view => view.Plan!.Names.Count == 100_000 && view.Plan.Counts.Error == 12_500),
        ["crews of too many names"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
            row => $"2026-12-05,19:00,A{row},B,{string.Join(';', Enumerable.Range(0, 70).Select(name => $"abcd{row}e{name}"))}", 15_000),
            view => view.Plan!.Counts.Error == 15_000),
        ["a crew of ninety"] = (ImportKind.Games,
            () => Encoding.UTF8.GetString(WorstFiles.Table(10_000, 96, Crew, column =>
            column switch { < 5 => Headings[column], 95 => "State", _ => $"Position {column}" })), view => view.Plan!.Counts.Add == 10_000),
        ["crews of line breaks and gaps"] = (
            ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
                row => $"2026-12-05,10:00,A{row},B,"
                + $"\"a{WorstFiles.Repeat(" \n", 200)}{new string(' ', 300)}b{WorstFiles.Repeat("; ", 20)}c\"", 15_000),
            view => view.Plan!.Counts.All == 15_000),
        ["teams with many results"] = (
            ImportKind.Games, () => People("Date,Time,Teams",
                row => $"2026-12-05,10:00,\"{(row < Good ? $"A{row} @ B" : WorstFiles.Repeat("a 1, ", 38) + "b")}\""),
                view => view.Plan!.Counts.Add == Good),
        ["lines of a game with wide crews of whom one declined"] = (
            ImportKind.Games, () => Encoding.UTF8.GetString(WorstFiles.Table(
                120, 95, (row, column) => column switch
                {
                    0 => "",
                    1 => "2026-12-05",
                    2 => "10:00",
                    3 => $"A{row / 40}",
                    4 => "B",
                    94 => "Bob Cyrus (declined)",
                    _ => $"Ana Z{row}x{column}"
                },
                column => column < 5 ? Headings[column] : $"Referee {column}")),
            view => view.Plan!.Counts.All == 120),
        ["one game in every line"] = (
            ImportKind.Games, () => People("Game ID,Date,Time,Home,Away,Position,Official",
                row => $"7,2026-12-05,10:00,A,B,Umpire,Ana Zamora{row}"), view => view.Plan!.Counts.Error == Rows - 1),
        ["teams to be set in every line"] = (
            ImportKind.Games, () => People("Game ID,Date,Time,Home,Away", row => $"{row},2026-12-05,10:00,TBD,TBD"), view =>
                view.Plan!.Counts.Add == Rows),
        ["nobody of the crews is here"] = (ImportKind.Games, () => People("Date,Time,Home,Away,Referee,Umpire",
            row => $"2026-12-05,10:00,A{row},B,Ana Zamora{row},Luca Zamora{row}"), view => view.Plan!.Names.Count == 2 * Rows),
    };

    public static TheoryData<string> Names() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_row_takes_as_long_as_in_a_short_file_and_it_ends_where_it_is_when_its_page_goes(string name)
    {
        await using var portal = await StartAsync();
        var (kind, file, holds) = Files[name];
        var started = await portal.StartAsync(kind, "list.csv", Encoding.UTF8.GetBytes(file()));
        Assert.Null(started.Problem);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        var ended = await Record.ExceptionAsync(
            () => portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value, cancel: gone.Token));

        // A fast machine may have finished before.
        Assert.True(ended is null or OperationCanceledException, $"{ended}");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(2));

        watch.Restart();
        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.True(holds(view!), $"{view!.Problem} {view.Plan?.Counts}");
    }

    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-05,{1},A,B", "20000 games of these teams are on that day.")]
    [InlineData("Game ID,Date,Time,Home,Away", "new{0},2026-12-05,{1},A,B", null)]
    [InlineData("Date,Time,Home,Away,Notes", "2026-12-{2:00},{1},A,B,moved from 5 Dec",
        "“moved from 5 Dec”: 100 games of these teams or more are on another day.")]
    public async Task Thousands_of_games_of_the_same_teams_are_not_looked_at_again_for_each_row(string headings, string row, string? reason)
    {
        const int games = 20_000;
        await using var portal = await StartAsync();
        var here = People("Game ID,Date,Time,Home,Away", number => $"{number},2026-12-05,{Minute(number)},A,B", games);
        await portal.ImportAsync(ImportKind.Games, here);
        var file = People(headings, number => string.Format(CultureInfo.InvariantCulture, row, number, Minute(number), 6 + (number % 20)),
            games);
        var started = await portal.StartAsync(ImportKind.Games, "list.csv", Encoding.UTF8.GetBytes(file));
        var watch = Stopwatch.StartNew();

        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.Equal(reason, view!.Plan!.Rows[0].Reason);

        static string Minute(int number) => $"{8 + (number / 60 % 16):00}:{number % 60:00}";
    }

    [Fact]
    public async Task Thousands_who_are_here_at_one_address_are_not_looked_at_again_for_each_row()
    {
        await using var portal = await StartAsync();
        await portal.SaveAsync([.. Enumerable.Range(0, 5_000).Select(_ => A.Person("Ana Zamora", "x@x.example"))]);
        var started = await portal.StartAsync(ImportKind.People, "list.csv",
            Encoding.UTF8.GetBytes(People("Name,Email", row => $"{(row % 2 == 0 ? "Ana" : $"Anna{row}")} Zamora,x@x.example", 20_000)));
        var watch = Stopwatch.StartNew();

        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.Equal("5000 people here are called Ana Zamora and have this address.", view!.Plan!.Rows[0].Reason);
    }

    [Theory]
    [InlineData('b', 'a')]
    [InlineData('b', 'b')]
    public async Task Long_names_that_nobody_has_are_not_compared_letter_by_letter_with_a_thousand_others(char first, char others)
    {
        await using var portal = await StartAsync();
        var (league, file) = (new string('a', 85), $"{first}{new string(others, 84)}");
        await portal.SaveAsync([.. Enumerable.Range(0, 1_000).Select(number => A.Person($"{league}{number:00000} Smith", null))]);
        var crews = People("Date,Time,Home,Away,Referee,Umpire,Judge,Timer",
            row => $"2026-12-05,10:00,A{row},B,"
            + $"{string.Join(',', Enumerable.Range(0, 4).Select(place => $"{file}{(row * 4) + place:00000} Smith"))}", 500);
        var started = await portal.StartAsync(ImportKind.Games, "list.csv", Encoding.UTF8.GetBytes(crews));
        var watch = Stopwatch.StartNew();

        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.Equal(2_000, view!.Plan!.Names.Count);
    }

    [Fact]
    public void A_long_cell_is_looked_through_once()
    {
        var sheet = new Sheet
        {
            Headings = ["Name", "Email"],
            Rows = [new SheetRow(2, ["Ana Zamora", $"<>{new string('a', 400_000)}<"])],
            Format = ""
        };
        var columns = new PersonColumns(sheet, new Mapping { Columns = ["fullName", "email"] });
        var watch = Stopwatch.StartNew();

        var reading = PersonReading.Of(sheet.Rows[0], columns, null, new Remarks());

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.Single(reading.Problems);
    }

    [Fact]
    public async Task Every_mistyped_address_of_a_cell_is_corrected_at_once()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            "Name,Email\nAna Zamora,\"ana@gmial.com, ana@example.con, ana@y.example\"\n");

        Assert.Equal("ana@gmail.com, ana@example.com, ana@y.example", view.Row(2).Offers[0].Edit.Cells["email"]);
    }

    // With a longer limit, because a busy machine needs it; the promise is measured in Release.
    private static Task<TestPortal> StartAsync() =>
        TestPortal.StartAsync(services => services.Configure<ImportOptions>(limits => limits.MostSeconds = 600));

    private static string People(string headings, Func<int, string> row, int rows = Rows) =>
        $"{headings}\n{string.Concat(Enumerable.Range(0, rows).Select(number => row(number) + "\n"))}";

    private static string Dates(Func<int, string> date) =>
        People("Date,Home,Away", row => $"\"{(row < Good ? "2026-12-05" : date(row))}\",A{row},B", 15_000);

    private static string Crew(int row, int column) => column switch { 1 => "2026-12-05", 2 => "10:00", 3 => $"A{row}", 4 => "B", _ => "" };
}
