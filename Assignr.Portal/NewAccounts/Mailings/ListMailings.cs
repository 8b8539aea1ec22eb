using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>All mailings but those that are planned, the newest first.</summary>
[Allow(Who.Readers)]
public sealed class ListMailings(IDbContextFactory<PortalDb> database, InFlight inFlight)
{
    public const int PageSize = 25;

    /// <param name="page">From 0.</param>
    public async Task<MailingList> RunAsync(Caller caller, int page = 0, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        // What is planned has a list of its own.
        var listed = db.Mailings.AsNoTracking().Where(mailing => mailing.QueuedAt != null || mailing.StoppedAt != null);
        var mailings = await listed
            .OrderByDescending(mailing => mailing.AskedAt).ThenByDescending(mailing => mailing.Id)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = mailings.ConvertAll(mailing => (Guid?)mailing.Id);
        var messages = await db.Messages.Where(message => ids.Contains(message.MailingId))
            .GroupBy(MessageStates.With(inFlight.Ids, (message, state) => new { message.MailingId, State = state }))
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        var counts = messages.ToLookup(row => row.Key.MailingId);
        var reminders = await ReminderCounts.ReadAsync(db, mailings.ConvertAll(mailing => mailing.Id), cancel);
        return new MailingList(
            mailings.ConvertAll(mailing => new MailingSummary(
                mailing, MailingCounts.Of(counts[mailing.Id].ToDictionary(row => row.Key.State, row => row.Count)))
            { Reminders = reminders.GetValueOrDefault(mailing.Id) }),
            await listed.CountAsync(cancel),
            await ReminderCounts.CountPeopleAsync(db, cancel));
    }
}

/// <param name="Count">How many mailings there are on all pages.</param>
/// <param name="Reminded">To how many people reminders still go, with whatever email they were planned.</param>
public sealed record MailingList(IReadOnlyList<MailingSummary> Mailings, int Count, int Reminded);

public sealed record MailingSummary(Mailing Mailing, MailingCounts Counts)
{
    /// <summary>Null where none were planned with it, or where they were not asked for.</summary>
    public ReminderCounts? Reminders { get; init; }
}
