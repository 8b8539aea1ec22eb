using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>The names of everybody in the portal, to recognise columns of officials.</summary>
internal sealed class Roster
{
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> lastNames = [];
    private readonly HashSet<string> firstNames = [];
    private readonly HashSet<string> initials = [];

    public void Add(string first, string last, bool isOfficial)
    {
        names.Add(FullName.Key(first, last));
        names.Add(Text.Fold($"{first} {last}"));
        if (!isOfficial)
            return;
        lastNames.Add(Text.Fold(last));
        firstNames.Add(Text.Fold(first));
        if (InitialsOf(first, last) is { Length: > 1 } letters)
            initials.Add(letters);
    }

    public bool IsSomebody(string name) => names.Contains(FullName.Key(name)) || names.Contains(Text.Fold(name));

    public bool IsLastName(string name) => lastNames.Contains(Text.Fold(name));

    public bool IsFirstName(string name) => firstNames.Contains(Text.Fold(name));

    /// <summary>"TM", "T.M."</summary>
    public bool AreInitials(string text) => InitialsIn(text) is { } letters && initials.Contains(letters);

    /// <summary>The initials of first and last name, folded; empty where one of them has no letter.</summary>
    public static string InitialsOf(string first, string last) =>
        Text.Fold(first) is [var one, ..] && Text.Fold(last) is [var other, ..]
            && char.IsLetter(one) && char.IsLetter(other) ? $"{one}{other}" : "";

    /// <summary>The two letters of a text that may be initials; null where it cannot be.</summary>
    public static string? InitialsIn(string text) =>
        text.Length is >= 2 and <= 5
            && text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) is { Length: 2 } letters
            && letters.All(char.IsUpper) ? Text.Fold(letters) : null;
}
