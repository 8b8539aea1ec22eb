using Assignr.Portal.Data;

namespace Assignr.Portal.NewAccounts;

/// <summary>Finds people in a list that is here already, by the same folding as the grid.</summary>
internal static class Finding
{
    public static bool Finds(string typed, string name, IEnumerable<string> addresses)
    {
        var words = Text.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return true;
        var text = Text.Fold($"{name} {string.Join(' ', addresses)}");
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }
}
