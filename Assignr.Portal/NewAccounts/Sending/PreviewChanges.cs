using System.Collections;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Compares the recipients that an assignor saw with the verdicts it is told, and keeps the differences that it will
/// name.</summary>
internal sealed class PreviewChanges(SeenRecipients seen, Site site, DateTimeOffset at)
{
    private const int Most = 10;

    private readonly BitArray stillGetOne = new(seen.Count);
    private readonly SortedDictionary<int, Exclusion> excluded = [];
    private readonly List<string> added = [];
    private readonly List<string> changed = [];
    private int addedCount;
    private int changedCount;

    public void Compare(Verdict verdict)
    {
        var place = seen.PlaceOf(verdict.Person.PersonId);
        if (verdict.Exclusion is { } exclusion)
        {
            if (place is { } lost)
                Exclude(lost, exclusion);
        }
        else if (place is not { } kept)
        {
            if (addedCount++ < Most)
                added.Add($"{verdict.Person.FullName} gets one now.");
        }
        else
        {
            stillGetOne[kept] = true;
            if (!seen.HadSameAddresses(kept, verdict) && changedCount++ < Most)
                changed.Add($"{verdict.Person.FullName}'s addresses changed.");
        }
    }

    /// <summary>One sentence for each difference; of many the first ten, and how many more there are.</summary>
    public IReadOnlyList<string> Sentences()
    {
        var lost = Enumerable.Range(0, seen.Count).Where(place => !stillGetOne[place]);
        List<string> first =
        [
            .. lost.Take(Most).Select(place => $"{seen.NameAt(place)} no longer gets one: {Why(place)}."),
            .. added,
            .. changed,
        ];
        var count = lost.Count() + addedCount + changedCount;
        return count <= Most ? first : [.. first.Take(Most), $"And {count - Most} more."];

        string Why(int place) =>
            excluded.TryGetValue(place, out var exclusion) ? Lower(exclusion.Sentence(site, at)) : "no longer in this audience";
    }

    // Only the first ones are named.
    private void Exclude(int place, Exclusion exclusion)
    {
        excluded[place] = exclusion;
        if (excluded.Count > Most)
            excluded.Remove(excluded.Keys.Last());
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
