using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Withdrawing;
using Assignr.Portal.NewAccounts.Words;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>One mailing: its numbers, what the mail server refused, and a page of its messages, last changed first.</summary>
[Allow(Who.Readers)]
public sealed class LoadMailing(IDbContextFactory<PortalDb> database, InFlight inFlight, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="only">Only messages in this state; null: all.</param>
    /// <param name="page">From 0.</param>
    /// <returns>Null where there is no such mailing.</returns>
    public async Task<MailingView?> RunAsync(Caller caller, Guid mailingId, MessageState? only = null, int page = 0,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var mailing = await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel);
        if (mailing is null)
            return null;
        var messages = db.Messages.AsNoTracking().Where(message => message.MailingId == mailingId);
        var sending = inFlight.Ids;
        var counts = await MailingCounts.ReadAsync(messages, sending, cancel);
        var rows = MailingRows.Of(db, only is null ? messages : messages.Where(MailingRows.In(only.Value, sending)), sending);
        return new MailingView
        {
            Mailing = mailing,
            Counts = counts,
            TimeLeft = MailingCounts.TimeLeft(mailing, counts, clock.GetUtcNow()),
            Refused = counts.Refused == 0
                ? []
                : await MailingRows.Of(db, messages.Where(message => message.RefusedAt != null), sending).ToListAsync(cancel),
            Rows = await rows.Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(cancel),
            RowCount = only is { } state ? counts[state] : counts.All,
            Words = await db.MailingWordings.AsNoTracking().Where(words => words.MailingId == mailingId)
                .OrderByDescending(words => words.HasGame).ToListAsync(cancel),
            Reminders = (await ReminderCounts.ReadAsync(db, [mailingId], cancel)).GetValueOrDefault(mailingId),
            CanBeWithdrawn = !counts.IsDone
                || await Withdrawal.IsAnyAsync(db, new WithdrawScope(MailingId: mailingId), clock.GetUtcNow(), cancel),
            Withdrawn = await PastWithdrawal.ReadAsync(db, mailing, cancel),
        };
    }
}

public sealed record MailingView
{
    public required Mailing Mailing { get; init; }

    public required MailingCounts Counts { get; init; }

    public bool IsRunning => Mailing is { QueuedAt: not null, StoppedAt: null, EndedAt: null };

    /// <summary>Estimated from the progress so far; null while that says too little.</summary>
    public TimeSpan? TimeLeft { get; init; }

    public required IReadOnlyList<MailingRow> Refused { get; init; }

    public required IReadOnlyList<MailingRow> Rows { get; init; }

    /// <summary>How many rows there are on all pages.</summary>
    public required int RowCount { get; init; }

    /// <summary>What it said to people with a game ahead, and to the others; empty for a mailing from before words were kept.</summary>
    public required IReadOnlyList<MailingWording> Words { get; init; }

    /// <summary>Null where none were planned with it.</summary>
    public ReminderCounts? Reminders { get; init; }

    /// <summary>A link of it works, an email of it waits, or somebody is reminded by it.</summary>
    public bool CanBeWithdrawn { get; init; }

    /// <summary>What was withdrawn of it; null: nothing.</summary>
    public PastWithdrawal? Withdrawn { get; init; }
}
