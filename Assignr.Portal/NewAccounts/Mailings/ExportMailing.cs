using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>Every message of a mailing as a spreadsheet. Audited, because addresses leave the portal.</summary>
[Allow(Who.Readers)]
public sealed class ExportMailing(IDbContextFactory<PortalDb> database, InFlight inFlight, TimeProvider clock)
{
    private static readonly string[] Columns =
    [
        "Person", "Address", "State", "Time", "Opened (a hint)", "Logged in", "What the mail server said",
        "Words for people with a game ahead", "Words for the others", "Note",
    ];

    /// <returns>Null where there is no such mailing.</returns>
    public async Task<CsvFile?> RunAsync(Caller caller, Guid mailingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var export = await database.SnapshotAsync(async db =>
        {
            var mailing = await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel);
            if (mailing is null)
                return default;
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var rows = await MailingRows.Of(db, db.Messages.AsNoTracking().Where(message => message.MailingId == mailingId),
                inFlight.Ids).ToListAsync(cancel);
            var words = await db.MailingWordings.AsNoTracking().Where(one => one.MailingId == mailingId)
                .ToDictionaryAsync(one => one.HasGame, one => one.Words.InFull, cancel);
            string[] said = [words.GetValueOrDefault(true) ?? "", words.GetValueOrDefault(false) ?? "", mailing.Note ?? ""];
            var what = $"{Figures.Count(rows.Count, "message")} of the mailing of {Time(mailing.AskedAt)}";
            return (What: what, File: new CsvFile(
                string.Create(CultureInfo.InvariantCulture, $"mailing-{site.Local(mailing.AskedAt):yyyy-MM-dd-HHmm}.csv"),
                string.Concat(rows.Select(row => Csv.Row([row.Name, row.Address, MailingStates.Words(row.State), At(row.SettledAt),
                        At(row.OpenedAt), At(row.LoggedInAt), row.Said, .. said]))
                    .Prepend(Csv.Row(Columns)).Prepend(Csv.ByteOrderMark))));

            string At(DateTimeOffset? time) => time is { } at ? Time(at) : "";

            string Time(DateTimeOffset time) => site.Local(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }, cancel);
        if (export.File is not null)
            await database.RecordAsync(caller, Act.MailingDownloaded, clock.GetUtcNow(), export.What, cancel);
        return export.File;
    }
}
