using System.Collections.Concurrent;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>Compares names of positions without case and accents.</summary>
internal static class PositionName
{
    /// <summary>A league has a dozen of them, and a long schedule compares them a million times.</summary>
    private const int MostKept = 1_000;

    private static readonly ConcurrentDictionary<string, string> Folded = new();

    public static bool Same(string one, string other) => one == other || Key(one) == Key(other);

    /// <summary>The name, or the name with the first free number from 2, which is then taken.</summary>
    /// <param name="taken">By <see cref="Key"/>.</param>
    public static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(Key(free)); number++)
            free = $"{name} {number}";
        return free;
    }

    /// <summary>The form in which positions are compared.</summary>
    public static string Key(string position) =>
        Folded.TryGetValue(position, out var key) ? key
            : Folded.Count < MostKept ? Folded.GetOrAdd(position, Text.Fold)
            : Text.Fold(position);
}
