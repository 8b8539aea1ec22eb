namespace Assignr.Portal.Import.Names;

/// <summary>The part after a last name: Jr., Sr., II to VIII, which distinguish people of one name, and degrees, which do not.</summary>
internal static class NameSuffix
{
    /// <summary>
    /// By the word without its points: the form in which it is compared; empty for a degree. Jun and Sen are also names, and so are
    /// suffixes only with their points.
    /// </summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jr"] = "jr",
        ["jnr"] = "jr",
        ["junior"] = "jr",
        ["sr"] = "sr",
        ["snr"] = "sr",
        ["senior"] = "sr",
        ["jun."] = "jr",
        ["sen."] = "sr",
        ["ii"] = "ii",
        ["iii"] = "iii",
        ["iv"] = "iv",
        ["vi"] = "vi",
        ["vii"] = "vii",
        ["viii"] = "viii",
        ["2nd"] = "ii",
        ["3rd"] = "iii",
        ["4th"] = "iv",
        ["phd"] = "",
        ["md"] = "",
        ["dds"] = "",
        ["esq"] = "",
        ["cpa"] = "",
        ["mba"] = "",
    };

    /// <summary>The length of "jun" and "sen", which need a point.</summary>
    private const int AbbreviatedByPoint = 3;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByText =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(string word) => Of(word) is not null;

    /// <summary>Whether a text of several words ends with a suffix.</summary>
    public static bool Ends(string text) => text.LastIndexOf(' ') is > 0 and var space && Of(text.AsSpan(space + 1)) is not null;

    /// <summary>A name and its suffixes; the first word always belongs to the name.</summary>
    public static (string Name, string Suffix) Cut(string text)
    {
        var end = text.Length;
        while (text.LastIndexOf(' ', end - 1 < 0 ? 0 : end - 1) is > 0 and var space
            && Of(text.AsSpan(space + 1, end - space - 1)) is not null)
            end = space;
        return end == text.Length ? (text, "") : (text[..end].TrimEnd(), text[end..].Trim());
    }

    /// <summary>The form in which suffixes are compared: "Jr." equals "junior", and degrees are left out.</summary>
    public static string Key(string suffixes) =>
        string.Join(' ', suffixes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Of(word) ?? "")
            .Where(key => key.Length > 0).Distinct());

    private static string? Of(ReadOnlySpan<char> word)
    {
        var text = word.Trim(" .,");
        if (text.Length is < 2 or > 8)
            return null;
        Span<char> bare = stackalloc char[8];
        var length = 0;
        foreach (var character in text)
        {
            if (character != '.')
                bare[length++] = character;
        }
        if (length == AbbreviatedByPoint && length < bare.Length && word.TrimEnd(" ,").EndsWith("."))
            bare[length++] = '.';
        return ByText.TryGetValue(bare[..length], out var key) || ByText.TryGetValue(bare[..length].TrimEnd('.'), out key) ? key : null;
    }
}
