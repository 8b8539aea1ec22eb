using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Withdrawing;

/// <summary>
/// Withdraws the links of new account emails and reminders: they stop working, mail that waits is cancelled, and reminders end. What is
/// being handed over at this moment still goes, with a link that does not work. Another email makes it good again.
/// </summary>
[Allow(Who.Assignors)]
public sealed class WithdrawLinks(
    IDbContextFactory<PortalDb> database, InFlight inFlight, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>What has to be typed before everybody's are withdrawn.</summary>
    public const string Word = "withdraw";

    /// <param name="word">What was typed; needed for everybody alone.</param>
    public async Task<Done> RunAsync(Caller caller, WithdrawScope scope, string? word = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (scope.IsEverybody && !string.Equals(Text.OneLine(word), Word, StringComparison.OrdinalIgnoreCase))
            return new Problem("Word", $"Type {Word} to withdraw everybody's links.");
        var now = clock.GetUtcNow();
        var (taken, mailings) = await inFlight.WhileNoneBeginsAsync(
            () => database.WriteAsync(db => TakeAsync(db, caller, scope, now, cancel), cancel), cancel);
        if (taken.IsNothing)
            return new Problem("Nothing was withdrawn: no link works, and nothing waits.");
        bell.Ring();
        changes.Tell(Change.Anything);
        changes.Tell(new Change(mailings, scope.PersonId is { } one ? [one] : []));
        return new Done(taken.Done);
    }

    private static async Task<(Withdrawal, IReadOnlyCollection<Guid>)> TakeAsync(
        PortalDb db, Caller caller, WithdrawScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = await Withdrawal.CountAsync(db, scope, now, cancel);
        if (taken.IsNothing)
            return (taken, []);
        var people = await Withdrawal.LinksOf(db, scope, now).Select(token => token.PersonId!.Value).Distinct().ToListAsync(cancel);
        await Withdrawal.LinksOf(db, scope, now).ExecuteUpdateAsync(row => row
            .SetProperty(token => token.RevokedAt, now)
            .SetProperty(token => token.RevokedBecause, Revocation.Withdrawn), cancel);
        var mailings = await CancelAsync(db, scope, now, cancel);
        await MarkAsync(db, people, now, cancel);
        await Withdrawal.PlansOf(db, scope).EndAsync(PlanEnd.Withdrawn, now, caller.Name, cancel);
        var whose = scope.MailingId is not null ? "Of one mailing: " : scope.IsEverybody ? "Everybody's: " : "";
        db.Record(caller, Act.LinksWithdrawn, now, scope.PersonId, whose + taken.Done);
        return (taken, scope.MailingId is { } own ? [.. mailings.Union([own])] : mailings);
    }

    /// <returns>The mailings of what is cancelled.</returns>
    private static async Task<IReadOnlyCollection<Guid>> CancelAsync(
        PortalDb db, WithdrawScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await Withdrawal.WaitingOf(db, scope).Select(message => new { message.Id, message.MailingId }).ToListAsync(cancel);
        var ids = waiting.ConvertAll(message => message.Id);
        await db.StopAsync(db.Messages.Where(message => ids.Contains(message.Id)), now, cancel);
        await db.LetGoAsync(db.Messages.Where(message => ids.Contains(message.Id) && message.SettledAt == now), now, cancel);
        await MailingBook.EndAsync(db, waiting.Select(message => message.MailingId), now, cancel);
        return [.. waiting.Select(message => message.MailingId).OfType<Guid>().Distinct()];
    }

    /// <summary>Whoever has no other link stands as withdrawn.</summary>
    private static async Task MarkAsync(PortalDb db, List<Guid> people, DateTimeOffset now, CancellationToken cancel)
    {
        var theirs = db.People.Where(person => people.Contains(person.Id));
        await db.RecountLinksAsync(theirs, cancel);
        await theirs.Where(person => person.LinkExpiresAt == null || person.LinkExpiresAt < now)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.LinksWithdrawnAt, now), cancel);
    }
}
