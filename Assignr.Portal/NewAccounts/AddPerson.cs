using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>+ Add a New Person: the person and, where asked for, the new account email, or neither.</summary>
[Allow(Who.Assignors)]
public sealed class AddPerson(IDbContextFactory<PortalDb> database, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="sendNewAccountEmailImmediately">Ignored where there is no address, or no permission.</param>
    public async Task<AddPersonResult> RunAsync(Caller caller, PersonInput input, bool sendNewAccountEmailImmediately = true,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var problems = input.Check(out var addresses);
        if (problems.Count > 0)
            return new AddPersonResult { Problems = problems };
        var now = clock.GetUtcNow();
        var (person, emails, taken) = await database.WriteAsync<(Person?, int, FieldProblem?)>(async db =>
        {
            if (await PersonEditing.TakenIdAsync(db, null, input.ExternalId, cancel) is { } problem)
                return (null, 0, problem);
            var added = PersonEditing.Add(db, caller, input, addresses, now, sendNewAccountEmailImmediately
                ? null
                : "No email was asked for.");
            await db.SaveChangesAsync(cancel);
            if (!sendNewAccountEmailImmediately)
                return (added, 0, null);
            var verdicts = await NewAccountQueue.JudgeAndQueueAsync(db, caller, [added.Id], new Rules { Now = now },
                new NewAccountOrder(), cancel);
            return (added, verdicts.Sum(verdict => verdict.Addresses.Count), null);
        }, cancel);
        if (person is null)
            return new AddPersonResult { Problems = [taken!] };
        if (emails > 0)
            bell.Ring();
        changes.Tell(new Change([], [person.Id]));
        return new AddPersonResult { PersonId = person.Id, Name = person.FullName, EmailsQueued = emails };
    }
}

public sealed record AddPersonResult
{
    /// <summary>Null where something is wrong and nothing was saved.</summary>
    public Guid? PersonId { get; init; }

    public string Name { get; init; } = "";

    public int EmailsQueued { get; init; }

    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];
}
