using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Passwords;

public enum SendPasswordResetOutcome
{
    Queued,
    Refused,
}

public sealed record SendPasswordResetResult(SendPasswordResetOutcome Outcome) : Done;

/// <summary>Mails a person the link to choose a new password, for an assignor. Only the person ever sees the link.</summary>
[Allow(Who.Assignors)]
public sealed class SendPasswordReset(IDbContextFactory<PortalDb> database, TimeProvider time, MailBell bell, ChangeFeed changes)
{
    /// <param name="revision">The revision of the person that the assignor saw; null: any.</param>
    public async Task<SendPasswordResetResult> RunAsync(
        Caller caller, Guid personId, int? revision = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var result = await database.WriteAsync(
            async db => revision is not null && await db.ChangedSinceAsync(personId, revision.Value, cancel) is { } changed
                ? Refused(changed)
                : await QueueAsync(db, caller, personId, cancel), cancel);
        if (result.Outcome == SendPasswordResetOutcome.Queued)
        {
            bell.Ring();
            changes.Tell(new Change([], [personId]));
        }
        return result;
    }

    private async Task<SendPasswordResetResult> QueueAsync(PortalDb db, Caller caller, Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.People.Include(person => person.Addresses).SingleOrDefaultAsync(person => person.Id == personId, cancel);
        if (person is null)
            return Refused(new Problem("This person was deleted meanwhile."));
        if (!await db.Users.AnyAsync(account => account.PersonId == personId, cancel))
            return Refused(new Problem($"{person.FirstName} has no password yet, so there is none to reset."));
        if (!person.IsActive)
            return Refused(new Problem($"{person.FirstName} is deactivated. Tick a permission first."));
        if (person.AddressCount == 0)
            return Refused(new Problem($"{person.FirstName} has no email address. Add one first."));
        if (person.MailedAddress is null)
            return Refused(new Problem($"Whoever reads the address of {person.FirstName} said that it is not theirs. Fix it first."));
        if (person.MailedUnaskedAddress is not { } address)
            return Refused(new Problem($"Whoever reads the address of {person.FirstName} complained about an email. Lift the complaint "
                + "first."));
        if (!await PasswordMail.QueueResetAsync(db, caller, person, address, now, cancel))
            return Refused(new Problem($"A password reset to {person.FirstName} is on its way already."));
        db.Record(caller, Act.ResetSent, now, personId, $"To {address}");
        return new SendPasswordResetResult(SendPasswordResetOutcome.Queued)
        {
            Sentence = $"A password reset to {person.FirstName} is on its way: {address}.",
        };
    }

    private static SendPasswordResetResult Refused(Problem problem) => new(SendPasswordResetOutcome.Refused) { Problems = [problem] };
}
