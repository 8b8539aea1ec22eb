using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Recognises columns of a file without headings by their cells: phones and names. Addresses are recognised elsewhere.</summary>
internal static class UnnamedColumns
{
    private const int LongestName = 60;
    private const int MostWords = 5;
    private const int LocalNumber = 7;
    private const int WholeNumber = 10;

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (sheet.Headings.Any(heading => heading.Length > 0))
            return;
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not null || !sheet.Values(column).Any() || !sheet.MostAre(column, IsPhone))
                continue;
            columns[column] = PeopleFields.Phone;
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} is read as phone: its cells are phone numbers.", "Leave it out",
                    PeopleFields.All, (column, null)));
        }
        Names(sheet, columns, said);
    }

    private static void Names(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var names = Enumerable.Range(0, columns.Length)
            .Where(column => columns[column] is null && sheet.Values(column).Any() && sheet.MostAre(column, IsName)).ToList();
        var addresses = Addresses(sheet, columns).ToList();
        var whole = names.FindAll(column => sheet.MostAre(column, FullName.IsWhole));
        if (whole.Count > 0)
        {
            var name = whole.MaxBy(column => addresses.Count(
                one => Words(one.Row.Cells[column]).Any(word => one.Mailbox.Contains(word, StringComparison.Ordinal))));
            columns[name] = PeopleFields.FullName;
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(name)} is read as the name, as “{sheet.Example(name)}”.", "Leave it out", PeopleFields.All, (name, null)));
            return;
        }
        var pairs = names.FindAll(column => names.Contains(column + 1));
        if (pairs.Count == 0)
            return;
        // Where no address shows it: towns are repeated and names are not; else the first pair.
        var (pair, straight, turned) = pairs
            .Select(column => (Column: column, Straight: Fits(column, column + 1), Turned: Fits(column + 1, column)))
            .MaxBy(one => (one.Straight + one.Turned, Different(one.Column) + Different(one.Column + 1)));
        var (first, last) = turned > straight ? (pair + 1, pair) : (pair, pair + 1);
        (columns[first], columns[last]) = (PeopleFields.FirstName, PeopleFields.LastName);
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(first)} is read as the first name and {sheet.NameOf(last).ToLowerInvariant()} as the last name, "
                + $"as “{sheet.Example(first)}” and “{sheet.Example(last)}”.",
            "They are the other way round", PeopleFields.All, (first, PeopleFields.LastName), (last, PeopleFields.FirstName)));

        int Different(int column) => sheet.Values(column).Distinct().Count();
        int Fits(int one, int other) => addresses.Count(address => Words(address.Row.Cells[one]) is [{ } begin, ..]
            && Words(address.Row.Cells[other]) is [.., { } end] && IsOf(address.Mailbox, begin, end));
    }

    /// <summary>ana@, anazamora@, a.zamora@</summary>
    private static bool IsOf(string mailbox, string first, string last) =>
        mailbox == first || (mailbox.StartsWith(first, StringComparison.Ordinal) && mailbox.Contains(last, StringComparison.Ordinal))
        || mailbox == $"{first[0]}{last}" || mailbox == $"{first[0]}.{last}";

    private static IEnumerable<(SheetRow Row, string Mailbox)> Addresses(Sheet sheet, string?[] columns)
    {
        var email = Array.IndexOf(columns, PeopleFields.Email);
        return email < 0 ? [] : sheet.Rows.Where(row => row.Cells[email].Contains('@', StringComparison.Ordinal)).Take(Columns.Looked)
            .Select(row => (row, Text.Fold(row.Cells[email][..row.Cells[email].IndexOf('@', StringComparison.Ordinal)])));
    }

    private static string[] Words(string name) => Text.Fold(name).Split([' ', ',', '-', '\''], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string cell) => cell.Length <= LongestName && cell.Any(char.IsLetter) && !cell.Any(char.IsDigit)
        && cell.Count(character => character == ' ') < MostWords && PersonCells.Is(PeopleFields.FullName, cell);

    /// <summary>With the separators of a phone, or long enough for one with its area code; a date and a member's number are
    /// shorter.</summary>
    public static bool IsPhone(string cell) => PersonCells.IsPhoneNumber(cell) && !cell.Contains('/', StringComparison.Ordinal)
        && cell.Count(char.IsDigit) is var digits
        && (digits >= WholeNumber || (digits == LocalNumber && cell.AsSpan().IndexOfAny(" -.") > 0));
}
