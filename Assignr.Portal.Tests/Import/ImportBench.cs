using System.Globalization;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Starting;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import;

/// <summary>A file's whole way through the use cases, as the pages call them.</summary>
internal static class ImportBench
{
    public static string Demo(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "Demo", file);

    public static async Task<StartImportResult> StartAsync(this TestPortal portal, ImportKind kind, string fileName, byte[] file) =>
        await portal.Get<StartImport>().RunAsync(TestPortal.Assignor, kind, fileName, new MemoryStream(file));

    /// <summary>The preview of a file that is accepted.</summary>
    public static async Task<ImportView> PreviewAsync(this TestPortal portal, ImportKind kind, byte[] file,
        string fileName = "list.csv", Caller? caller = null)
    {
        var started = await portal.StartAsync(kind, fileName, file);
        Assert.Null(started.Refusal);
        return (await portal.Get<ReadImport>().RunAsync(caller ?? TestPortal.Assignor, started.ImportId!.Value))!;
    }

    public static Task<ImportView> PreviewAsync(this TestPortal portal, ImportKind kind, string text, string fileName = "list.csv") =>
        portal.PreviewAsync(kind, Encoding.UTF8.GetBytes(text), fileName);

    public static async Task<ImportView> EditAsync(this TestPortal portal, ImportView view, int line, RowEdit edit)
    {
        var rows = view.Edits.Rows.ToDictionary();
        rows[line] = rows.GetValueOrDefault(line, new RowEdit()).With(edit);
        return await portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with { Rows = rows }));
    }

    public static async Task<ImportView> ChangeAsync(this TestPortal portal, ImportView view, ImportChange change)
    {
        var result = await portal.Get<ChangeImport>().RunAsync(TestPortal.Assignor, view, change);
        Assert.Null(result.Refusal);
        return result.View!;
    }

    public static async Task<ImportBatch> ApplyAsync(this TestPortal portal, ImportView view)
    {
        var result = await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);
        Assert.True(result.IsDone, result.Refusal);
        return await portal.ReadAsync(db => db.Imports.AsNoTracking()
            .SingleAsync(batch => batch.Id == view.Batch.Id && batch.AppliedAt != null));
    }

    public static async Task<ImportBatch> ImportAsync(this TestPortal portal, ImportKind kind, string text, string fileName = "list.csv") =>
        await portal.ApplyAsync(await portal.PreviewAsync(kind, text, fileName));

    public static PlanRow Row(this ImportView view, int line) => view.Plan!.Rows.Single(row => row.Line == line);

    /// <summary>Everything that a file can change, as text, to see that nothing did.</summary>
    public static async Task<string> StateAsync(this TestPortal portal) => await portal.ReadAsync(async db =>
    {
        var state = new StringBuilder();
        foreach (var person in await db.People.AsNoTracking().Include(person => person.Addresses)
            .OrderBy(person => person.Id).ToListAsync())
            state.AppendLine(CultureInfo.InvariantCulture,
                $"{person.Id} {person.ExternalId} {person.FullName} {person.Phone} {person.Permissions} {person.Revision} "
                + $"{person.SearchText} "
                + $"{string.Join(' ', person.Addresses.Select(address => $"{address.Id} {address.Address} {address.Position}"))}");
        foreach (var game in await db.Games.AsNoTracking().Include(game => game.Crew).OrderBy(game => game.Id).ToListAsync())
            state.AppendLine(CultureInfo.InvariantCulture,
                $"{game.Id} {game.ExternalId} {game.StartsAt:O} {game.IsTimeToBeSet} {game.Home} {game.Away} {game.CancelledAt:O} "
                + $"{game.Revision} {string.Join(' ', game.Crew.OrderBy(slot => slot.Order).Select(Place))}");
        static string Place(Slot slot) => $"{slot.Id} {slot.Position} {slot.PersonId}";
        return state.ToString();
    });
}
