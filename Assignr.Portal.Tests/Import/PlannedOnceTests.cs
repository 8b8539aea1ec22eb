using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Import;

/// <summary>While an import writes, everybody else waits: it plans again only where something has changed since the preview, and before
/// the write transaction.</summary>
public sealed class PlannedOnceTests
{
    private const string People = "Name,Email\nAna Zamora,ana@x.example\n";
    private const string Games = "Date,Time,Home,Away,Referee\n2026-12-05,10:00,ATL,NO,Terrence Miles\n";

    private static readonly Dictionary<string, (ImportKind Kind, Func<PortalDb, Task> Change)> Changes = new()
    {
        ["a phone"] = (ImportKind.People, db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.Phone, "1"))),
        ["a name"] = (ImportKind.People, db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.LastName, "Mills"))),
        ["a revision"] = (ImportKind.People, db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.Revision, 7))),
        ["an address"] = (ImportKind.People,
            db => db.Addresses.ExecuteUpdateAsync(row => row.SetProperty(address => address.Address, "Terrence@x.example"))),
        ["the zone of the site"] = (ImportKind.People,
            db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "America/Chicago"))),
        ["a permission"] = (ImportKind.Games, db => db.People.ExecuteUpdateAsync(row =>
            row.SetProperty(person => person.Permissions, Permissions.Official | Permissions.Observer))),
        ["a team"] = (ImportKind.Games, db => db.Games.ExecuteUpdateAsync(row => row.SetProperty(game => game.Home, "SEA"))),
        ["a crew"] = (ImportKind.Games, db => db.Slots.ExecuteUpdateAsync(row => row.SetProperty(slot => slot.PersonId, (Guid?)null))),
    };

    public static TheoryData<string> ChangeNames() => [.. Changes.Keys];

    [Theory]
    [InlineData(ImportKind.People, People)]
    [InlineData(ImportKind.Games, Games)]
    public async Task What_was_shown_and_still_holds_is_written_without_planning_it_again(ImportKind kind, string list)
    {
        await using var portal = await StartAsync();
        await portal.SaveAsync(A.Person());
        var view = await portal.PreviewAsync(kind, list);

        await portal.ApplyAsync(view);

        Assert.Equal(1, Counted(portal, kind).Plans);
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public async Task Whatever_changes_that_a_plan_is_made_from_is_noticed(string what)
    {
        await using var portal = await StartAsync();
        var (kind, change) = Changes[what];
        var person = A.Person();
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(3), ("Referee", person)));
        var view = await portal.PreviewAsync(kind, kind == ImportKind.People ? People : Games);
        await using (var db = await portal.Database.CreateDbContextAsync())
            await change(db);

        await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);

        Assert.Equal(2, Counted(portal, kind).Plans);
    }

    [Fact]
    public async Task Others_write_while_it_is_planned_again_and_what_does_not_concern_it_does_not_refuse_it()
    {
        await using var portal = await StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, People);
        await portal.SaveAsync(A.Person());
        var people = Counted(portal, ImportKind.People);
        people.Meanwhile = () => portal.SaveAsync(A.Person("Luca Moretti", "luca@x.example"));

        await portal.ApplyAsync(view);

        Assert.Equal(3, await portal.ReadAsync(db => db.People.CountAsync()));
        // For the preview, before the write transaction, and once more inside it: Luca was added in between.
        Assert.Equal(3, people.Plans);
    }

    [Fact]
    public async Task A_draft_that_was_changed_in_another_window_is_shown_again()
    {
        await using var portal = await StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, People);
        await portal.ChangeAsync(view, new ImportChange(view.Mapping with { Columns = ["fullName", null] }));

        var result = await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);

        Assert.False(result.IsDone);
        Assert.Equal("Nothing was imported: this import was changed in another window meanwhile. Look again, then press Import.",
            result.Refusal);
        Assert.Null(result.Fresh!.Mapping.Columns[1]);
        Assert.Equal(0, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    private static Counting Counted(TestPortal portal, ImportKind kind) =>
        portal.Services.GetServices<IImportKind>().OfType<Counting>().Single(one => one.Kind == kind);

    private static Task<TestPortal> StartAsync() => TestPortal.StartAsync(services =>
    {
        foreach (var kind in services.Where(service => service.ServiceType == typeof(IImportKind)).ToList())
            services.Remove(kind);
        services.AddSingleton<IImportKind>(new Counting(new PeopleImport(new([]))))
            .AddSingleton<IImportKind>(new Counting(new GamesImport(new([]))));
    });

    private sealed class Counting(IImportKind real) : IImportKind
    {
        public int Plans { get; private set; }

        /// <summary>Runs once, while the next plan is made.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public ImportKind Kind => real.Kind;

        public IReadOnlyList<ImportField> Fields => real.Fields;

        public Expected Expected => real.Expected;

        public Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel) =>
            real.RecogniseAsync(db, sheet, cancel);

        public string? Check(Mapping mapping, Sheet sheet) => real.Check(mapping, sheet);

        public async Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel)
        {
            Plans++;
            var plan = await real.PlanAsync(db, source, cancel);
            var meanwhile = Meanwhile;
            Meanwhile = null;
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            return plan;
        }

        public Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel) => real.BasisAsync(db, source, cancel);

        public Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
            IProgress<ImportProgress>? progress, CancellationToken cancel) =>
            real.ApplyAsync(db, caller, batch, view, now, progress, cancel);

        public Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel) =>
            real.UndoAsync(db, caller, batch, now, cancel);
    }
}
