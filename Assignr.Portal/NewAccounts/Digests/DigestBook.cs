using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>The rules of digests, over the caller's own unit of work.</summary>
internal static class DigestBook
{
    /// <summary>The kind of message, as stored.</summary>
    public const string Kind = "digest";

    /// <summary>A digest that was written down so far ahead was so by a clock that was wrong.</summary>
    private static readonly TimeSpan ClockWasAhead = TimeSpan.FromDays(8);

    /// <summary>Whose digest is due and not dealt with: assignors who had signed in before its time, and chose before it.</summary>
    public static IQueryable<Person> WithDigestDue(this PortalDb db, Site site, DateTimeOffset now)
    {
        var (time, weekly, wrong) = (DigestTimes.Today(now, site), DigestTimes.IsWeeklyDay(now, site), now + ClockWasAhead);
        return db.People.Where(person => time <= now && (person.Permissions & Permissions.Assignor) != 0
            && person.FirstLoginAt < time && (person.Digest == DigestChoice.Daily || (weekly && person.Digest == DigestChoice.Weekly))
            && (person.DigestFrom == null || person.DigestFrom < time)
            && (person.DigestedAt == null || person.DigestedAt < time || person.DigestedAt > wrong));
    }

    /// <summary>Where a digest goes: the first address that nobody said anything against, neither its reader nor the mail server.</summary>
    public static string? AddressOf(Person person) => person.Addresses
        .FirstOrDefault(address => address is { NotTheirsAt: null, ComplainedAt: null, RefusedAt: null })?.Address;

    /// <summary>One of today; <see cref="Message.About"/> is since when things are new to its reader.</summary>
    public static Message ToMessage(Person person, string address, DateTimeOffset since, DateTimeOffset now) => new()
    {
        Kind = Kind,
        // There are few of them, and a long mailing would keep them until it is over.
        Lane = Lane.ByHand,
        PersonId = person.Id,
        Address = address,
        About = since.ToString("O", CultureInfo.InvariantCulture),
        AskedAt = now,
        DueAt = now,
    };

    public static DateTimeOffset NewSince(Message message) => DateTimeOffset.Parse(message.About, CultureInfo.InvariantCulture);
}
