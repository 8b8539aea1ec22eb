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
[Collection(Alone.Name)]
public sealed class WorstPlansTests
{
    public static TheoryData<string> Names() => [.. WorstPlans.Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_row_takes_as_long_as_in_a_short_file_and_it_ends_where_it_is_when_its_page_goes(string name)
    {
        await using var portal = await StartAsync();
        var (kind, file, holds) = WorstPlans.Files[name];
        var started = await portal.StartAsync(kind, "list.csv", Encoding.UTF8.GetBytes(file()));
        Assert.Null(started.Refusal);
        await EndsWithItsPageAsync(portal, started.ImportId!.Value);
        var watch = Stopwatch.StartNew();
        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
        Assert.True(holds(view!), $"{view!.Problem} {view.Plan?.Counts}");
    }

    // One moment in which the machine does something else is no fault: it may try three times.
    private static async Task EndsWithItsPageAsync(TestPortal portal, Guid import)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            var watch = Stopwatch.StartNew();
            var ended = await Record.ExceptionAsync(
                () => portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, import, cancel: gone.Token));
            // A fast machine may have finished before.
            Assert.True(ended is null or OperationCanceledException, $"{ended}");
            if (watch.Elapsed <= Deadline.Of(2))
                return;
            Assert.True(attempt < 3, $"It went on for {watch.Elapsed}.");
        }
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
        var here = WorstPlans.People("Game ID,Date,Time,Home,Away", number => $"{number},2026-12-05,{Minute(number)},A,B", games);
        await portal.ImportAsync(ImportKind.Games, here);
        var file = WorstPlans.People(headings, number => string.Format(
            CultureInfo.InvariantCulture, row, number, Minute(number), 6 + (number % 20)), games);
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
            Encoding.UTF8.GetBytes(
                WorstPlans.People("Name,Email", row => $"{(row % 2 == 0 ? "Ana" : $"Anna{row}")} Zamora,x@x.example", 20_000)));
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
        var crews = WorstPlans.People("Date,Time,Home,Away,Referee,Umpire,Judge,Timer",
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
}
