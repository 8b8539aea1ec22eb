using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>Unknown names of one file that may belong to one person: "H.-P. Groß" and "Hans-Peter Groß".</summary>
internal static class NamesOfOne
{
    /// <summary>Names of one last name; where more people have it they are not compared.</summary>
    private const int MostCompared = 50;

    private const int LongestShort = 2;

    /// <returns>The names that resemble another one.</returns>
    public static HashSet<string> In(IReadOnlyList<string> names)
    {
        var near = new HashSet<string>();
        var whole = names.Select(name => (Name: name, Split: FullName.Split(name)))
            .Where(one => one.Split is ({ Length: > 0 }, { Length: > 0 }))
            .Select(one => (one.Name, one.Split.First, Plain: PlainName.Of(one.Split.First, one.Split.Last)));
        var groups = whole.GroupBy(one => one.Plain.Last).Select(group => group.ToList());
        foreach (var same in groups.Where(group => group.Count is > 1 and <= MostCompared))
        {
            for (var index = 0; index < same.Count; index++)
            {
                for (var other = index + 1; other < same.Count; other++)
                {
                    if (same[index].Plain.MayBe(same[other].Plain) || AreShortened(same[index].First, same[other].First))
                        near.UnionWith([same[index].Name, same[other].Name]);
                }
            }
        }
        return near;
    }

    /// <summary>"H.-P." and "Hans-Peter", "JP" and "John".</summary>
    private static bool AreShortened(string one, string other) =>
        PlainName.Letters(one) is [var first, ..] && PlainName.Letters(other) is [var second, ..] && first == second
        && (IsShort(one) || IsShort(other));

    private static bool IsShort(string first) => first.Contains('.', StringComparison.Ordinal) || first.Length <= LongestShort;
}
