
namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Headings of whole names that show the order: "Name (Last, First)", "Nachname Vorname", "Nombre y apellidos".</summary>
internal static class NameOrder
{
    private const int MostWords = 8;

    private static readonly HashSet<string> Between = ["and", "y", "e", "et", "und"];

    /// <summary>Before both of them: "Nom (prénom, nom)".</summary>
    private static readonly HashSet<string> Above = ["nom", "nombre"];

    private static readonly HashSet<string> Behind = ["mi", "m", "middle", "initial", "suffix"];

    /// <param name="words">The words of a heading by <see cref="Columns.Key"/>.</param>
    /// <returns>The field; null where the words do not name both, and nothing else.</returns>
    public static string? Of(IReadOnlyList<string> words)
    {
        if (words.Count is < 2 or > MostWords)
            return null;
        var end = words.Count;
        while (end > 2 && Behind.Contains(words[end - 1]))
            end--;
        var said = words.Take(end).Where(word => !Between.Contains(word)).ToList();
        // "Name (Last First)", "Official Name - Last First"
        for (var begin = 0; begin < said.Count - 1; begin++)
        {
            if (begin > 0 && !IsAbove(string.Join(' ', said.Take(begin))))
                continue;
            if (OrderOf([.. said.Skip(begin)]) is { } field)
                return field;
        }
        return null;
    }

    /// <summary>Whether these words may come before both: "Name (Last, First)", "Officials (First, Last)".</summary>
    public static bool IsAbove(string words) =>
        Above.Contains(words) || PeopleFields.Is(PeopleFields.FullName, words)
            || PeopleFields.Is(PeopleFields.FullName, words.TrimEnd('s'));

    private static string? OrderOf(List<string> words)
    {
        for (var at = 1; at < words.Count; at++)
        {
            var (one, other) = (string.Join(' ', words.Take(at)), string.Join(' ', words.Skip(at)));
            if (IsLast(one, other) && IsFirst(other))
                return PeopleFields.LastFirst;
            if (IsLast(other, one) && IsFirst(one))
                return PeopleFields.FullName;
        }
        return null;
    }

    // "Vor- und Nachname"
    private static bool IsFirst(string words) => words == "vor" || PeopleFields.Is(PeopleFields.FirstName, words);

    // German forms have "Name, Vorname".
    private static bool IsLast(string words, string beside) =>
        words == "nach" || PeopleFields.Is(PeopleFields.LastName, words) || (words == "name" && beside == "vorname");
}
