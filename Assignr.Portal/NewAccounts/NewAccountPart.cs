using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>The mail of a person who is added, changed or deleted: cancels what waits and should not be sent, and queues a new account
/// email where one is wanted.</summary>
internal sealed class NewAccountPart(IEnumerable<IMailKind> kinds) : IPersonPart
{
    public async Task<Followed> AddedAsync(PortalDb db, Caller caller, Person person, bool sendEmail, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (!sendEmail)
            return Followed.Nothing;
        var usual = await db.Site.Select(site => site.UsualReminders).SingleAsync(cancel);
        var order = new NewAccountOrder { Reminders = usual };
        return new Followed { EmailsQueued = await QueueAsync(db, caller, person.Id, new Rules { Now = now }, order, cancel) };
    }

    public async Task<Followed> ChangedAsync(
        PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now, CancellationToken cancel)
    {
        var cancelled = await WaitingMail.CancelAsync(db, kinds, change.Person.Id, change, now, cancel);
        var rules = new Rules { Now = now, SendAgain = true };
        var queued = sendEmail ? await QueueAsync(db, caller, change.Person.Id, rules, new NewAccountOrder(), cancel) : 0;
        await cancelled.SettleAsync(db, change.Person.Id, now, cancel);
        return new Followed { EmailsQueued = queued, EmailsCancelled = cancelled.Count, Mailings = cancelled.Mailings };
    }

    public async Task<Followed> DeletedAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset now, CancellationToken cancel)
    {
        var cancelled = await WaitingMail.CancelAllAsync(db, personIds, now, cancel);
        return new Followed { EmailsCancelled = cancelled.Count, Mailings = cancelled.Mailings };
    }

    public async Task<string?> WarnOfDeletionAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel) =>
        await db.Messages.CountAsync(message => message.PersonId == personId && message.SettledAt == null, cancel) switch
        {
            0 => null,
            1 => "1 waiting email is cancelled.",
            var waiting => $"{waiting} waiting emails are cancelled.",
        };

    public async Task<string?> WhyANewEmailAsync(
        PortalDb db, Person person, IReadOnlyCollection<string> lost, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.OpenLinks(person.Id, now).AnyAsync(token => lost.Contains(token.AddressKey!), cancel))
            return "The link sent to the old address stops working.";
        if (await WaitingMail.IsToAsync(db, kinds, person.Id, lost, cancel))
            return "The email that waits for the old address is cancelled.";
        return person.NewAccountHandedOverAt is null && person.NewAccountRefusedAt is null
            ? null
            : "The last email went to the old address.";
    }

    // What waits for another of their addresses keeps no email from this one; to the same one there is never a second.
    private static async Task<int> QueueAsync(
        PortalDb db, Caller caller, Guid personId, Rules rules, NewAccountOrder order, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var person = (await Candidates.ReadAsync(db, [personId], site.StartOfToday(rules.Now), cancel)).Single();
        var waiting = await NewAccountQueue.Unsettled(db).Where(message => message.PersonId == personId && message.CancelledAt == null)
            .Select(message => message.Address).ToListAsync(cancel);
        var verdict = Eligibility.Judge(person with { HasPending = false }, rules);
        var without = verdict with { Addresses = [.. verdict.Addresses.Where(one => !waiting.Contains(one.Address))] };
        return without.Addresses.Count == 0 ? 0 : await NewAccountQueue.QueueAsync(db, caller, [without], order, rules.Now, cancel);
    }
}
