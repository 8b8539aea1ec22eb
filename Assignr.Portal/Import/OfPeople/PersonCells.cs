using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Whether a cell holds what a field of a person does, roughly: a typing error does not make an address something else.</summary>
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

    /// <summary>An address, with a word or two beside it; a sentence that names one is none.</summary>
    public static bool IsAddress(string cell) =>
        cell.Contains('@', StringComparison.Ordinal)
        && cell.Split([' ', ',', ';', '<', '>', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostWords } words
        && words.Any(word => word.Contains('@', StringComparison.Ordinal) && EmailAddress.Parse(word, out _) is not null);

    /// <summary>A whole phone number, whatever its heading is.</summary>
    public static bool IsPhoneNumber(string cell) => cell.Count(char.IsDigit) >= WholeNumber && IsPhone(cell);

    // "Mobile phone: 555-0101"
    private static bool IsPhone(string cell) => cell.Count(char.IsDigit) is >= 3 and var digits
        && cell.Count(char.IsLetter) is var letters && (letters < digits || (digits >= WholeNumber && letters <= 2 * digits));

    private static bool IsName(string cell) =>
        !cell.Contains('@', StringComparison.Ordinal) && cell.Count(char.IsDigit) * 2 < cell.Length && !Ticks.Contains(Text.Fold(cell));
}
