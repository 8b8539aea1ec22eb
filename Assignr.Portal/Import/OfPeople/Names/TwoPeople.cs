using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Contacts;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>Names of two people in one cell: "John &amp; Jane Smith", "Pat/Chris Lee", "Ana y Luis Soto".</summary>
internal static partial class TwoPeople
{
    private const int MostWords = 4;

    /// <summary>Words in the names of companies and clubs.</summary>
    private static readonly HashSet<string> Firms =
    [
        "son", "sons", "daughters", "co", "company", "inc", "llc", "llp", "ltd", "limited", "corp", "corporation", "gmbh", "ag", "kg",
        "ohg", "sa", "sl", "srl", "sarl", "plc", "associates", "partners", "group", "brothers", "bros",
        "club", "officials", "referees", "umpires", "association", "services", "service", "sports", "sport", "athletics", "athletic",
        "league", "school", "academy", "center", "centre", "church", "foundation", "department", "dept",
        "team", "hijos", "hermanos", "fils", "freres", "cie", "sohne", "sohn", "partner", "verein", "parks", "recreation", "rec", "boys",
        "girls", "law", "office", "offices", "insurance", "bank", "county", "city",
    ];

    /// <summary>Between the halves of one last name: "von und zu".</summary>
    private static readonly HashSet<string> Inside = ["von", "zu", "van", "de", "del"];

    /// <summary>The cell that names two people; null where none does.</summary>
    public static string? In(IReadOnlyList<PlanCell> cells) =>
        cells.FirstOrDefault(cell => (cell.Field == PeopleFields.FirstName || PeopleFields.IsWholeName(cell.Field))
            && AreIn(NameOf(cell), lastComesLast: cell.Field is PeopleFields.FullName or PeopleFields.NamedEmail))?.Text
        ?? cells.FirstOrDefault(cell => cell.Field == PeopleFields.LastName && cell.Text.Contains('/', StringComparison.Ordinal)
            && AreIn(cell.Text, lastComesLast: true))?.Text;

    /// <param name="lastComesLast">The cell ends with a last name, which may contain a joining word.</param>
    public static bool AreIn(string cell, bool lastComesLast)
    {
        var text = FullName.WithoutBrackets(Text.OneLine(cell));
        var between = Between().Match(text);
        if (!between.Success)
            return false;
        var (left, right) = (Words(text[..between.Index]), Words(text[(between.Index + between.Length)..]));
        return IsName(left) && IsName(right) && !left.SequenceEqual(right) && !left.Concat(right).Any(Firms.Contains)
            && !Inside.Contains(left[^1]) && !Inside.Contains(right[0])
            && (between.Value.Contains(' ', StringComparison.Ordinal) || (left[^1].Length > 1 && right[0].Length > 1))
            && !(lastComesLast && (between.Value is " y " or " e ") && IsOneLastName(left, right, text, between.Index));
    }

    private static string NameOf(PlanCell cell) => cell.Field == PeopleFields.NamedEmail ? NamedAddresses.NameIn(cell.Text) : cell.Text;

    /// <summary>"José Ortega y Gasset", "Ortega y Gasset, José"</summary>
    private static bool IsOneLastName(string[] left, string[] right, string text, int at) =>
        (left.Length > 1 && right.Length == 1) || text.IndexOf(',', StringComparison.Ordinal) > at;

    private static bool IsName(string[] words) => words.Length is > 0 and <= MostWords && words.All(word => word.All(char.IsLetter));

    private static string[] Words(string text) => Text.Fold(text).Split([' ', ',', '.', '-', '\''], StringSplitOptions.RemoveEmptyEntries);

    // Words between names need a space on both sides; a capital Y or E is an initial.
    [GeneratedRegex(@" ?[&+/] ?| (?:(?i:and|und|et)|y|e) ", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
