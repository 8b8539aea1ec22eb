using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>Saves a person's page in one transaction: the fields, the consequences for links, waiting mail and sessions, and the new
/// email.</summary>
[Allow(Who.Assignors)]
public sealed class EditPerson(
    IDbContextFactory<PortalDb> database, PersonParts parts, MailBell bell, ChangeFeed changes, LiveSessions sessions, TimeProvider clock)
{
    private const string OwnRights =
        "This takes your own Assignor permission away. You will not be able to manage people any longer, nor to undo it.";

    public async Task<EditPersonResult> RunAsync(Caller caller, EditPersonInput input, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var problems = input.Person.Check(out var addresses);
        if (problems.Count > 0)
            return new EditPersonResult(EditPersonOutcome.Wrong) { Problems = problems };
        var result = await database.WriteAsync(async db =>
        {
            var person = await db.People.Include(person => person.Addresses)
                .SingleOrDefaultAsync(person => person.Id == input.PersonId, cancel);
            return await RefuseAsync(db, person, input, addresses.Count, cancel)
                ?? await AskAsync(db, caller, person!, input, cancel)
                ?? await SaveAsync(db, caller, person!, input, addresses, cancel);
        }, cancel);
        if (result.Outcome == EditPersonOutcome.Saved)
            Tell(input.PersonId, result);
        return result;
    }

    private static async Task<EditPersonResult?> RefuseAsync(
        PortalDb db, Person? person, EditPersonInput input, int addresses, CancellationToken cancel)
    {
        if (person is null)
            return new EditPersonResult(EditPersonOutcome.Deleted)
            {
                Problems = [
                new Problem("Not saved: this person was deleted meanwhile.")]
            };
        if (person.Revision != input.Revision)
        {
            return new EditPersonResult(EditPersonOutcome.ChangedMeanwhile)
            {
                Problems =
                    [new Problem(
                    $"Not saved: {person.FullName}'s record changed meanwhile. Your text is still here; look at both and save again.")],
            };
        }
        if (await PersonEditing.TakenIdAsync(db, person.Id, input.Person.ExternalId, cancel) is { } taken)
            return new EditPersonResult(EditPersonOutcome.Wrong) { Problems = [taken] };
        var staysAssignor = input.Person.Permissions.HasFlag(Permissions.Assignor);
        if (!person.Permissions.HasFlag(Permissions.Assignor) || (staysAssignor && addresses > 0))
            return null;
        if (!await PersonEditing.HasOtherAssignorAsync(db, person.Id, cancel))
        {
            return new EditPersonResult(EditPersonOutcome.LastAssignor)
            {
                Problems =
                    [new Problem(
                    $"Not saved: {person.FullName} is the last assignor who can sign in. Make somebody else an assignor first.")],
            };
        }
        return null;
    }

    /// <summary>A consequence of this edit that is easily overlooked; null where there is none, or where the assignor confirmed
    /// it.</summary>
    private async Task<EditPersonResult?> AskAsync(PortalDb db, Caller caller, Person person, EditPersonInput input,
        CancellationToken cancel)
    {
        if (input.Confirmed)
            return null;
        var wanted = input.Person.Permissions;
        var endsOwnRights = person.Id == caller.PersonId && person.Permissions.HasFlag(Permissions.Assignor)
            && !wanted.HasFlag(Permissions.Assignor);
        var warnings = await parts.WarnOfPermissionsAsync(db, person, wanted, clock.GetUtcNow(), cancel);
        if (!endsOwnRights && warnings.Count == 0)
            return null;
        return new EditPersonResult(EditPersonOutcome.AskFirst)
        {
            Question = endsOwnRights ? "Take away your own permission?"
                : wanted == Permissions.None ? $"Deactivate {person.FullName}?"
                : $"Take away the Official permission of {person.FullName}?",
            Problems = [new Problem(string.Join(' ', endsOwnRights ? [OwnRights, .. warnings] : warnings))],
        };
    }

    private async Task<EditPersonResult> SaveAsync(
        PortalDb db, Caller caller, Person person, EditPersonInput input, IReadOnlyList<EmailAddress> addresses, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var change = await PersonEditing.ChangeAsync(db, caller, person, input.Person, addresses, now, cancel);
        var followed = await parts.ChangedAsync(db, caller, change, input.SendNewEmail, now, cancel);
        return new EditPersonResult(EditPersonOutcome.Saved)
        {
            LinksStopped = change.LinksStopped,
            EmailsCancelled = followed.EmailsCancelled,
            Mailings = followed.Mailings,
            EmailsQueued = followed.EmailsQueued,
            SessionsEnded = followed.SessionsEnded,
            MayGetNewEmail = !(input.SendNewEmail && followed.EmailsQueued > 0) && person.NeedsNewAccount
                && change.LinksStopped + followed.EmailsCancelled > 0,
        };
    }

    private void Tell(Guid personId, EditPersonResult result)
    {
        if (result.SessionsEnded)
            sessions.End(personId);
        bell.Ring();
        changes.Tell(new Change(result.Mailings, [personId]));
    }
}

public sealed record EditPersonInput
{
    public required Guid PersonId { get; init; }

    /// <summary>The revision that the form was filled from.</summary>
    public required int Revision { get; init; }

    public required PersonInput Person { get; init; }

    /// <summary>Also queue a new account email to every address, even if one went in the last 24 hours.</summary>
    public bool SendNewEmail { get; init; }

    /// <summary>The assignor was asked and confirmed it.</summary>
    public bool Confirmed { get; init; }
}

public enum EditPersonOutcome
{
    Saved,

    /// <summary>Nothing was saved; see the problems.</summary>
    Wrong,

    ChangedMeanwhile,
    Deleted,
    LastAssignor,

    /// <summary>Show the refusal as a question, then run it again with <see cref="EditPersonInput.Confirmed"/>.</summary>
    AskFirst,
}

public sealed record EditPersonResult(EditPersonOutcome Outcome) : Result
{
    /// <summary>The question where <see cref="EditPersonOutcome.AskFirst"/>; the refusal says why it is asked.</summary>
    public string? Question { get; init; }

    /// <summary>How many links stopped working.</summary>
    public int LinksStopped { get; init; }

    /// <summary>How many waiting emails were cancelled.</summary>
    public int EmailsCancelled { get; init; }

    /// <summary>The mailings of those emails.</summary>
    public IReadOnlyCollection<Guid> Mailings { get; init; } = [];

    public int EmailsQueued { get; init; }

    /// <summary>Their permissions changed, so they have to sign in again.</summary>
    public bool SessionsEnded { get; init; }

    /// <summary>Links or emails were lost that the person still needs: offer a new email.</summary>
    public bool MayGetNewEmail { get; init; }

    /// <summary>What to tell after saving.</summary>
    public string Saved => EmailsQueued switch
    {
        0 => "Saved.",
        1 => "Saved. A new account email is on its way.",
        _ => $"Saved. {EmailsQueued} new account emails are on their way.",
    };

    /// <summary>Why a new email is offered; null where none is.</summary>
    public string? WhyANewEmail => !MayGetNewEmail ? null
        : LinksStopped > 0 ? "The link sent to the old address stopped working."
        : "The email to the old address was cancelled.";
}
