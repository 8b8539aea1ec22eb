using System.Collections.Concurrent;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Starting;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Import;

/// <summary>A file at which the portal itself fails: the fault is told and logged, and the file can be thrown away.</summary>
public sealed class BrokenImportsTests : PageContext
{
    private const string List = "Name,Email\nAna Zamora,ana@x.example\n";

    private readonly Kept log = new();

    public static TheoryData<string> Steps() => ["expected", "recognise", "plan"];

    [Fact]
    public void Reading_that_breaks_has_a_sentence_and_says_what_broke()
    {
        var result = SheetReader.Read(Encoding.UTF8.GetBytes(List), "list.csv", new ImportOptions(),
            expected: new Expected(_ => throw new FormatException("٧"), null, _ => false));

        Assert.Null(result.Sheet);
        Assert.StartsWith("The portal broke at reading this file, and its log says why.", result.Problem, StringComparison.Ordinal);
        Assert.IsType<FormatException>(result.Failure);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_draft_at_which_the_portal_breaks_says_so_and_can_be_thrown_away(string step)
    {
        var started = await Portal.StartAsync(ImportKind.People, "list.csv", Encoding.UTF8.GetBytes(List));
        Breaks(step);
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.ImportId!.Value));

        page.WaitForAssertion(() => Assert.Contains("The portal broke at", page.Markup, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains('٧', StringComparison.Ordinal));
        var throwAway = page.FindAll("button").Single(button => button.TextContent == "Throw away");
        Assert.False(throwAway.HasAttribute("disabled"));
        _ = throwAway.ClickAsync();
        _ = Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent == "Throw away").ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/people/import", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(0, await Portal.ReadAsync(db => db.ImportDrafts.CountAsync()));
    }

    [Fact]
    public async Task Without_the_column_at_which_planning_breaks_the_rest_is_planned()
    {
        var started = await Portal.StartAsync(ImportKind.People, "list.csv", Encoding.UTF8.GetBytes(List));
        var breaks = Breaks("email");
        var broken = (await Services.GetRequiredService<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value))!;
        Assert.True(broken.IsGivenUp);

        var mended = await Services.GetRequiredService<ChangeImport>().RunAsync(TestPortal.Assignor, broken,
            new ImportChange(broken.Mapping with { Columns = ["fullName", null] }));

        Assert.Equal(1, mended.View!.Plan!.Counts.Add);
        Assert.Equal("email", breaks.At);
    }

    [Theory]
    [InlineData("expected")]
    [InlineData("nothing")]
    public async Task The_page_that_takes_a_file_says_that_it_broke_and_takes_the_next_one(string step)
    {
        var breaks = Breaks(step);
        if (step == "nothing")
            Services.AddSingleton(new StartImport(new NoDatabase(), Drafts(breaks), Portal.Get<ImportTurns>(),
                Portal.Get<IOptions<ImportOptions>>(), Portal.Clock));
        var page = Show<StartImportPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(List, "list.csv"));

        page.WaitForAssertion(() => Assert.Contains("The portal broke at", page.Markup, StringComparison.Ordinal));
        Assert.Contains("list.csv was not taken.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Reading list.csv", page.Markup, StringComparison.Ordinal);
        Assert.False(page.Find("#import-file").HasAttribute("disabled"));
    }

    private Breaking Breaks(string at)
    {
        var breaking = new Breaking { At = at };
        var drafts = Drafts(breaking);
        Services.AddSingleton(new StartImport(Portal.Database, drafts, Portal.Get<ImportTurns>(),
            Portal.Get<IOptions<ImportOptions>>(), Portal.Clock));
        Services.AddSingleton(new ReadImport(Portal.Database, drafts, Portal.Get<ImportTurns>()));
        Services.AddSingleton(new ChangeImport(Portal.Database, drafts, Portal.Get<ImportTurns>()));
        return breaking;
    }

    private Drafts Drafts(Breaking breaking) => new([breaking], Portal.Get<IOptions<ImportOptions>>(), Portal.Clock, log);

    private sealed class NoDatabase : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => throw new FormatException("The portal broke.");
    }

    private sealed class Kept : ILogger<Drafts>
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }

    /// <summary>The import of people, with one step that fails.</summary>
    private sealed class Breaking : IImportKind
    {
        private readonly PeopleImport people = new(new([]));

        public string At { get; init; } = "";

        public ImportKind Kind => people.Kind;

        public IReadOnlyList<ImportField> Fields => people.Fields;

        public Expected Expected => At == "expected" ? new Expected(_ => throw Broken(), null, _ => false) : people.Expected;

        public Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel) =>
            At == "recognise" ? throw Broken() : people.RecogniseAsync(db, sheet, cancel);

        public string? Check(Mapping mapping, Sheet sheet) => people.Check(mapping, sheet);

        public Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel) =>
            At == "plan" || source.Mapping.Columns.Contains(At) ? throw Broken() : people.PlanAsync(db, source, cancel);

        public Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel) => people.BasisAsync(db, source, cancel);

        public Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
            IProgress<ImportProgress>? progress, CancellationToken cancel) =>
            people.ApplyAsync(db, caller, batch, view, now, progress, cancel);

        public Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel) =>
            people.UndoAsync(db, caller, batch, now, cancel);

        private static FormatException Broken() => new("The input string '٧' was not in a correct format.");
    }
}
