using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;
using StartCodes = Assignr.Portal.Tokens.StartCodes;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

/// <summary>
/// The new account email for the sender: judges every person once more at the claim, makes one token for each message, and records the
/// outcome with the person.
/// </summary>
public sealed class NewAccountKind(
    NewAccountLetterWriter writer, LetterWords words, PublicAddress address, IOptions<LinkOptions> links, StartCodes codes)
    : IMailKind
{
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
        var wordsOf = await db.NewAccountWordsAsync(words, going.Select(one => one.Message.MailingId), cancel);
        var worksUntil = now.AddDays(links.Value.NewAccountDays);
        var minted = await AccountLinks.MintAsync(db, going, codes, now, worksUntil, cancel);
        return
        [
            .. skipped,
            .. minted.Select(one =>
            {
                var about = facts[one.Message.Id];
                var letter = about with
                {
                    Words = wordsOf(one.Message.MailingId, about),
                    Link = one.Link(address),
                    Code = one.CodeOf(address),
                    NotYou = one.NotYou(address),
                    WorksUntil = worksUntil,
                };
                return new SendIt(one.Message.Id, _ => Task.FromResult(writer.Write(letter)));
            }),
        ];
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) =>
        AccountLinks.RecordedAsync(db, answers, cancel);

    public Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) =>
        AccountLinks.ReturnedAsync(db, message, now, cancel);

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
            var verdict = Eligibility.Judge(person, new Rules
            {
                Now = now,
                AtClaim = true,
                AskedThemselves = NewAccountQueue.IsAskedByPerson(message),
            });
            var key = EmailAddress.KeyOf(message.Address);
            var to = verdict.Addresses.FirstOrDefault(one => one.Key == key);
            if (verdict.Exclusion is { } exclusion)
                skipped.Add(new SkipIt(message.Id, exclusion.Sentence(site, now)));
            else if (to is null)
                skipped.Add(new SkipIt(message.Id, verdict.NotThere(key)?.Sentence(site, now) ?? "This is no longer their address"));
            else
                going.Add(new Going(message, person, to));
        }
        return (skipped, going);
    }
}

/// <summary>A message that may be sent, its person, and which of their addresses it goes to.</summary>
internal sealed record Going(Message Message, Candidate Person, CandidateAddress To);
