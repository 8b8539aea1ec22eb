using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>Deletes a person with their addresses, account and links. Their games stay, with the position open, and the audit
/// stays.</summary>
[Allow(Who.Assignors)]
public sealed class DeletePerson(IDbContextFactory<PortalDb> database, PersonParts parts, ChangeFeed changes,
    LiveSessions sessions, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var (problem, followed) = await database.WriteAsync<(Problem?, Followed)>(async db =>
        {
            if (await db.People.SingleOrDefaultAsync(person => person.Id == personId, cancel) is not { } person)
                return (null, Followed.Nothing);
            if (person.Permissions.HasFlag(Permissions.Assignor) && !await PersonEditing.HasOtherAssignorAsync(db, personId, cancel))
                return (new Problem($"Not deleted: {person.FullName} is the last assignor who can sign in. Make somebody else an assignor "
                    + $"first."), Followed.Nothing);
            var came = await parts.DeletedAsync(db, [personId], now, cancel);
            db.Record(caller, Act.PersonDeleted, now, personId, person.FullName);
            db.People.Remove(person);
            return (null, came);
        }, cancel);
        if (problem is not null)
            return problem;
        sessions.End(personId);
        changes.Tell(new Change(followed.Mailings, [personId]));
        return new Done();
    }
}

/// <summary>What is deleted with a person, for the question before it.</summary>
[Allow(Who.Assignors)]
public sealed class DescribeDeletion(IDbContextFactory<PortalDb> database, PersonParts parts, TimeProvider clock)
{
    public async Task<string> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var addresses = await db.Addresses.CountAsync(address => address.PersonId == personId, cancel);
        var hasAccount = await db.Users.AnyAsync(account => account.PersonId == personId, cancel);
        var warnings = await parts.WarnOfDeletionAsync(db, personId, clock.GetUtcNow(), cancel);
        return string.Join(' ', Sentences(addresses, hasAccount, warnings, caller.PersonId == personId));
    }

    private static IEnumerable<string> Sentences(int addresses, bool hasAccount, IReadOnlyList<string> warnings, bool isSelf)
    {
        var gone = new List<string> { "the profile" };
        if (addresses > 0)
            gone.Add(addresses == 1 ? "the email address" : $"{addresses} email addresses");
        if (hasAccount)
            gone.Add("the account with its password");
        yield return $"This deletes {string.Join(" and ", gone.Count == 1 ? gone : [string.Join(", ", gone[..^1]), gone[^1]])}.";
        foreach (var warning in warnings)
            yield return warning;
        if (isSelf)
            yield return "This is you: you are signed out at once.";
        yield return "It cannot be undone. To keep everything and only close the door, untick all permissions instead.";
    }
}
