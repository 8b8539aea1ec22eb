using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts;

/// <summary>
/// The new account email as the sender knows it: judges everybody once more at hand-over, mints one secret for each message and
/// records what became of it with the person.
/// </summary>
public sealed class NewAccountKind(NewAccountLetterWriter writer, PublicAddress address, IOptions<LinkOptions> links) : IMailKind
{
    // Asked for every letter that was handed over.
    private static readonly Func<PortalDb, Guid, Task<DateTimeOffset?>> WorksUntil = EF.CompileAsyncQuery((PortalDb db, Guid personId) => db.Tokens
        .Where(token => token.PersonId == personId && token.Purpose == Purpose.NewAccount && token.UsedAt == null && token.RevokedAt == null)
        .Max(token => (DateTimeOffset?)token.ExpiresAt));

    public string Name => NewAccountQueue.Kind;

    public string Called => "New account email";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var personIds = batch.Select(message => message.PersonId).OfType<Guid>().Distinct().ToList();
        var people = (await Candidates.ReadAsync(db, personIds, site.StartOfToday(now), cancel)).ToDictionary(person => person.PersonId);
        var (skipped, going) = JudgeAgain(batch, people, site, now);
        if (going.Count == 0)
            return skipped;
        var facts = await LetterFacts.ReadAsync(db, going, site, now, cancel);
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
        return
        [
            .. skipped,
            .. minted.Select(one =>
            {
                var letter = facts[one.Message.Id] with { Link = address.Link($"choose-password/{one.Secret.Raw}"), WorksUntil = worksUntil };
                return new SendIt(one.Message.Id, _ => writer.WriteAsync(letter));
            }),
        ];
    }

    public async Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        foreach (var group in answers.Where(answer => answer.Message.PersonId is not null).GroupBy(answer => answer.Outcome))
        {
            var ids = group.Select(answer => answer.Message.PersonId!.Value).Distinct().ToList();
            var people = db.People.Where(person => ids.Contains(person.Id));
            var at = group.Max(answer => answer.At);
            if (group.Key == AttemptOutcome.HandedOver)
                await HandedOverAsync(db, ids, at, cancel);
            else if (group.Key == AttemptOutcome.Refused)
                await RefusedAsync(db, people, [.. group], at, cancel);
            else
                await DroppedAsync(db, group.Key == AttemptOutcome.Skipped ? people : null, [.. group.Select(answer => answer.Message.Id)], at, cancel);
        }
        await MailingBook.EndAsync(db, answers.Select(answer => answer.Message.MailingId), answers.Count == 0 ? default : answers.Max(answer => answer.At), cancel);
    }

    public async Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now, CancellationToken cancel)
    {
        if (refused.PersonId is not { } id)
            return false;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var key = EmailAddress.KeyOf(refused.Address);
        var verdicts = (await Candidates.ReadAsync(db, [id], site.StartOfToday(now), cancel))
            .ConvertAll(person => Eligibility.Judge(person with { HasPending = false }, new Rules { Now = now, SendAgain = true, EvenRefused = true }))
            .ConvertAll(verdict => verdict with { Addresses = [.. verdict.Addresses.Where(address => address.Key == key)] })
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
            var verdict = Eligibility.Judge(person, new Rules { Now = now, AtHandOver = true });
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

    private static async Task HandedOverAsync(PortalDb db, List<Guid> personIds, DateTimeOffset at, CancellationToken cancel)
    {
        var reached = new List<(Guid Id, DateTimeOffset? WorksUntil)>();
        foreach (var id in personIds)
            reached.Add((id, await WorksUntil(db, id)));
        await db.BulkUpdateAsync<Person, (Guid Id, DateTimeOffset? WorksUntil)>(
            reached, [(person => person.Id, one => one.Id)],
            [(person => person.NewAccountHandedOverAt, _ => at), (person => person.LinkExpiresAt, one => one.WorksUntil)], cancel);
    }

    // What was put off is dropped as well when it was stopped meanwhile.
    private static async Task DroppedAsync(PortalDb db, IQueryable<Person>? skipped, List<Guid> messageIds, DateTimeOffset at, CancellationToken cancel)
    {
        if (skipped is not null)
            await skipped.ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountDroppedAt, at), cancel);
        await db.LetGoAsync(db.Messages.Where(message => messageIds.Contains(message.Id) && message.CancelledAt != null && message.SettledAt != null), at, cancel);
    }

    private static async Task RefusedAsync(PortalDb db, IQueryable<Person> people, List<Recorded> answers, DateTimeOffset at, CancellationToken cancel)
    {
        // Who was reached at another of their addresses by the same asking counts as reached.
        await people
            .Where(person => person.NewAccountHandedOverAt == null || person.NewAccountAskedAt == null || person.NewAccountHandedOverAt < person.NewAccountAskedAt)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountRefusedAt, at), cancel);
        foreach (var answer in answers)
        {
            var key = EmailAddress.KeyOf(answer.Message.Address);
            await db.Addresses.Where(one => one.PersonId == answer.Message.PersonId && one.Key == key)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.RefusedAt, answer.At).SetProperty(one => one.RefusedBecause, answer.Reply), cancel);
        }
    }
}

/// <summary>A message that may go, whom it is for and which of their addresses.</summary>
internal sealed record Going(Message Message, Candidate Person, CandidateAddress To);
