using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>
/// Replaces a wrong address, or adds one for a person who has none: revokes the links to the old one and, where it is wanted, queues a
/// new email, in one transaction.
/// </summary>
[Allow(Who.Assignors)]
public sealed class FixAddressAndSendAgain(
    IDbContextFactory<PortalDb> database, PersonParts parts, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="wrong">The address that was refused, or is not theirs; null: the person has none.</param>
    /// <param name="right">What the assignor typed.</param>
    /// <param name="send">Whether a new account email goes there at once.</param>
    public async Task<Done> RunAsync(Caller caller, Guid personId, string? wrong, string? right, bool send = true,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (EmailAddress.Parse(right, out var sentence) is not { } address)
            return new Problem(sentence!);
        var now = clock.GetUtcNow();
        var problem = await database.WriteAsync(db => FixAsync(db, caller, personId, EmailAddress.KeyOf(wrong), address, send, now, cancel),
            cancel);
        if (problem is not null)
            return problem;
        bell.Ring();
        changes.Tell(new Change([], [personId]));
        return new Done();
    }

    private async Task<Problem?> FixAsync(
        PortalDb db, Caller caller, Guid personId, string? wrong, EmailAddress right, bool send, DateTimeOffset now,
        CancellationToken cancel)
    {
        var person = await db.People.Include(person => person.Addresses).SingleOrDefaultAsync(person => person.Id == personId, cancel);
        if (person is null)
            return new Problem("This person was deleted meanwhile.");
        if (person.FirstLoginAt is not null)
            return new Problem($"{person.FirstName} has logged in meanwhile. No email is needed.");
        if (!person.IsActive)
            return new Problem($"{person.FirstName} is deactivated. Tick a permission first.");
        var addresses = person.Addresses.Select(address => EmailAddress.Stored(address.Address, address.Key)).ToList();
        var place = addresses.FindIndex(address => address.Key == wrong);
        if (place < 0 && wrong is not null)
            return new Problem($"{person.FirstName} no longer has this address. Look at their page.");
        if (wrong is null && addresses.Count > 0)
            return new Problem($"{person.FirstName} has an address by now. Look at their page.");
        if (right.Key == wrong)
            return new Problem("This is the address that is wrong. Type another one.");
        if (addresses.Exists(address => address.Key == right.Key))
            return new Problem($"{person.FirstName} has this address already.");
        if (wrong is null)
            addresses.Add(right);
        else
            addresses[place] = right;
        var input = new PersonInput
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Phone = person.Phone,
            Permissions = person.Permissions
        };
        var change = await PersonEditing.ChangeAsync(db, caller, person, input, addresses, now, cancel);
        if (send)
            await QueueAsync(db, caller, personId, right, now, cancel);
        await parts.ChangedAsync(db, caller, change, sendEmail: false, now, cancel);
        return null;
    }

    // Only to the new address: the others were reached, or have a message that waits.
    private static async Task QueueAsync(PortalDb db, Caller caller, Guid personId, EmailAddress right, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var candidate = (await Candidates.ReadAsync(db, [personId], site.StartOfToday(now), cancel))[0];
        var verdict = Eligibility.Judge(candidate with { HasPending = false }, new Rules { Now = now, SendAgain = true });
        await NewAccountQueue.QueueAsync(db, caller, [verdict.To(right.Key)], new NewAccountOrder(), now, cancel);
    }
}
