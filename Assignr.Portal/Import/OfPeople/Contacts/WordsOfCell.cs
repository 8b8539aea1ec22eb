using Assignr.Portal.Import.OfPeople.Headings;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>The words before or after an address of a cell, or between two of them.</summary>
/// <param name="Words">The words of the text by <see cref="Columns.Key"/>.</param>
/// <param name="Name">The words of the row's name, the first name first.</param>
internal sealed record WordsOfCell(string Text, IReadOnlyList<string> Words, string? Before, string? After, IReadOnlyList<string> Name)
{
    private const int ShortestPhone = 7;

    /// <summary>A word of this length may be the end of a domain; as a label it needs a colon or brackets.</summary>
    private const int LongestEnding = 3;

    private static readonly HashSet<string> Joins = ["and", "und", "y", "et"];

    /// <summary>Words of headings that, in a cell, choose between addresses or reject one.</summary>
    private static readonly HashSet<string> Choices =
        ["oder", "alt", "new", "current", "valid", "please", "enter", "required", "optional"];

    /// <summary>Words beside a name that say that the address is not theirs, or no longer.</summary>
    private static readonly HashSet<string> Stale =
    [
        "not", "no", "old", "former", "formerly", "ex", "was", "now", "bounced", "bounces", "bounce", "wrong",
        "invalid", "dead", "inactive",
        "care", "son", "daughter", "brother", "sister",
        "viejo", "antiguo", "antigua", "anterior", "antes", "rebotado", "rebota", "incorrecto", "marido", "mujer",
        "hijo", "hija", "hermano",
        "hermana", "mama", "papa",
        "ancien", "ancienne", "pas", "plus", "faux", "fausse", "invalide", "rejete", "mari", "femme", "maman", "fils",
        "fille", "frere", "soeur",
        "alt", "alte", "fruher", "ehemals", "ehemalig", "nicht", "falsch", "ungultig", "unzustellbar", "mann", "frau", "sohn", "tochter",
        "bruder", "schwester", "tot", "bei",
    ];

    /// <summary>Before a phone number: what it is, or that it is a further one.</summary>
    private static readonly HashSet<string> OfPhones =
    [
        "tel", "telefon", "telefono", "telephone", "phone", "ph", "cell", "mobile", "mob", "mobil", "movil", "cel",
        "celular", "handy", "port",
        "portable", "ext", "x", "t", "p", "m", "h", "w", "c", "or", "oder", "o", "ou",
    ];

    private readonly bool isPhone = Words.Where(IsNumber).Sum(number => number.Length) >= ShortestPhone;

    private readonly bool isWholeName = Name.Count > 1 && Words.Contains(Name[0]) && Words.Contains(Name[^1]);

    /// <summary>A name as mail programs write it, before the angle brackets of its address.</summary>
    private bool IsShown => After is not null && Text.AsSpan().TrimEnd().EndsWith("<");

    public static bool IsStale(string word) => Stale.Contains(word);

    public bool AreKnown() => (IsShown && IsOfThem()) || (!MayBeginAddress() && Words.All(IsKnown));

    // A mail program may know more of their names than the list does.
    private bool IsOfThem() => (Name.Count == 0 || Words.Contains(Name[0]) || Words.All(Name.Contains) || HasLastNameAndInitial())
        && !Words.Any(word => !Name.Contains(word) && (Stale.Contains(word) || WhoseWords.IsOther(word)));

    private bool HasLastNameAndInitial() => Words.Contains(Name[^1]) && Words.Any(word => word != Name[^1] && word[0] == Name[0][0]);

    /// <summary>"ana. ", "ana_ ", "ana,": the word may be the first part of the address that follows. After a whole name a comma is
    /// usual.</summary>
    private bool MayBeginAddress()
    {
        var text = Text.AsSpan().TrimEnd();
        return !isPhone && Before is null && After is not null && text.Length > 1 && char.IsLetterOrDigit(text[^2])
            && (text[^1] == '_' || (text[^1] == '.' && !char.IsDigit(text[^2])) || (!isWholeName && text[^1] is (',' or ';' or '-')));
    }

    private bool IsKnown(string word) => IsNumber(word) ? isPhone || IsNumbering(word)
        : (isPhone && OfPhones.Contains(word)) || IsLabel(word) || IsOfName(word)
            || (Before is not null && After is not null && Joins.Contains(word));

    private static bool IsNumber(string word) => word.All(char.IsDigit);

    private bool IsNumbering(string number) => After is not null && number.Length <= 2
        && (Text.Contains($"{number}. ", StringComparison.Ordinal) || Text.Contains($"{number}) ", StringComparison.Ordinal));

    private bool IsLabel(string word) => !Choices.Contains(word) && WhoseWords.IsOwn(word)
        && (word.Length > LongestEnding || IsMarked(word));

    private bool IsMarked(string word) =>
        Text.Contains($"{word}:", StringComparison.OrdinalIgnoreCase) || Text.Contains($"({word})", StringComparison.OrdinalIgnoreCase);

    // One of their names alone may be the first part of the address, unless the address contains it too.
    private bool IsOfName(string word) => isWholeName ? word.Length == 1 || Name.Contains(word)
        : Name.Contains(word) && (After is null
            ? word.Length > LongestEnding || IsMarked(word)
            : word.Length > 1 && LocalPart(After).Contains(word, StringComparison.Ordinal));

    private static string LocalPart(string address) => Columns.Key(address[..Math.Max(0, address.IndexOf('@', StringComparison.Ordinal))]);
}
