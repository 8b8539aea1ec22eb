using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Import;

/// <summary>Reading and planning a file have a common limit of time: after it a sentence says so, and nothing is lost.</summary>
public sealed class PlanningTimeTests
{
    private const string List = "Name,Email\nAna Zamora,ana@x.example\n";

    [Fact]
    public async Task A_plan_that_takes_too_long_is_given_up_with_a_sentence_and_the_draft_stays()
    {
        await using var portal = await StartAsync();
        PlansEnd(portal, false);

        var view = await portal.PreviewAsync(ImportKind.People, List);

        Assert.True(view.IsGivenUp);
        Assert.Null(view.Plan);
        Assert.StartsWith("Reading this file and working out what becomes of each row took more than 1 seconds and was given up.",
            view.Problem, StringComparison.Ordinal);
        Assert.Equal(1, await portal.ReadAsync(db => db.ImportDrafts.CountAsync()));
        PlansEnd(portal, true);
        var smaller = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { Columns = ["fullName", null] }));
        Assert.Equal(1, smaller.Plan!.Counts.Add);
    }

    [Fact]
    public async Task An_import_whose_plan_takes_too_long_by_then_writes_nothing_and_says_so()
    {
        await using var portal = await StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, List);
        await portal.SaveAsync(A.Person());
        PlansEnd(portal, false);

        var result = await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);

        Assert.False(result.IsDone);
        Assert.StartsWith("Nothing was imported. Reading this file and working out", result.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
        PlansEnd(portal, true);
        Assert.True((await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view)).IsDone);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_any_longer_is_a_draft_that_says_so()
    {
        await using var portal = await TestPortal.StartAsync();
        var started = await portal.StartAsync(ImportKind.People, "list.csv", System.Text.Encoding.UTF8.GetBytes(List));
        portal.Get<IOptions<ImportOptions>>().Value.MostBytes = 10;

        var view = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value);

        Assert.True(view!.IsGivenUp);
        Assert.StartsWith("This file is larger than 0 MB.", view.Problem, StringComparison.Ordinal);
        Assert.Empty(view.Sheet.Headings);
    }

    // Where they end, the limit leaves time for a busy machine.
    private static void PlansEnd(TestPortal portal, bool end)
    {
        portal.Services.GetServices<IImportKind>().OfType<Slow>().Single().Ends = end;
        portal.Get<IOptions<ImportOptions>>().Value.MostSeconds = end ? 600 : 1;
    }

    private static Task<TestPortal> StartAsync() => TestPortal.StartAsync(services =>
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(PeopleImport)));
        services.AddSingleton<IImportKind, Slow>();
    });

    /// <summary>The import of people with a plan that ends only when the test wants it.</summary>
    private sealed class Slow : IImportKind
    {
        private readonly PeopleImport people = new(new([]));

        public bool Ends { get; set; } = true;

        public ImportKind Kind => people.Kind;

        public IReadOnlyList<ImportField> Fields => people.Fields;

        public Expected Expected => people.Expected;

        public Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel) =>
            people.RecogniseAsync(db, sheet, cancel);

        public string? Check(Mapping mapping, Sheet sheet) => people.Check(mapping, sheet);

        public async Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel)
        {
            if (!Ends)
                await Task.Delay(Timeout.Infinite, cancel);
            return await people.PlanAsync(db, source, cancel);
        }

        public Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel) => people.BasisAsync(db, source, cancel);

        public Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
            IProgress<ImportProgress>? progress, CancellationToken cancel) =>
            people.ApplyAsync(db, caller, batch, view, now, progress, cancel);

        public Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel) =>
            people.UndoAsync(db, caller, batch, now, cancel);
    }
}
