using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Data.Demo;

/// <summary>What happened in the demo league before today: two mailings, the end of each message, and who logged in.</summary>
internal sealed class DemoHistory(PortalDb db, Site site, DateTimeOffset now)
{
    private static readonly TimeSpan LinksWorkFor = TimeSpan.FromDays(14);

    public void Tell(DemoCast cast)
    {
        var early = Mail(cast.FormerAssignor, At(daysAgo: 36, new TimeOnly(18, 10)), cast.LoggedIn.Concat(cast.Expired), []);
        Mail(cast.FormerAssignor, At(daysAgo: 3, new TimeOnly(19, 5)), cast.Sent, cast.Refused);
        foreach (var (person, number) in cast.LoggedIn.Select((person, number) => (person, number)))
            LogIn(person, early.AddHours(2 + (number * 11)),
                At(daysAgo: 1 + (number * 2 % 21), new TimeOnly(7, 30).AddMinutes(number * 53)));
    }

    private DateTimeOffset At(int daysAgo, TimeOnly time)
    {
        var local = site.Today(now).AddDays(-daysAgo).ToDateTime(time);
        return new DateTimeOffset(local, site.TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }

    private DateTimeOffset Mail(Person asker, DateTimeOffset askedAt, IEnumerable<Person> delivered, IReadOnlyCollection<Person> refused)
    {
        var recipients = delivered.Concat(refused).ToList();
        var mailing = new Mailing
        {
            PressKey = Guid.CreateVersion7(),
            Audience = Audience.AllAssignedOfficials,
            AskedBy = asker.Id,
            AskedByName = asker.FullName,
            AskedAt = askedAt,
            StartsAt = askedAt.AddSeconds(10),
            QueuedAt = askedAt,
            PeopleCount = recipients.Count,
            MessageCount = recipients.Sum(person => person.AddressCount),
        };
        db.Add(mailing);
        Audit(Asker(asker), Act.MailingSent, askedAt, null, $"{mailing.MessageCount} new account emails to {mailing.Whom}.");
        var settledAt = mailing.StartsAt;
        foreach (var person in recipients)
        {
            foreach (var address in person.Addresses)
                Settle(mailing, person, address, settledAt = settledAt.AddMilliseconds(350), refused.Contains(person));
        }
        db.Entry(mailing).Property(entry => entry.EndedAt).CurrentValue = settledAt;
        return settledAt;
    }

    private void Settle(Mailing mailing, Person person, PersonAddress address, DateTimeOffset at, bool refused)
    {
        var message = new Message
        {
            Kind = "new-account",
            Lane = Lane.Bulk,
            PersonId = person.Id,
            Address = address.Address,
            MailingId = mailing.Id,
            AskedBy = mailing.AskedBy,
            AskedAt = mailing.AskedAt,
            DueAt = mailing.StartsAt,
        };
        var reply = refused
            ? $"550 5.1.1 <{address.Address}>: Recipient address rejected: User unknown"
            : string.Create(CultureInfo.InvariantCulture, $"250 2.0.0 Ok: queued as {at.UtcTicks & 0xFFFFFFFFFF:X10}");
        var entry = db.Add(message);
        entry.Property(row => row.Attempts).CurrentValue = 1;
        entry.Property(row => row.SettledAt).CurrentValue = at;
        entry.Property(row => row.LastReply).CurrentValue = reply;
        (refused ? entry.Property(row => row.RefusedAt) : entry.Property(row => row.HandedOverAt)).CurrentValue = at;
        db.Add(new Attempt
        {
            MessageId = message.Id,
            Number = 1,
            At = at,
            Phase = refused ? "recipient" : "answer",
            Outcome = refused ? AttemptOutcome.Refused : AttemptOutcome.HandedOver,
            Reply = reply,
        });
        if (refused)
            Refuse(person, address, mailing.AskedAt, at, reply);
        else
            HandOver(person, address, message, at);
    }

    private void Refuse(Person person, PersonAddress address, DateTimeOffset askedAt, DateTimeOffset at, string reply)
    {
        var row = db.Entry(person);
        row.Property(entry => entry.NewAccountAskedAt).CurrentValue = askedAt;
        row.Property(entry => entry.NewAccountRefusedAt).CurrentValue = at;
        db.Entry(address).Property(entry => entry.RefusedAt).CurrentValue = at;
        db.Entry(address).Property(entry => entry.RefusedBecause).CurrentValue = reply;
    }

    private void HandOver(Person person, PersonAddress address, Message message, DateTimeOffset at)
    {
        var row = db.Entry(person);
        row.Property(entry => entry.NewAccountAskedAt).CurrentValue = message.AskedAt;
        row.Property(entry => entry.NewAccountHandedOverAt).CurrentValue = at;
        row.Property(entry => entry.LinkExpiresAt).CurrentValue = at + LinksWorkFor;
        // The secret itself is not kept, as after every hand-over, so nobody can use these links.
        db.Add(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            AddressKey = address.Key,
            Hash = Secret.Mint().Hash,
            MessageId = message.Id,
            IssuedAt = at,
            ExpiresAt = at + LinksWorkFor,
        });
    }

    private void LogIn(Person person, DateTimeOffset first, DateTimeOffset last)
    {
        person.LogIn(first);
        person.LogIn(last > first ? last : first);
        var token = db.ChangeTracker.Entries<Token>().Single(entry => entry.Entity.PersonId == person.Id);
        token.Property(entry => entry.UsedAt).CurrentValue = first;
        person.Addresses.Single(address => address.Key == token.Entity.AddressKey).Confirm(first);
        db.Add(new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = person.PrimaryAddress,
            NormalizedUserName = person.Addresses[0].Key,
            SecurityStamp = Secret.Mint().Raw,
            LockoutEnabled = true,
        });
        var caller = new Caller { PersonId = person.Id, Name = person.FullName };
        Audit(caller, Act.AccountActivated, first, person.Id, $"Chose a password as {person.PrimaryAddress}.");
        Audit(caller, Act.LoggedIn, person.LastLoginAt!.Value, person.Id, null);
    }

    private static Caller Asker(Person person) => new() { PersonId = person.Id, Name = person.FullName };

    private void Audit(Caller caller, string act, DateTimeOffset at, Guid? personId, string? detail) =>
        db.Record(caller, act, at, personId, detail);
}
