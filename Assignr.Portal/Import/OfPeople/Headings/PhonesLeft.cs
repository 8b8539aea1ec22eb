using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Columns that are left out although they contain phone numbers: nobody would notice them among the others left out.</summary>
internal static class PhonesLeft
{
    /// <summary>With one of these words, the numbers of a column are something else.</summary>
    private static readonly HashSet<string> OfOther =
    [
        "fax", "pager", "id", "number", "no", "nr", "num", "numero", "nummer", "code", "ssn", "date", "license", "licence", "iban",
        "account",
    ];

    public static void Say(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var words = Columns.Key(sheet.Headings[column]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // A single row with a cell too many is reported by itself.
            if (column >= sheet.BeyondHeadings && sheet.Samples(column, 2).Count() < 2)
                continue;
            if (columns[column] is not null || said.Exists(guess => guess.Columns.Contains(column)) || Array.Exists(words, IsOfOther)
                || !sheet.Values(column).Any() || !sheet.MostAre(column, IsPhone))
                continue;
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} is left out, though its cells are phone numbers, as “{sheet.Example(column)}”.",
                "Read it as phone", PeopleFields.All, (column, PeopleFields.Phone)));
        }
    }

    private static bool IsOfOther(string word) => OfOther.Contains(word) || word.EndsWith("fax", StringComparison.Ordinal);

    // A colon between digits belongs to a time.
    private static bool IsPhone(string cell) =>
        !cell.Contains('@', StringComparison.Ordinal) && cell.IndexOf(':', StringComparison.Ordinal) is var colon
        && (colon <= 0 || !char.IsAsciiDigit(cell[colon - 1])) && UnnamedColumns.IsPhone(cell);
}
