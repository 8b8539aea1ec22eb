using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <summary>Reads everything about a page of those who need an assignor. What helps is judged by <see cref="Eligibility"/>, as a mailing
/// would.</summary>
internal sealed class NeedsYouRows(PortalDb db, Site site, DateTimeOffset now, IEnumerable<IMailKind> kinds)
{
    /// <param name="ids">In the order in which they are to be listed.</param>
    public async Task<List<NeedsYouRow>> ReadAsync(IReadOnlyList<Guid> ids, int days, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        var candidates = (await Candidates.ReadAsync(db, ids, site.StartOfToday(now), cancel)).ToDictionary(one => one.PersonId);
        var games = await SoonGames.ReadAsync(db, site, now, ids, days, cancel);
        var sent = await TimesSentAsync(ids, cancel);
        var calls = await CallsAsync(ids, cancel);
        var paused = await PausedMail.OfAsync(db, people.Values.Select(person => (person.Id, Standings.Of(person, now))), cancel);
        // Somebody may have been deleted, or their game moved, since their id was read.
        return [.. ids.Where(id => people.ContainsKey(id) && candidates.ContainsKey(id) && games.Contains(id))
            .Select(id => Row(people[id], candidates[id], games[id].MinBy(game => game.StartsAt)!,
                sent.GetValueOrDefault(id), calls[id].LastOrDefault(), paused.Contains(id)))];
    }

    private Task<Dictionary<Guid, int>> TimesSentAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var letters = kinds.Where(kind => kind.IsOverAtFirstLogin).Select(kind => kind.Name).ToList();
        return db.Messages
            .Where(message => message.PersonId != null && ids.Contains(message.PersonId.Value) && letters.Contains(message.Kind)
                && message.HandedOverAt != null)
            .GroupBy(message => message.PersonId!.Value)
            .Select(own => new { own.Key, Times = own.Select(message => message.AskedAt).Distinct().Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Times, cancel);
    }

    // The entry of the audit is the call: who, when and what was said are all there is to it.
    private async Task<ILookup<Guid, Call>> CallsAsync(IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        (await db.AuditEntries
            .Where(entry => entry.PersonId != null && ids.Contains(entry.PersonId.Value) && entry.Act == Act.PersonCalled)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id)
            .Select(entry => new { entry.PersonId, entry.At, entry.ActorName, entry.Detail })
            .ToListAsync(cancel))
            .ToLookup(entry => entry.PersonId!.Value, entry => new Call(entry.At, entry.ActorName, entry.Detail ?? ""));

    private NeedsYouRow Row(Person person, Candidate candidate, SoonGame game, int times, Call? call, bool isPaused)
    {
        var standing = Standings.Of(person, now);
        var refused = candidate.Addresses.FirstOrDefault(address => address.RefusedAt is not null);
        var why = refused is null ? null : Refusals.Meaning(refused.RefusedBecause) ?? refused.RefusedBecause;
        return new NeedsYouRow
        {
            PersonId = person.Id,
            Name = person.FullName,
            Phone = person.Phone,
            Standing = standing,
            StandingSince = Standings.Since(person, standing),
            EmailIsPaused = isPaused,
            Why = standing == Standing.Refused ? why : null,
            Game = game,
            // What came back later is no longer handed over.
            TimesSent = Math.Max(times, person.NewAccountHandedOverAt is null ? 0 : 1),
            LastSentAt = person.NewAccountHandedOverAt,
            LastCall = call,
            Help = HelpFor(Eligibility.Judge(candidate, new Rules { Now = now }).Exclusion, person),
            Wrong = refused is null && candidate.Addresses.FirstOrDefault(address => address.NotTheirsAt is not null) is { } notTheirs
                ? new WrongAddress(person.Id, person.FullName, notTheirs.Address, null, IsNotTheirs: true)
                : new WrongAddress(person.Id, person.FullName, refused?.Address, refused?.RefusedBecause),
            Revision = person.Revision,
        };
    }

    private static Help HelpFor(Exclusion? exclusion, Person person) => exclusion?.Reason switch
    {
        null => person.NewAccountHandedOverAt is null && person.NewAccountRefusedAt is null ? Help.Send : Help.SendAgain,
        Reason.NoAddress => Help.AddAnAddress,
        Reason.RefusedBefore or Reason.NotTheirs => Help.FixTheAddress,
        _ => Help.Call,
    };
}
