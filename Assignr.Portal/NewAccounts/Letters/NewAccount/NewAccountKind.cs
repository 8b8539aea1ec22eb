using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

/// <summary>
/// The new account email for the sender: judges every person once more at the claim, makes one token for each message, and records the
/// outcome with the person.
/// </summary>
public sealed class NewAccountKind(NewAccountLetterWriter writer, PublicAddress address, IOptions<LinkOptions> links) : IMailKind
{
    // Prepared once, because it runs for every letter that was handed over.
    private static readonly RowStatement<Person, Recorded> Reach = RowStatement<Person, Recorded>.Update(
        where: [new(person => person.Id, answer => answer.Message.PersonId)],
            set: [new(person => person.NewAccountHandedOverAt, answer => answer.At)]);

    public string Name => NewAccountQueue.Kind;

    public string Called => "New account email";

    public bool IsForPassword => true;

    public bool MayBeAskedAgain => true;

    public bool IsOverAtFirstLogin => true;

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var personIds = batch.Select(message => message.PersonId).OfType<Guid>().Distinct().ToList();
        var people = await Claimed.ReadAsync(db, personIds, cancel);
        var (skipped, going) = JudgeAgain(batch, people, site, now);
        if (going.Count == 0)
            return skipped;
        var facts = await FactsOfBatch.ReadAsync(db, going, site, now, cancel);
        var worksUntil = now.AddDays(links.Value.NewAccountDays);
        var minted = going.ConvertAll(one => (one.Message, one.To, Secret: Secret.Mint()));
        await db.BulkInsertAsync(minted.ConvertAll(one => new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = one.Message.PersonId,
            AddressKey = one.To.Key,
            Hash = one.Secret.Hash,
            MessageId = one.Message.Id,
            IssuedAt = now,
            ExpiresAt = worksUntil,
        }), cancel: cancel);
        var minters = going.ConvertAll(one => one.Person.PersonId);
        await db.People.Where(person => minters.Contains(person.Id) && (person.LinkExpiresAt == null || person.LinkExpiresAt < worksUntil))
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.LinkExpiresAt, worksUntil), cancel);
        return
        [
            .. skipped,
            .. minted.Select(one =>
            {
                var letter = facts[one.Message.Id] with { Link = address.Link($"choose-password/{one.Secret.Raw}"),
                    WorksUntil = worksUntil };
                return new SendIt(one.Message.Id, _ => Task.FromResult(writer.Write(letter)));
            }),
        ];
    }

    public async Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        foreach (var group in answers.Where(answer => answer.Message.PersonId is not null).GroupBy(answer => answer.Outcome))
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
    public Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) => db.People
        .Where(person => person.Id == message.PersonId && !db.Messages.Any(other =>
            other.PersonId == person.Id && other.Kind == message.Kind && other.HandedOverAt != null
                && other.AskedAt >= person.NewAccountAskedAt))
        .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountRefusedAt, now), cancel);

    public async Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now, CancellationToken cancel)
    {
        if (refused.PersonId is not { } id)
            return false;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var key = EmailAddress.KeyOf(refused.Address);
        var verdicts = (await Candidates.ReadAsync(db, [id], site.StartOfToday(now), cancel))
            .ConvertAll(person => Eligibility.Judge(person with { HasPending = false },
                new Rules { Now = now, SendAgain = true, EvenRefused = true }).To(key))
            .FindAll(verdict => verdict.Addresses.Count > 0);
        return await NewAccountQueue.QueueAsync(db, caller, verdicts, new NewAccountOrder { Lane = Lane.Bulk }, now, cancel) > 0;
    }

    private static (List<Prepared> Skipped, List<Going> Going) JudgeAgain(
        IReadOnlyList<Message> batch, Dictionary<Guid, Candidate> people, Site site, DateTimeOffset now)
    {
        var (skipped, going) = (new List<Prepared>(), new List<Going>());
        foreach (var message in batch)
        {
            if (message.PersonId is not { } id || !people.TryGetValue(id, out var person))
            {
                skipped.Add(new SkipIt(message.Id, "This person was deleted meanwhile"));
                continue;
            }
            var verdict = Eligibility.Judge(person, new Rules { Now = now, AtClaim = true });
            var key = EmailAddress.KeyOf(message.Address);
            var to = verdict.Addresses.FirstOrDefault(one => one.Key == key);
            if (verdict.Exclusion is { } exclusion)
                skipped.Add(new SkipIt(message.Id, exclusion.Sentence(site, now)));
            else if (to is null)
                skipped.Add(new SkipIt(message.Id, "This is no longer their address"));
            else
                going.Add(new Going(message, person, to));
        }
        return (skipped, going);
    }

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

/// <summary>A message that may be sent, its person, and which of their addresses it goes to.</summary>
internal sealed record Going(Message Message, Candidate Person, CandidateAddress To);
