using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts;

/// <summary>What became different between what an assignor saw and what is.</summary>
internal static class PreviewChanges
{
    private const int Most = 10;

    public static IReadOnlyList<string> Between(MailingPreview seen, MailingPreview now, List<Verdict> verdicts, Site site, DateTimeOffset at)
    {
        var (before, after) = (seen.Recipients.ToDictionary(one => one.PersonId), now.Recipients.ToDictionary(one => one.PersonId));
        var reasons = verdicts.Where(verdict => !verdict.GetsMail).ToDictionary(verdict => verdict.Person.PersonId, verdict => verdict.Exclusion!);
        List<string> changes =
        [
            .. seen.Recipients.Where(one => !after.ContainsKey(one.PersonId)).Select(one =>
                $"{one.Name} no longer gets one: {(reasons.TryGetValue(one.PersonId, out var reason) ? Lower(reason.Sentence(site, at)) : "no longer in this audience")}."),
            .. now.Recipients.Where(one => !before.ContainsKey(one.PersonId)).Select(one => $"{one.Name} gets one now."),
            .. now.Recipients.Where(one => before.TryGetValue(one.PersonId, out var old) && !old.Keys.Order(StringComparer.Ordinal).SequenceEqual(one.Keys.Order(StringComparer.Ordinal)))
                .Select(one => $"{one.Name}'s addresses changed."),
        ];
        return changes.Count <= Most ? changes : [.. changes.Take(Most), $"And {changes.Count - Most} more."];
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
