using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Officiating;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Whether a cell roughly matches a field of a person: a mistyped address is still an address.</summary>
internal static class PersonCells
{
    private const int MostWords = 4;
    private const int WholeNumber = 7;

    private static readonly HashSet<string> Ticks = ["yes", "no", "y", "n", "true", "false", "x", "si", "oui", "non", "ja",
        "nein", "active", "inactive"];

    public static bool Is(string field, string cell) => field switch
    {
        PeopleFields.Email => cell.AsSpan().IndexOfAny('@', '＠') >= 0 || AddressTypos.Mend(cell) is not null,
        PeopleFields.Suffix => NameSuffix.Is(cell),
        PeopleFields.Phone => ShortenedNumber.IsIn(cell) || IsPhone(cell),
        PeopleFields.Permissions => PermissionText.Read(cell, out var unknown) is not null && unknown is null,
        PeopleFields.ExternalId => !cell.Contains('@', StringComparison.Ordinal) && !Ticks.Contains(Text.Fold(cell)),
        _ => IsName(cell),
    };

    /// <summary>An address with at most a word or two beside it, not a sentence that contains one.</summary>
    public static bool IsAddress(string cell) =>
        cell.Contains('@', StringComparison.Ordinal)
        && cell.Split([' ', ',', ';', '<', '>', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostWords } words
        && words.Any(word => word.Contains('@', StringComparison.Ordinal) && EmailAddress.Parse(word, out _) is not null);

    /// <summary>A complete phone number, under any heading.</summary>
    public static bool IsPhoneNumber(string cell) => cell.Count(char.IsDigit) >= WholeNumber && IsPhone(cell);

    // "Mobile phone: 555-0101"
    private static bool IsPhone(string cell) => cell.Count(char.IsDigit) is >= 3 and var digits
        && cell.Count(char.IsLetter) is var letters && (letters < digits || (digits >= WholeNumber && letters <= 2 * digits));

    private static bool IsName(string cell) =>
        !cell.Contains('@', StringComparison.Ordinal) && cell.Count(char.IsDigit) * 2 < cell.Length && !Ticks.Contains(Text.Fold(cell));
}
