using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>Deletes a person with their addresses, account and links. Their games stay, with the position open; what happened
/// stays in the audit.</summary>
[Allow(Who.Assignors)]
public sealed class DeletePerson(IDbContextFactory<PortalDb> database, ChangeFeed changes, LiveSessions sessions, TimeProvider clock)
{
    /// <returns>Null where they are gone; otherwise the sentence why not.</returns>
    public async Task<string?> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var mailings = (IReadOnlyCollection<Guid>)[];
        var refusal = await database.WriteAsync(async db =>
        {
            if (await db.People.SingleOrDefaultAsync(person => person.Id == personId, cancel) is not { } person)
                return null;
            if (person.Permissions.HasFlag(Permissions.Assignor) && !await PersonEditing.HasOtherAssignorAsync(db, personId, cancel))
                return $"Not deleted: {person.FullName} is the last assignor who can sign in. Make somebody else an assignor first.";
            var cancelled = await WaitingMail.CancelAllAsync(db, personId, now, cancel);
            await cancelled.SettleAsync(db, personId, now, cancel);
            mailings = cancelled.Mailings;
            await db.Slots.Where(slot => slot.PersonId == personId)
                .ExecuteUpdateAsync(row => row.SetProperty(slot => slot.PersonId, (Guid?)null).SetProperty(slot => slot.AssignedAt,
                    (DateTimeOffset?)null), cancel);
            db.Record(caller, Act.PersonDeleted, now, personId, person.FullName);
            db.People.Remove(person);
            return null;
        }, cancel);
        if (refusal is null)
        {
            sessions.End(personId);
            changes.Tell(new Change(mailings, [personId]));
        }
        return refusal;
    }
}

/// <summary>What goes with a person, for the question before it goes.</summary>
[Allow(Who.Assignors)]
public sealed class DescribeDeletion(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<string> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var today = (await db.Site.AsNoTracking().SingleAsync(cancel)).StartOfToday(clock.GetUtcNow());
        var addresses = await db.Addresses.CountAsync(address => address.PersonId == personId, cancel);
        var hasAccount = await db.Users.AnyAsync(account => account.PersonId == personId, cancel);
        var games = await UpcomingGames.From(db, today).CountAsync(game => game.Crew.Any(slot => slot.PersonId == personId), cancel);
        var waiting = await db.Messages.CountAsync(message => message.PersonId == personId && message.SettledAt == null, cancel);
        return string.Join(' ', Sentences(addresses, hasAccount, games, waiting, caller.PersonId == personId));
    }

    private static IEnumerable<string> Sentences(int addresses, bool hasAccount, int games, int waiting, bool isSelf)
    {
        var parts = new List<string> { "the profile" };
        if (addresses > 0)
            parts.Add(addresses == 1 ? "the email address" : $"{addresses} email addresses");
        if (hasAccount)
            parts.Add("the account with its password");
        yield return $"This deletes {string.Join(" and ", parts.Count == 1 ? parts : [string.Join(", ", parts[..^1]), parts[^1]])}.";
        if (games > 0)
            yield return games == 1
                ? "1 upcoming game loses its official and has an open position."
                : $"{games} upcoming games lose their official and have an open position.";
        if (waiting > 0)
            yield return waiting == 1 ? "1 waiting email is cancelled." : $"{waiting} waiting emails are cancelled.";
        if (isSelf)
            yield return "This is you: you are signed out at once.";
        yield return "It cannot be undone. To keep everything and only close the door, untick all permissions instead.";
    }
}
