using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>+ Add a New Person: saves the person and, where wanted, queues the new account email, in one transaction.</summary>
[Allow(Who.Assignors)]
public sealed class AddPerson(IDbContextFactory<PortalDb> database, PersonParts parts, MailBell bell,
    ChangeFeed changes, TimeProvider clock)
{
    /// <param name="sendNewAccountEmailImmediately">Ignored without an address or a permission.</param>
    public async Task<AddPersonResult> RunAsync(Caller caller, PersonInput input, bool sendNewAccountEmailImmediately = true,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var problems = input.Check(out var addresses);
        if (problems.Count > 0)
            return new AddPersonResult { Problems = problems };
        var now = clock.GetUtcNow();
        var (person, followed, taken) = await database.WriteAsync<(Person?, Followed, Problem?)>(async db =>
        {
            if (await PersonEditing.TakenIdAsync(db, null, input.ExternalId, cancel) is { } problem)
                return (null, Followed.Nothing, problem);
            var added = PersonEditing.Add(db, caller, input, addresses, now, sendNewAccountEmailImmediately
                ? null
                : "No email was asked for.");
            await db.SaveChangesAsync(cancel);
            return (added, await parts.AddedAsync(db, caller, added, sendNewAccountEmailImmediately, now, cancel), null);
        }, cancel);
        if (person is null)
            return new AddPersonResult { Problems = [taken!] };
        if (followed.EmailsQueued > 0)
            bell.Ring();
        changes.Tell(new Change([], [person.Id]));
        return new AddPersonResult { PersonId = person.Id, Name = person.FullName, EmailsQueued = followed.EmailsQueued };
    }
}

public sealed record AddPersonResult : Result
{
    /// <summary>Null where there is a problem and nothing was saved.</summary>
    public Guid? PersonId { get; init; }

    public string Name { get; init; } = "";

    public int EmailsQueued { get; init; }
}
