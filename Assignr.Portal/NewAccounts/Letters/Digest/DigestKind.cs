using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;
using Secret = Assignr.Portal.Tokens.Secret;

namespace Assignr.Portal.NewAccounts.Letters.Digest;

/// <summary>A digest as the sender knows it: written from what is true when it goes, and skipped where it has nothing to say by
/// then.</summary>
public sealed class DigestKind(DigestLetterWriter writer, PublicAddress portal) : IMailKind
{
    /// <summary>Where a mail program unsubscribes. No letter shows it.</summary>
    public const string DeclinePath = "no-digest";

    public string Name => DigestBook.Kind;

    public string Called => "Digest";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var ids = batch.Select(message => message.PersonId).OfType<Guid>().ToList();
        var people = await db.People.AsNoTracking().Include(person => person.Addresses)
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        var stillOut = await NeverLoggedIn.Among(db.People).CountAsync(cancel);
        var soon = stillOut == 0 ? [] : await WhoNeedsYou.InOrder(db, site, now, WhoNeedsYou.Choices[0]).ToListAsync(cancel);
        var games = await GamesAsync(db, site, now, soon, cancel);
        var news = new Dictionary<DateTimeOffset, IReadOnlyList<DigestLine>>();
        var (prepared, declining) = (new List<Prepared>(), new List<Token>());
        foreach (var message in batch)
        {
            var person = people.GetValueOrDefault(message.PersonId ?? Guid.Empty);
            if (Objection(message, person, site, now, stillOut) is { } reason)
            {
                prepared.Add(new SkipIt(message.Id, reason));
                continue;
            }
            var since = DigestBook.NewSince(message);
            if (!news.TryGetValue(since, out var lines))
                news[since] = lines = await NewsAsync(db, since, now, cancel);
            var facts = new DigestFacts
            {
                Site = site,
                FirstName = person!.FirstName,
                FullName = person.FullName,
                Address = message.Address,
                Choice = person.Digest,
                Out = stillOut,
                NeedsYou = soon.Count,
                Games = games,
                NewSince = since,
                News = lines,
                NeedsYouLink = portal.Link("people/needs-you"),
                OutLink = portal.Link(FunnelStep.Out.Url(FunnelScope.Everybody).TrimStart('/')),
                ChoiceLink = portal.Link("profile#digest"),
            };
            var secret = Secret.Mint();
            declining.Add(Declining(message, secret, now));
            prepared.Add(new SendIt(message.Id, _ => Task.FromResult(writer.Write(facts) with
            {
                Unsubscribe = portal.Link($"{DeclinePath}/{secret.Raw}"),
            })));
        }
        await db.BulkInsertAsync(declining, cancel: cancel);
        return prepared;
    }

    private static Token Declining(Message message, Secret secret, DateTimeOffset now) => new()
    {
        Purpose = Purpose.DeclineDigest,
        PersonId = message.PersonId,
        AddressKey = EmailAddress.KeyOf(message.Address),
        Hash = secret.Hash,
        MessageId = message.Id,
        IssuedAt = now,
        ExpiresAt = now + LinkOptions.DeclineDigest,
    };

    private static string? Objection(Message message, Person? person, Site site, DateTimeOffset now, int stillOut) => person switch
    {
        null => "This person was deleted meanwhile",
        _ when !person.Permissions.HasFlag(Permissions.Assignor) => "No assignor any more",
        { Digest: DigestChoice.Off } => "They get no digest any more",
        _ when DigestBook.AddressOf(person) is not { } address || EmailAddress.KeyOf(address) != EmailAddress.KeyOf(message.Address) =>
            "This is no longer the address for it",
        // Mail was held, or the mail server was away: what it says is in the next one.
        _ when site.Today(message.AskedAt) != site.Today(now) => "Its day is over",
        _ when stillOut == 0 => "Everybody has logged in",
        _ => null,
    };

    private static async Task<List<DigestGame>> GamesAsync(
        PortalDb db, Site site, DateTimeOffset now, List<Guid> soon, CancellationToken cancel)
    {
        var first = soon.Take(DigestFacts.MostGames).ToList();
        var names = await db.People.Where(person => first.Contains(person.Id))
            .Select(person => new { person.Id, Name = person.FirstName + " " + person.LastName })
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var games = await SoonGames.ReadAsync(db, site, now, first, WhoNeedsYou.Choices[0], cancel);
        return first.ConvertAll(id => new DigestGame(names[id], games[id].MinBy(game => game.StartsAt)!));
    }

    private async Task<IReadOnlyList<DigestLine>> NewsAsync(
        PortalDb db, DateTimeOffset since, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await DigestNews.ReadAsync(db, since, now, cancel))
            .Select(news => new DigestLine(news.Standing, news.All, news.New, portal.Link(news.Path)))];
}
