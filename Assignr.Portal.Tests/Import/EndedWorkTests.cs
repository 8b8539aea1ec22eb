using System.Diagnostics;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Import;

/// <summary>Long work ends within two seconds after its caller has left.</summary>
public sealed class EndedWorkTests
{
    [Theory]
    [InlineData("wide rows of nothing.xlsx")]
    [InlineData("formulas.xlsx")]
    [InlineData("merged ranges.xlsx")]
    [InlineData("wide rows of nothing.xlsb")]
    [InlineData("records of nothing.xlsb")]
    [InlineData("a record of most of it.xlsb")]
    [InlineData("empty quoted cells.csv")]
    [InlineData("short lines.vcf")]
    [InlineData("lines that go on.vcf")]
    [InlineData("cards in cards.vcf")]
    public void Reading_ends_where_it_is(string name)
    {
        var file = new WorstFiles(4).All[name].Make();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var watch = Stopwatch.StartNew();

        var ended = Record.Exception(() => SheetReader.Read(file, name, new ImportOptions { MostSeconds = 600 }, cancel: gone.Token));

        // A fast machine may have finished before.
        Assert.True(ended is null or OperationCanceledException, $"{ended}");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(2));
    }

    [Fact]
    public void A_file_that_takes_too_long_is_given_up_with_a_sentence()
    {
        var file = new WorstFiles(4).Workbooks["wide rows of nothing.xlsx"].Make();
        using var gone = new CancellationTokenSource();

        var result = SheetReader.Read(file, "list.xlsx", new ImportOptions { MostSeconds = 0 }, cancel: gone.Token);

        Assert.StartsWith("Reading this file took more than 0 seconds and was given up.", result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_stalls_ends_with_its_page_and_leaves_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var stalled = new Stalled();
        using var gone = new CancellationTokenSource();

        var taking = portal.Get<StartImport>().RunAsync(TestPortal.Assignor, ImportKind.People, "list.csv", stalled, cancel: gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking.WaitAsync(Deadline.Of(2)));
        Assert.Equal(0, await portal.ReadAsync(db => db.Imports.CountAsync()));
    }

    [Fact]
    public async Task Whoever_comes_while_others_read_is_told_waits_and_leaves_the_row_with_their_page()
    {
        using var turns = new ImportTurns();
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2))
            .Select(_ => turns.RunAsync(() => done.Task, null, default)).ToList();
        using var gone = new CancellationTokenSource();
        var told = 0;

        var leaving = turns.RunAsync(() => Task.FromResult(1), () => told++, gone.Token);
        var staying = turns.RunAsync(() => Task.FromResult(2), () => told++, default);
        Assert.False(leaving.IsCompleted || staying.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving.WaitAsync(Deadline.Of(2)));
        done.SetResult(0);

        Assert.Equal(2, await staying.WaitAsync(Deadline.Of(2)));
        Assert.Equal(2, told);
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task Drafts_take_no_more_of_the_database_than_they_may()
    {
        await using var portal = await TestPortal.StartAsync(services =>
            services.Configure<ImportOptions>(limits => limits.MostDraftBytes = 1024));
        // A text that hardly compresses: of 700 characters some 500 bytes remain.
        var list = System.Text.Encoding.UTF8.GetBytes(
            $"Name\n{Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(525))}\n");
        Assert.Null((await portal.StartAsync(ImportKind.People, "one.csv", list)).Refusal);

        var second = await portal.StartAsync(ImportKind.People, "two.csv", list);

        Assert.StartsWith("Imports that are not finished hold 0 MB already.", second.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await portal.ReadAsync(db => db.Imports.CountAsync()));
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public void An_export_ends_with_whoever_asked_for_it(TableFormat format)
    {
        using var gone = new CancellationTokenSource();
        var rows = new Endless(gone);

        Assert.ThrowsAny<OperationCanceledException>(() => TableFile.Of(new Table(["Name"], rows), format, gone.Token));

        Assert.InRange(rows.Given, 1, 200);
    }

    private sealed class Stalled : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    /// <summary>The caller leaves at the hundredth row.</summary>
    private sealed class Endless(CancellationTokenSource gone) : IReadOnlyList<IReadOnlyList<string>>
    {
        public int Given { get; private set; }

        public int Count => int.MaxValue;

        public IReadOnlyList<string> this[int index] => throw new NotSupportedException();

        public IEnumerator<IReadOnlyList<string>> GetEnumerator()
        {
            while (true)
            {
                if (++Given == 100)
                    gone.Cancel();
                yield return ["Ana Zamora"];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
