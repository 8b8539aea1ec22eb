using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <summary>Everybody who needs an assignor as a table, with the columns of the page. Audited, because phone numbers leave the
/// portal.</summary>
[Allow(Who.Readers)]
public sealed class ExportNeedsYou(IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, TimeProvider clock)
{
    private static readonly string[] Headings = ["Name", "Game", "Date and time", "Phone", "Account", "Why", "Times sent", "Last sent",
        "Last call", "Called by", "Note"];

    public async Task<Table> RunAsync(Caller caller, int days, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var table = await database.SnapshotAsync(async db =>
        {
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var ids = await WhoNeedsYou.InOrder(db, site, now, days).ToListAsync(cancel);
            var rows = await new NeedsYouRows(db, site, now, kinds).ReadAsync(ids, days, cancel);
            return new Table(Headings, [.. rows.Select(row => Cells(row, site))]);
        }, cancel);
        await database.RecordAsync(caller, Act.PeopleExported, now,
            $"{Figures.Count(table.Rows.Count, "official")} who {(table.Rows.Count == 1 ? "needs" : "need")} you within {days} days",
            cancel);
        return table;
    }

    private static string[] Cells(NeedsYouRow row, Site site) =>
    [
        row.Name, row.Game.Teams,
        row.Game.IsTimeToBeSet ? Dates.DayForMachines(row.Game.StartsAt, site) : Time(row.Game.StartsAt, site),
        row.Phone ?? "", row.Standing.Words(row.EmailIsPaused), row.Why ?? "", row.TimesSent.ToString(CultureInfo.InvariantCulture),
        Time(row.LastSentAt, site), Time(row.LastCall?.At, site), row.LastCall?.By ?? "", row.LastCall?.Note ?? "",
    ];

    private static string Time(DateTimeOffset? time, Site site) =>
        time is { } at ? site.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
}
