using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Letters;

/// <summary>
/// What the letters have in common whose link leads to the first password: how it is minted, and what the mail server's answer says
/// about the person.
/// </summary>
internal static class AccountLinks
{
    // Prepared once, because it runs for every letter that was handed over.
    private static readonly RowStatement<Person, Recorded> Reach = RowStatement<Person, Recorded>.Update(
        where: [new(person => person.Id, answer => answer.Message.PersonId)],
            set: [new(person => person.NewAccountHandedOverAt, answer => answer.At)]);

    public static async Task<List<Minted>> MintAsync(
        PortalDb db, List<Going> going, StartCodes codes, DateTimeOffset now, DateTimeOffset worksUntil, CancellationToken cancel)
    {
        var minted = going.ConvertAll(one => new Minted(one.Message, one.To, Secret.Mint()) { Code = codes.Mint(one.To.Key) });
        await db.BulkInsertAsync(minted.ConvertAll(one => one.ToToken(Purpose.NewAccount, now, worksUntil)), cancel: cancel);
        var minters = going.ConvertAll(one => one.Person.PersonId);
        await db.People.Where(person => minters.Contains(person.Id) && (person.LinkExpiresAt == null || person.LinkExpiresAt < worksUntil))
            .ExecuteUpdateAsync(row => row
                .SetProperty(person => person.LinkExpiresAt, worksUntil)
                .SetProperty(person => person.LinksWithdrawnAt, (DateTimeOffset?)null), cancel);
        return minted;
    }

    public static async Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        // By person: of two transactions that write the same people one waits for the other then, and neither for both.
        foreach (var group in answers.Where(answer => answer.Message.PersonId is not null).OrderBy(answer => answer.Message.PersonId)
            .GroupBy(answer => answer.Outcome))
        {
            if (group.Key == AttemptOutcome.HandedOver)
                foreach (var answer in group)
                    await Reach.HitsAsync(db, answer, cancel);
            else if (group.Key is AttemptOutcome.Refused or AttemptOutcome.GivenUp)
                await RefusedAsync(db, [.. group], cancel);
            else
                await DidNotGoAsync(db, group.Key == AttemptOutcome.Skipped, [.. group], cancel);
        }
        await MailingBook.EndAsync(db, answers.Select(answer => answer.Message.MailingId), answers.Count == 0
            ? default
            : answers.Max(answer => answer.At), cancel);
    }

    // Leaves out people who were reached at another of their addresses by the same mailing or press.
    public static Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) => db.People
        .Where(person => person.Id == message.PersonId && !db.Messages.Any(other =>
            other.PersonId == person.Id && (other.Kind == NewAccountQueue.Kind || other.Kind == ReminderBook.Kind)
                && other.HandedOverAt != null && other.AskedAt >= person.NewAccountAskedAt))
        .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountRefusedAt, now), cancel);

    // A message that was put off and stopped meanwhile is not sent either.
    private static async Task DidNotGoAsync(PortalDb db, bool skipped, List<Recorded> answers, CancellationToken cancel)
    {
        var at = answers.Max(answer => answer.At);
        if (skipped)
            await PeopleOf(db, answers).ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountDroppedAt, at), cancel);
        var ids = answers.ConvertAll(answer => answer.Message.Id);
        await db.LetGoAsync(db.Messages.Where(message => ids.Contains(message.Id) && message.CancelledAt != null
            && message.SettledAt != null), at, cancel);
    }

    private static async Task RefusedAsync(PortalDb db, List<Recorded> answers, CancellationToken cancel)
    {
        var at = answers.Max(answer => answer.At);
        // Leaves out people who were reached at another of their addresses by the same mailing or press.
        await PeopleOf(db, answers)
            .Where(person => person.NewAccountHandedOverAt == null || person.NewAccountAskedAt == null
                || person.NewAccountHandedOverAt < person.NewAccountAskedAt)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountRefusedAt, at), cancel);
        // A message that the portal gave up says nothing against its address, so the next mailing tries it again.
        foreach (var answer in answers.Where(answer => answer.Outcome == AttemptOutcome.Refused))
        {
            var key = EmailAddress.KeyOf(answer.Message.Address);
            await db.Addresses.Where(one => one.PersonId == answer.Message.PersonId && one.Key == key)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.RefusedAt,
                    answer.At).SetProperty(one => one.RefusedBecause, answer.Reply), cancel);
        }
    }

    private static IQueryable<Person> PeopleOf(PortalDb db, List<Recorded> answers)
    {
        var ids = answers.ConvertAll(answer => answer.Message.PersonId!.Value);
        return db.People.Where(person => ids.Contains(person.Id));
    }
}

/// <summary>A message with a secret for its link.</summary>
internal sealed record Minted(Message Message, CandidateAddress To, Secret Secret)
{
    public string Link(PublicAddress address) => address.Link($"choose-password/{Secret.Raw}");

    /// <summary>Null where the link has none.</summary>
    public StartCode? Code { get; init; }

    public LetterCode CodeOf(PublicAddress address) => LetterCode.Of(Code!.Shown, address.Link(LetterCode.Path));

    /// <summary>The same secret, where somebody says that it is not them.</summary>
    public string NotYou(PublicAddress address) => address.Link($"not-you/{Secret.Raw}");

    public Token ToToken(Purpose purpose, DateTimeOffset now, DateTimeOffset worksUntil) => new()
    {
        Purpose = purpose,
        PersonId = Message.PersonId,
        AddressKey = To.Key,
        Hash = Secret.Hash,
        CodeHash = Code?.Hash,
        MessageId = Message.Id,
        IssuedAt = now,
        ExpiresAt = worksUntil,
    };
}
