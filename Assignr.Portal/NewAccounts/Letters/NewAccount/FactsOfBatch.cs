using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Letters;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

/// <summary>Reads what the letters of a batch say beside the link, in a few queries.</summary>
internal static class FactsOfBatch
{
    /// <returns>By message id; the links and their expiry are still to be filled in.</returns>
    public static async Task<Dictionary<Guid, NewAccountFacts>> ReadAsync(
        PortalDb db, IReadOnlyList<Going> batch, Site site, DateTimeOffset now, CancellationToken cancel)
    {
        var names = await NamesAsync(db, batch, cancel);
        var games = await GamesAsync(db, [.. batch.Select(one => one.Person.PersonId).Distinct()], site.StartOfToday(now), cancel);
        var askerIds = batch.Select(one => one.Message.AskedBy).OfType<Guid>().Distinct().ToList();
        var askers = await db.People.AsNoTracking().Where(person => askerIds.Contains(person.Id))
            .Select(person => new { person.Id, Name = person.FirstName + " " + person.LastName, person.PrimaryAddress })
            .ToDictionaryAsync(person => person.Id, cancel);
        var mailingIds = batch.Select(one => one.Message.MailingId).OfType<Guid>().Distinct().ToList();
        var mailings = await db.Mailings.AsNoTracking().Where(mailing => mailingIds.Contains(mailing.Id))
            .ToDictionaryAsync(mailing => mailing.Id, cancel);
        return batch.Zip(names, (one, name) =>
        {
            var mailing = mailings.GetValueOrDefault(one.Message.MailingId ?? Guid.Empty);
            var asker = one.Message.AskedBy == one.Person.PersonId ? null : askers.GetValueOrDefault(one.Message.AskedBy ?? Guid.Empty);
            return (one.Message.Id, Facts: new NewAccountFacts
            {
                Site = site,
                FirstName = one.Person.FirstName,
                FullName = one.Person.FullName,
                Address = one.To.Address,
                UserName = name,
                Link = "",
                Code = new LetterCode("", ""),
                NotYou = "",
                WorksUntil = default,
                AskedByName = asker?.Name ?? mailing?.AskedByName,
                ReplyTo = site.ReplyTo ?? asker?.PrimaryAddress,
                Note = mailing is null ? one.Message.Note : mailing.Note,
                Games = one.Person.Permissions.HasFlag(Permissions.Official) ? games.GetValueOrDefault(one.Person.PersonId) ?? [] : [],
            });
        }).ToDictionary(one => one.Id, one => one.Facts);
    }

    /// <summary>The user names that the password page will offer: the address; or first.last where the address is taken as a name, or where
    /// an earlier letter of the batch offers it to another person.</summary>
    private static async Task<List<string>> NamesAsync(PortalDb db, IReadOnlyList<Going> batch, CancellationToken cancel)
    {
        var keys = batch.Select(one => one.To.Key).Distinct().ToList();
        var taken = await db.Users.Where(account => keys.Contains(account.NormalizedUserName!))
            .Select(account => account.NormalizedUserName!).ToListAsync(cancel);
        var owners = taken.ToDictionary(key => key, _ => Guid.Empty, StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var one in batch)
        {
            owners.TryAdd(one.To.Key, one.Person.PersonId);
            names.Add(owners[one.To.Key] == one.Person.PersonId
                ? one.To.Address
                : await UserNames.SuggestAsync(db, await db.People.AsNoTracking().SingleAsync(person => person.Id == one.Person.PersonId,
                    cancel), null, cancel));
        }
        return names;
    }

    private static async Task<Dictionary<Guid, List<LetterGame>>> GamesAsync(PortalDb db, List<Guid> personIds, DateTimeOffset today,
        CancellationToken cancel)
    {
        var rows = await UpcomingGames.From(db, today)
            .SelectMany(game => game.Crew, (game, slot) =>
                new { game.StartsAt, game.IsTimeToBeSet, game.Home, game.Away, slot.Position, slot.PersonId })
            .Where(row => row.PersonId != null && personIds.Contains(row.PersonId.Value))
            .OrderBy(row => row.StartsAt)
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.PersonId!.Value).ToDictionary(
            group => group.Key,
            group => group.Take(NewAccountLetterWriter.MostGames)
                .Select(row => new LetterGame(row.StartsAt, row.Home, row.Away, row.Position, row.IsTimeToBeSet)).ToList());
    }
}
