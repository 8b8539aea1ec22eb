using System.Diagnostics;
using System.Globalization;
using Assignr.Portal.Data;
using Assignr.Portal.Games.Grid;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Starting;
using Assignr.Portal.People.Grid;

namespace Assignr.Bench;

/// <summary>Files of 1,000, 10,000 and 50,000 rows through reading, preview, apply, the same file again, undo and export.</summary>
internal static class ImportBench
{
    private static readonly int[] Sizes = [1_000, 10_000, 50_000];
    private static readonly string[] Positions = ["Referee", "Umpire", "Head Linesman", "Line Judge", "Back Judge",
        "Side Judge", "Field Judge"];
    private static readonly string[] Steps = ["read CSV", "read XLSX", "preview, all new", "apply", "preview, all known", "apply again",
        "export CSV", "export XLSX", "undo"];

    public static async Task<int> RunAsync(int rounds)
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {rounds} rounds after a warm one; medians in milliseconds.");
        await RoundAsync(ImportKind.People, 1_000);
        await RoundAsync(ImportKind.Games, 1_000);
        foreach (var kind in new[] { ImportKind.People, ImportKind.Games })
        {
            Console.WriteLine();
            Console.WriteLine(
                $"| {kind} | {string.Join(" | ", Sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))} |");
            Console.WriteLine($"|---|{string.Concat(Sizes.Select(_ => "---:|"))}");
            var columns = new List<double[]>();
            foreach (var size in Sizes)
            {
                var measured = new List<double[]>();
                for (var round = 0; round < rounds; round++)
                    measured.Add(await RoundAsync(kind, size));
                columns.Add([.. Enumerable.Range(0, Steps.Length + 1)
                    .Select(step => measured.Select(one => one[step]).Order().ElementAt(rounds / 2))]);
            }
            for (var step = 0; step < Steps.Length; step++)
                Console.WriteLine($"| {Steps[step]} | {Row(column => column[step])} |");
            Console.WriteLine($"| managed memory held by the preview, MB | {Row(column => column[^1])} |");
            var last = columns[^1];
            Console.WriteLine(
                $"Goal at {Sizes[^1]:N0} rows, preview within the time of reading and 2 s more: {last[2]:N0} and {last[4]:N0} ms of "
                + $"{last[0] + 2000:N0} ms.");

            string Row(Func<double[], double> figure) =>
                string.Join(" | ", columns.Select(column => figure(column).ToString("N0", CultureInfo.InvariantCulture)));
        }
        return 0;
    }

    private static async Task<double[]> RoundAsync(ImportKind kind, int size)
    {
        await using var site = await Site.StartAsync();
        var limits = new ImportOptions { MostBytes = 64 * 1024 * 1024 };
        if (kind == ImportKind.Games)
            await ApplyAsync(site, await StartAsync(site, ImportKind.People, Csv.Of(People(2_000))));
        var table = kind == ImportKind.People ? People(size) : Schedule(size);
        var (csv, xlsx) = (Csv.Of(table), Xlsx.Of(table));
        var times = new List<double>();
        async Task<T> Timed<T>(Func<Task<T>> work)
        {
            var watch = Stopwatch.StartNew();
            var result = await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
            return result;
        }

        await Timed(() => Task.FromResult(SheetReader.Read(csv, "list.csv", limits)));
        await Timed(() => Task.FromResult(SheetReader.Read(xlsx, "list.xlsx", limits)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var id = await StartAsync(site, kind, csv);
        var view = await Timed(() => site.Get<ReadImport>().RunAsync(Site.Assignor, id));
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Check(view!.Plan!.Counts.Add == size);
        await Timed(() => site.Get<ApplyImport>().RunAsync(Site.Assignor, view));
        var again = await StartAsync(site, kind, csv);
        view = await Timed(() => site.Get<ReadImport>().RunAsync(Site.Assignor, again));
        Check(view!.Plan!.Counts.Unchanged == size);
        await Timed(() => site.Get<ApplyImport>().RunAsync(Site.Assignor, view));
        await Timed(async () => Csv.Of(await ExportAsync(site, kind)));
        await Timed(async () => Xlsx.Of(await ExportAsync(site, kind)));
        var undone = await Timed(() => site.Get<UndoImport>().RunAsync(Site.Assignor, id));
        Check(undone.IsDone && undone.Left.Count == 0);
        return [.. times, held / 1024.0 / 1024];
    }

    private static async Task<Guid> StartAsync(Site site, ImportKind kind, byte[] file) =>
        (await site.Get<StartImport>().RunAsync(Site.Assignor, kind, "list.csv", new MemoryStream(file))) is { ImportId: { } id }
            ? id
            : throw new InvalidOperationException("The file was not taken.");

    private static async Task ApplyAsync(Site site, Guid id) =>
        Check((await site.Get<ApplyImport>().RunAsync(Site.Assignor, (await site.Get<ReadImport>().RunAsync(Site.Assignor, id))!)).IsDone);

    private static Task<Table> ExportAsync(Site site, ImportKind kind) =>
        kind == ImportKind.People
            ? site.Get<ExportPeople>().RunAsync(Site.Assignor, new PeopleQuery())
            : site.Get<ExportGames>().RunAsync(Site.Assignor, null);

    private static Table People(int count) => new(
        ["External Id", "First Name", "Last Name", "Primary Email Address", "Mobile Phone", "Permissions"],
        [.. Enumerable.Range(0, count).Select(number => new[] { $"{number}", $"First{number % 977}", $"Last{number}",
            $"person{number}@officials.example.com", $"(555) 010-{number % 10_000:0000}", "Official" })]);

    private static Table Schedule(int count) => new(
        ["Game ID", "Date", "Time", "Home", "Away", .. Positions, "State"],
        [.. Enumerable.Range(0, count).Select(number => (string[])
        [
            $"G{number}", DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(56)).AddDays((number % 700) + 200).ToString("yyyy-MM-dd",
                CultureInfo.InvariantCulture), $"{10 + (number % 10)}:{15 * (number % 4):00}",
            $"Home {number % 400}", $"Away {number / 400}",
            .. Positions.Select((_, index) => ((number * 7) + index) % 2_000).Select(person => $"First{person % 977} Last{person}"), "",
        ])]);

    private static void Check(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("What was measured is not what was meant.");
    }
}
