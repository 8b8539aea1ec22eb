using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Two columns with the same heading, "Name, Name", each with half of the name. Which is the last name is told by suffixes, initials and
/// the addresses beside them; where nothing tells it, it is asked.
/// </summary>
internal static class TwoNameColumns
{
    /// <summary>Of the rows that tell the order, at most one in so many may tell the other one.</summary>
    private const int OneIn = 5;

    public static void Settle(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (columns.Any(field => field is PeopleFields.FirstName or PeopleFields.LastName or PeopleFields.LastFirst))
            return;
        var named = sheet.Headings.Index().Where(one => PeopleFields.OfName(Columns.Key(one.Item)) == PeopleFields.FullName)
            .Select(one => one.Index).ToList();
        if (named is not [var left, var right] || Columns.Key(sheet.Headings[left]) != Columns.Key(sheet.Headings[right])
            || !AreHalves(sheet, left) || !AreHalves(sheet, right))
            return;
        said.RemoveAll(guess => guess.Columns.Contains(left) || guess.Columns.Contains(right));
        var rows = sheet.Rows.Where(row => row.Cells[left].Length > 0 && row.Cells[right].Length > 0).Take(Columns.Looked).ToList();
        var emails = columns.Index().Where(one => one.Item == PeopleFields.Email).Select(one => one.Index).ToList();
        var first = rows.Count(row => Tells(row.Cells[left], row.Cells[right], row, emails));
        var last = rows.Count(row => Tells(row.Cells[right], row.Cells[left], row, emails));
        var example = rows.Count == 0 ? "" : $", as “{rows[0].Cells[left]}” and “{rows[0].Cells[right]}”";
        var (one, other) = (CellName.Column(left), CellName.Column(right));
        if (Math.Max(first, last) == 0 || Math.Min(first, last) * OneIn > Math.Max(first, last))
        {
            columns[left] = columns[right] = null;
            said.Add(Guess.OfColumns(
                $"Columns {one} and {other} are both called “{sheet.Headings[left]}”, and nothing shows which is the last name{example}.",
                "The first name comes first", PeopleFields.All, (left, PeopleFields.FirstName), (right, PeopleFields.LastName)));
            said.Add(Guess.OfColumns(
                $"Or the last name is in {one}, and the first name in {other}.", "The last name comes first", PeopleFields.All,
                (left, PeopleFields.LastName), (right, PeopleFields.FirstName)));
            return;
        }
        var isFirst = first > last;
        (columns[left], columns[right]) = isFirst ? (PeopleFields.FirstName, PeopleFields.LastName)
            : (PeopleFields.LastName, PeopleFields.FirstName);
        said.Add(Guess.OfColumns(
            $"Columns {one} and {other} are both called “{sheet.Headings[left]}”: {(isFirst ? one : other)} is read as the first name and "
                + $"{(isFirst ? other : one)} as the last name{example}.",
            "The other way round", PeopleFields.All, (left, columns[right]), (right, columns[left])));
    }

    /// <summary>Whether most cells have one word, or several that are no whole name by a comma.</summary>
    private static bool AreHalves(Sheet sheet, int column) => sheet.Values(column).Any()
        && sheet.MostAre(column, cell => cell.Trim().AsSpan().IndexOfAny(' ', ',') < 0);

    /// <summary>Whether a row shows that the first name is <paramref name="first"/>.</summary>
    private static bool Tells(string first, string last, SheetRow row, List<int> emails)
    {
        if (FullName.IsSuffix(last.Split(' ', ',')[^1]) || (first.TrimEnd('.').Length == 1 && last.Length > 2))
            return true;
        var (one, other) = (PlainName.Letters(first), PlainName.Letters(last));
        return one.Length > 0 && other.Length > 1 && emails.Exists(column => Text.Fold(row.Cells[column]).Split('@')[0] is { } local
            && (PlainName.Letters(local).StartsWith(one + other, StringComparison.Ordinal)
                || PlainName.Letters(local).StartsWith($"{one[0]}{other}", StringComparison.Ordinal)));
    }
}
