using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;
using Secret = Assignr.Portal.Tokens.Secret;

namespace Assignr.Portal.NewAccounts.Letters.Reminder;

/// <summary>
/// A reminder as the sender knows it: judged once more at hand-over, by the same rules as when it was queued. What only has to wait goes
/// back into its plan; what is over ends it.
/// </summary>
public sealed class ReminderKind(
    ReminderLetterWriter writer, LetterWords words, PublicAddress address, IOptions<LinkOptions> links, StartCodes codes)
    : IMailKind
{
    /// <summary>Where the link leads that ends reminders.</summary>
    public const string DeclinePath = "no-reminders";

    public string Name => ReminderBook.Kind;

    public string Called => "Reminder";

    public bool IsOverAtFirstLogin => true;

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var judged = await JudgeAgainAsync(db, batch, site, now, cancel);
        await MovePlansAsync(db, judged, site, now, cancel);
        await GoElsewhereAsync(db, judged, now, cancel);
        var going = judged.FindAll(one => one.Going is not null);
        List<Prepared> skipped = [.. judged.Where(one => one.Going is null).Select(one => new SkipIt(one.Message.Id, one.Reason!))];
        if (going.Count == 0)
            return skipped;
        var letters = going.ConvertAll(one => one.Going!);
        var facts = await FactsOfBatch.ReadAsync(db, letters, site, now, cancel);
        var own = await db.OwnWords.AsNoTracking().ToDictionaryAsync(one => one.Letter, cancel);
        var worksUntil = now.AddDays(links.Value.NewAccountDays);
        var minted = await AccountLinks.MintAsync(db, letters, codes, now, worksUntil, cancel);
        var declining = letters.ConvertAll(one => new Minted(one.Message, one.To, Secret.Mint()));
        var declinesUntil = now + LinkOptions.DeclineReminders;
        await db.BulkInsertAsync(declining.ConvertAll(one => one.ToToken(Purpose.DeclineReminders, now, declinesUntil)), cancel: cancel);
        return
        [
            .. skipped,
            .. going.Select((one, place) =>
            {
                var noMore = address.Link($"{DeclinePath}/{declining[place].Secret.Raw}");
                var email = facts[one.Message.Id];
                var asked = email with
                {
                    AskedByName = email.AskedByName ?? one.Plan!.AskedByName,
                    Code = minted[place].CodeOf(address),
                    NotYou = minted[place].NotYou(address),
                };
                var letter = ReminderFacts.Of(asked, TextOf(one.Plan!), minted[place].Link(address), worksUntil, noMore);
                var said = words.For(
                    letter.Letter, own.GetValueOrDefault(letter.Letter), letter.AskedByName is not null, letter.Games.Count > 0);
                return new SendIt(one.Message.Id,
                    _ => Task.FromResult(writer.Write(letter with { Words = said }) with { Unsubscribe = noMore }));
            }),
        ];
    }

    public async Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        await AccountLinks.RecordedAsync(db, answers, cancel);
        foreach (var answer in answers.Where(answer => answer.Outcome == AttemptOutcome.HandedOver))
            db.Record(Caller.Portal, Act.LinkIssued, answer.At, answer.Message.PersonId,
                $"To choose a password, in a reminder to {answer.Message.Address}.");
    }

    public Task ReturnedAsync(PortalDb db, Message message, DateTimeOffset now, CancellationToken cancel) =>
        AccountLinks.ReturnedAsync(db, message, now, cancel);

    private static async Task<List<Judged>> JudgeAgainAsync(
        PortalDb db, IReadOnlyList<Message> batch, Site site, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = batch.Select(message => message.PersonId).OfType<Guid>().Distinct().ToList();
        var people = (await Candidates.ReadAsync(db, ids, site.StartOfToday(now), cancel)).ToDictionary(person => person.PersonId);
        var plans = (await db.QueuedPlans().AsNoTracking().Where(plan => ids.Contains(plan.PersonId)).ToListAsync(cancel))
            .ToLookup(plan => (plan.PersonId, plan.QueuedAt));
        var histories = await ReminderHistories.ReadAsync(db, ids, site, now, cancel);
        var rules = new Rules
        {
            Now = now,
            AtClaim = true,
            Reminder = true,
            QuietUntil = ReminderTimes.OutOfQuietHours(now, site),
        };
        return [.. batch.Select(Judge)];

        Judged Judge(Message message)
        {
            if (!people.TryGetValue(message.PersonId ?? Guid.Empty, out var person))
                return new Judged(message, "This person was deleted meanwhile");
            // A newer email starts the plan anew, and what was put back or stopped belongs to none.
            if (plans[(person.PersonId, message.AskedAt)].FirstOrDefault() is not { } plan)
                return new Judged(message, "No longer planned: it was stopped or put off, or another email was asked for");
            var verdict = Eligibility.Judge(person with { Reminded = histories.Of(person.PersonId, message.AskedAt) }, rules);
            if (verdict.Exclusion is { } exclusion)
                return new Judged(message, exclusion.Sentence(site, now)) { Plan = plan, Exclusion = exclusion };
            var key = EmailAddress.KeyOf(message.Address);
            return verdict.Addresses.FirstOrDefault(one => one.Key == key) is { } to
                ? new Judged(message) { Plan = plan, Going = new Going(message, person, to) }
                : new Judged(message, verdict.NotThere(key)?.Sentence(site, now) ?? "This is no longer their address, or it was refused")
                {
                    Plan = plan,
                };
        }
    }

    private static async Task MovePlansAsync(PortalDb db, List<Judged> judged, Site site, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var one in judged.Where(one => one.Exclusion is not null).DistinctBy(one => one.Plan!.Id))
        {
            if (one.Exclusion!.Until is { } until)
                await db.PutBackAsync(one.Plan!, ReminderTimes.OutOfQuietHours(until, site), cancel);
            else
                await db.OpenPlans().Where(plan => plan.Id == one.Plan!.Id)
                    .EndAsync(PlanEnds.Of(one.Exclusion.Reason), now, cancel: cancel);
        }
    }

    // Whose only email was to an address that is not theirs any more gets the reminder at the others.
    private static async Task GoElsewhereAsync(PortalDb db, List<Judged> judged, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var one in judged.Where(one => one is { Plan: not null, Exclusion: null, Going: null }))
        {
            if (!await db.Messages.AnyAsync(other => other.PersonId == one.Plan!.PersonId && other.Kind == ReminderBook.Kind
                && other.AskedAt == one.Plan.QueuedAt && other.Id != one.Message.Id, cancel))
                await db.PutBackAsync(one.Plan!, now, cancel);
        }
    }

    private static ReminderText TextOf(ReminderPlan plan) =>
        plan.IsAllSent ? ReminderText.Last : plan.Sent == 1 ? ReminderText.First : ReminderText.Middle;

    /// <summary>A message and whether it goes.</summary>
    /// <param name="Reason">Why it does not; null where it does.</param>
    private sealed record Judged(Message Message, string? Reason = null)
    {
        public ReminderPlan? Plan { get; init; }

        public Exclusion? Exclusion { get; init; }

        public Going? Going { get; init; }
    }
}
