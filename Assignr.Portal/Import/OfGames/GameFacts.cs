using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames;

/// <summary>All games and all people in the portal, by everything that a row may name them by.</summary>
internal sealed class GameFacts
{
    /// <summary>The largest distance in letters of two similar names.</summary>
    private const int Apart = 2;

    /// <summary>
    /// How many letters are compared for one file: enough for 40,000 unknown names where a hundred people share each last name. After that
    /// no similar names are searched.
    /// </summary>
    private const long MostLetters = 20_000_000;

    /// <summary>How many people are compared word by word with a name, for one file.</summary>
    private const int MostCandidates = 500_000;

    private static readonly List<KnownOfficial> Nobody = [];

    /// <summary>Short forms of "van der", "van den" and the like.</summary>
    private static readonly HashSet<string> Shortened = ["vd", "vdr", "vdn", "vden", "vder", "dl", "dlc"];

    private readonly Dictionary<Guid, KnownOfficial> people = [];
    private readonly Dictionary<string, List<KnownOfficial>> byName = [];
    private readonly Dictionary<string, List<KnownOfficial>> officialsByName = [];
    private readonly Dictionary<string, List<KnownOfficial>> officialsByOneName = [];
    private readonly Dictionary<string, List<KnownOfficial>> officialsByAddress = [];
    private readonly Dictionary<string, KnownOfficial> officialsByUserName = [];
    private readonly Dictionary<string, List<KnownOfficial>> officialsByNameAlone = [];

    /// <summary>By each word of their names, reduced to its letters.</summary>
    private readonly Dictionary<string, List<KnownOfficial>> officialsByWord = [];

    /// <summary>By the initials of both names, and by that of the last name alone.</summary>
    private readonly Dictionary<string, List<KnownOfficial>> officialsByInitials = [];

    private readonly Dictionary<(string Position, Guid? PersonId), CrewPlace> crewPlaces = [];

    private readonly OfficialsByLetters byLetters;

    private long letters = MostLetters;
    private int candidates = MostCandidates;

    public GameFacts() => byLetters = new OfficialsByLetters(people.Values);

    /// <summary>A digest of everything that was read.</summary>
    public required string Digest { get; init; }

    public required KnownGames Games { get; init; }

    /// <summary>The positions of most games, separated by commas; null where there are none.</summary>
    public string? UsualCrew { get; private set; }

    public static async Task<GameFacts> ReadAsync(PortalDb db, Site site, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking().OrderBy(person => person.Id)
            .Select(person => new KnownOfficial(person.Id, person.FirstName, person.LastName, person.PrimaryAddress, person.Permissions))
            .ToListAsync(cancel);
        var places = await db.Slots.AsNoTracking().Select(slot => new { slot.GameId, slot.Order, slot.Position, slot.PersonId })
            .ToListAsync(cancel);
        var games = await db.Games.AsNoTracking().OrderBy(game => game.Id)
            .Select(game => new
            {
                game.Id,
                game.ExternalId,
                game.StartsAt,
                game.IsTimeToBeSet,
                game.Home,
                game.Away,
                game.CancelledAt,
                game.Revision
            })
            .ToListAsync(cancel);
        var addresses = await db.Addresses.AsNoTracking().OrderBy(address => address.PersonId).ThenBy(address => address.Key)
            .Select(address => new { address.PersonId, address.Key }).ToListAsync(cancel);
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.PersonId)
            .Select(account => new { account.PersonId, account.NormalizedUserName }).ToListAsync(cancel);
        var facts = new GameFacts { Digest = Basis.Of(people, places, games, addresses, accounts), Games = new KnownGames(site) };
        foreach (var person in people)
            facts.Add(person);
        foreach (var address in addresses)
        {
            if (facts.people.GetValueOrDefault(address.PersonId) is { IsOfficial: true } official)
                Append(facts.officialsByAddress, address.Key, official);
        }
        foreach (var account in accounts)
        {
            if (account.NormalizedUserName is { } name && facts.people.GetValueOrDefault(account.PersonId) is { IsOfficial: true } official)
                facts.officialsByUserName[name] = official;
        }
        // Sorted here, seven at a time, because the database would sort all of them at once.
        var slots = places.GroupBy(slot => slot.GameId).ToDictionary(
            group => group.Key, group =>
                (IReadOnlyList<CrewPlace>)[.. group.OrderBy(slot => slot.Order).Select(slot => facts.Place(slot.Position, slot.PersonId))]);
        facts.UsualCrew = slots.Values.Where(crew => crew.Count > 0)
            .CountBy(crew => string.Join(", ", crew.Select(place => place.Position)))
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key,
                StringComparer.Ordinal).Select(count => count.Key).FirstOrDefault();
        foreach (var game in games)
        {
            facts.Games.Add(new KnownGame(game.Id, new GameState
            {
                ExternalId = game.ExternalId,
                StartsAt = game.StartsAt,
                IsTimeToBeSet = game.IsTimeToBeSet,
                Home = game.Home,
                Away = game.Away,
                IsCancelled = game.CancelledAt is not null,
                Crew = slots.GetValueOrDefault(game.Id, []),
                Revision = game.Revision,
            }));
        }
        return facts;
    }

    public KnownOfficial? Person(Guid id) => people.GetValueOrDefault(id);

    public IReadOnlyList<KnownOfficial> Named(string key) => byName.GetValueOrDefault(key, Nobody);

    public IReadOnlyList<KnownOfficial> OfficialsNamed(string key) => officialsByName.GetValueOrDefault(key, Nobody);

    public IReadOnlyList<KnownOfficial> OfficialsAt(string address) =>
        EmailAddress.KeyOf(address) is { } key ? officialsByAddress.GetValueOrDefault(key, Nobody) : Nobody;

    public KnownOfficial? OfficialWithUserName(string text) => officialsByUserName.GetValueOrDefault(UserNames.Key(text));

    public bool IsLastName(string text) =>
        officialsByOneName.GetValueOrDefault(Plain(text), Nobody).Any(one => one.FoldedLast == Plain(text));

    /// <summary>
    /// Officials who may be meant: with the same name and another suffix or none; with one of the two names the same and the other up to
    /// two letters away, in another form, or shortened, even to an initial; for a single word, those with that first or last name; those
    /// whose name has all of its words; for two last names with a comma, those who have them.
    /// </summary>
    public IEnumerable<KnownOfficial> Alike(string name)
    {
        var (first, last) = FullName.Split(name);
        var sameButSuffix = officialsByNameAlone.GetValueOrDefault(FullName.Parts(first, last).Name, Nobody);
        var (plainFirst, plainLast) = (Plain(first), Plain(last));
        var alike = plainLast.Length == 0
            ? WithOneName(plainFirst).Where(_ => letters-- > 0)
            : WithOneName(plainLast).Where(one => Near(one.Beside(plainLast), plainFirst))
                .Concat(WithOneName(plainFirst).Where(one => Near(one.Beside(plainFirst), plainLast)));
        var ofTwo = name.Contains(',', StringComparison.Ordinal) && IsLastName(first) && IsLastName(last)
            ? WithOneName(plainFirst).Concat(WithOneName(plainLast)).Where(_ => letters-- > 0) : [];
        var ofInitials = Roster.InitialsIn(name) is { } initials ? officialsByInitials.GetValueOrDefault(initials, Nobody)
            : plainLast.Length == 1 ? WithInitial(plainFirst, plainLast) : [];
        return sameButSuffix.Concat(ofInitials).Concat(alike).Concat(WithWords(name)).Concat(ofTwo)
            .Concat(byLetters.Like(first, last)).Distinct();
    }

    /// <summary>"Bobby K.": the first name is compared only with its other forms.</summary>
    private IEnumerable<KnownOfficial> WithInitial(string first, string initial) =>
        officialsByInitials.GetValueOrDefault(initial, Nobody).TakeWhile(_ => letters-- > 0)
            .Where(one => PetNames.AreOne(one.FoldedFirst, first));

    /// <summary>Particles and initials distinguish nobody: "v.d. Berg".</summary>
    private IEnumerable<KnownOfficial> WithWords(string name)
    {
        var words = WordsOf(name).Where(word => word.Length > 1 && !FullName.IsParticle(word) && !Shortened.Contains(word)).ToList();
        if (words.Count == 0)
            return [];
        var fewest = words.Select(word => officialsByWord.GetValueOrDefault(word, Nobody)).MinBy(those => those.Count)!;
        return fewest.TakeWhile(_ => candidates-- > 0).Where(one => words.TrueForAll(WordsOf(one.Name).Contains));
    }

    private static IEnumerable<string> WordsOf(string name) => name.Split([' ', '-', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(PlainName.Letters).Where(word => word.Length > 0);

    // "T." is an initial.
    private static string Plain(string name) => Text.Fold(name).Replace(".", "", StringComparison.Ordinal);

    private IEnumerable<KnownOfficial> WithOneName(string folded) =>
        officialsByOneName.GetValueOrDefault(folded, Nobody).TakeWhile(_ => letters > 0);

    private bool Near(string theirs, string said)
    {
        letters--;
        if (said.Length > 0 && (theirs.StartsWith(said, StringComparison.Ordinal) || said.StartsWith($"{theirs} ", StringComparison.Ordinal)
            || PetNames.AreOne(theirs, said)))
            return true;
        if (Math.Abs(theirs.Length - said.Length) > Apart)
            return false;
        letters -= said.Length;
        return Likeness.Distance(theirs, said, Apart) <= Apart;
    }

    /// <summary>One object for all games, because they have the same few positions and people.</summary>
    private CrewPlace Place(string position, Guid? personId)
    {
        if (!crewPlaces.TryGetValue((position, personId), out var place))
            crewPlaces.Add((position, personId), place = new CrewPlace(position, personId, personId is { } id
                ? people.GetValueOrDefault(id)?.Name
                : null));
        return place;
    }

    private void Add(KnownOfficial person)
    {
        people.Add(person.Id, person);
        // The name as the portal writes it, and the form in which names are compared.
        string[] keys = [.. new[] { Text.Fold(person.Name), FullName.Key(person.FirstName, person.LastName) }.Distinct()];
        foreach (var key in keys)
            Append(byName, key, person);
        if (!person.IsOfficial)
            return;
        foreach (var key in keys)
            Append(officialsByName, key, person);
        Append(officialsByNameAlone, FullName.Parts(person.FirstName, person.LastName).Name, person);
        foreach (var word in WordsOf(person.Name).Distinct())
            Append(officialsByWord, word, person);
        if (Roster.InitialsOf(person.FirstName, person.LastName) is { Length: > 1 } initials)
        {
            Append(officialsByInitials, initials, person);
            Append(officialsByInitials, initials[1..], person);
        }
        Append(officialsByOneName, person.FoldedLast, person);
        if (person.FoldedFirst != person.FoldedLast)
            Append(officialsByOneName, person.FoldedFirst, person);
    }

    private static void Append(Dictionary<string, List<KnownOfficial>> index, string key, KnownOfficial item)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        list.Add(item);
    }
}
