using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
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
        return new Followed { EmailsQueued = await QueueAsync(db, caller, person.Id, new Rules { Now = now }, cancel, usual) };
    }

    public async Task<Followed> ChangedAsync(
        PortalDb db, Caller caller, PersonChange change, bool sendEmail, DateTimeOffset now, CancellationToken cancel)
    {
        var cancelled = await WaitingMail.CancelAsync(db, kinds, change.Person.Id, change, now, cancel);
        var queued = sendEmail ? await QueueAsync(db, caller, change.Person.Id, new Rules { Now = now, SendAgain = true }, cancel) : 0;
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

    private static async Task<int> QueueAsync(
        PortalDb db, Caller caller, Guid personId, Rules rules, CancellationToken cancel, ReminderDays? reminders = null)
    {
        var order = new NewAccountOrder { Reminders = reminders };
        var verdicts = await NewAccountQueue.JudgeAndQueueAsync(db, caller, [personId], rules, order, cancel);
        return verdicts.Sum(verdict => verdict.Addresses.Count);
    }
}
