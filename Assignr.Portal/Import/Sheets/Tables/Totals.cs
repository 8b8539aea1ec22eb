using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Lines below a list with totals: "Total officials: 12", "Gesamt", "Total général". They are not rows.</summary>
internal static partial class Totals
{
    private const int Longest = 60;

    /// <param name="rows">Only those at the end are examined.</param>
    public static List<SheetRow> Without(List<SheetRow> rows, List<Finding> findings)
    {
        var kept = rows.Count;
        while (kept > 1 && Is(rows[kept - 1]))
            kept--;
        var count = rows.Count - kept;
        if (count == 0)
            return rows;
        var (line, text) = (rows[kept].Line, rows[kept].Cells.First(cell => cell.Length > 0));
        findings.Add(new Finding(
            "Totals",
            count == 1 ? $"The last line, “{text}” in line {line}, sums up the list and is not read as a row."
                : $"The last {count:N0} lines, from “{text}” in line {line} on, sum up the list and are not read as rows.",
            []));
        return rows.GetRange(0, kept);
    }

    /// <summary>A word for a total with only numbers beside it: a person with such a name has an address or another name too.</summary>
    private static bool Is(SheetRow row) => row.Cells.Where(cell => cell.Length > 0).ToList() is [var first, .. var others]
        && first.Length <= Longest && Text.Fold(first) is var folded
        && (Total().IsMatch(folded) || (others.Count == 0 && Counted().IsMatch(folded)))
        && others.TrueForAll(cell => Number().IsMatch(cell));

    [GeneratedRegex(@"^[\W_]*(?:(?:grand|sub|over ?all|running|sous)[ -]?)?(?:totals?|totaux|totales|gesamt|insgesamt|gesamtsumme"
        + @"|gesamtzahl|gesamtanzahl|zwischensumme|summe|somme|suma)"
        + @"(?:\W+(?:general|generale|of|de|des|del|der|all|number|count|anzahl|zahl|nombre|numero|officials?|referees?|umpires?|people"
        + @"|persons?|members?|names|rows|records|entries"
        + @"|players?|games?|matche?s?|events?|assignments?|hours|personen|mitglieder|schiedsrichter|spiele|eintrage|personnes|membres"
        + @"|arbitres|rencontres|officiels|personas|miembros"
        + @"|arbitros|oficiales|partidos|juegos))*[\W_]*(?:[0-9][0-9., ]{0,9})?[\W_]*(?:(?:officials?|people|games?|matches|personen"
        + @"|spiele|personnes|arbitres|matchs|personas|partidos)\W*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    // As databases end a result: "(12 rows)", "3 rows in set (0.01 sec)", "(2 Zeilen)".
    [GeneratedRegex(@"^\(?[0-9][0-9.,]{0,9} (?:rows?|records?|zeilen?|datensatze?|lignes?|filas?|enregistrements?|registros?)"
        + @"(?: (?:in set|affected|returned|selected))?\)?[.,]?(?: \([0-9., ]+(?:sec|ms|s)\.?\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    // Up to six digits, so that it is not a phone.
    [GeneratedRegex(@"^[^\p{L}@0-9]*(?:[0-9][^\p{L}@0-9]*){1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
