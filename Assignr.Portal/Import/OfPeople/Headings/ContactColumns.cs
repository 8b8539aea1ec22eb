using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Which columns of emails and phones are the people's own. Links that sign people in go to these emails, so a coach's or a secretary's
/// address is left out with a remark, and so is one with an unknown heading, where another column is plainly their own.
/// </summary>
internal sealed class ContactColumns(Sheet sheet, string?[] columns, List<Guess> said)
{
    /// <summary>How many letters of a name an address has to contain to belong to it.</summary>
    private const int LeastLetters = 3;

    private readonly HashSet<string> ofNames =
        [.. columns.Index().Where(one => IsName(one.Item)).SelectMany(one => Columns.Key(sheet.Headings[one.Index]).Split(' '))];

    private readonly OtherNames others = new(sheet, columns);

    public void Settle(string field)
    {
        foreach (var (column, _) in columns.Index().Where(one => one.Item == field && sheet.Values(one.Index).Any()).ToList())
        {
            if (others.Of(Columns.Key(sheet.Headings[column]), field) is { } names)
                LeaveOut(column, field, $"{sheet.NameOf(column)} is left out: it seems to be that of the name in {names}.");
        }
        var whose = columns.Index().Where(one => one.Item == field && sheet.Values(one.Index).Any())
            .ToDictionary(one => one.Index, one => WhoseWords.Of(Columns.Key(sheet.Headings[one.Index]), ofNames));
        foreach (var (column, other) in whose.Keys.Select(column => (Column: column, Other: BehindWhom(column, field))).ToList())
        {
            if (other < 0)
                continue;
            whose.Remove(column);
            LeaveOut(column, field, $"{sheet.NameOf(column)} behind {sheet.NameOf(other)} is left out: it seems to be theirs.");
        }
        if (whose.Count == 0)
            return;
        var (label, plainest) = (Columns.Label(PeopleFields.All, field), whose.Values.Min());
        var theirs = sheet.NameOf(whose.First(one => one.Value == plainest).Key);
        foreach (var (column, kind) in whose)
        {
            var may = kind == Whose.SomebodyElses ? "seems to" : "may";
            if (kind != plainest)
                LeaveOut(column, field, $"{sheet.NameOf(column)} is left out: it {may} be somebody else's, and {theirs} is the {label}.");
            else if (kind == Whose.SomebodyElses && field == PeopleFields.Email && HoldsNames(column))
                Keep([column], $"{sheet.NameOf(column)} is read as email: most of its addresses hold the name beside them.");
            else if (kind == Whose.SomebodyElses)
                LeaveOut(column, field, $"{sheet.NameOf(column)} is left out: it seems to be somebody else's {label}.");
        }
        if (plainest == Whose.Unsaid)
            KeepUnsaid([.. whose.Where(one => one.Value == Whose.Unsaid).Select(one => one.Key)], label);
    }

    /// <summary>"Name, Email, Spouse, Email": of two columns with one heading, the second belongs to the person named between
    /// them.</summary>
    /// <returns>The column with their name; -1 where there is none.</returns>
    private int BehindWhom(int column, string field)
    {
        var key = Columns.Key(sheet.Headings[column]);
        var same = Array.FindIndex(columns, 0, column, one => one == field);
        while (same >= 0 && Columns.Key(sheet.Headings[same]) != key)
            same = Array.FindIndex(columns, same + 1, column - same - 1, one => one == field);
        return key.Length == 0 || same < 0 ? -1 : Enumerable.Range(same, column - same).LastOrDefault(IsSomebodyElse, -1);
    }

    private bool IsSomebodyElse(int column)
    {
        if (columns[column] is not null || !sheet.Values(column).Any()
            || !sheet.MostAre(column, cell => PersonCells.Is(PeopleFields.FullName, cell)))
            return false;
        var key = Columns.Key(sheet.Headings[column]);
        return WhoseWords.Of(key, ofNames) == Whose.SomebodyElses || (IsName(PeopleFields.Of(key)) && !HoldsTheName(column));
    }

    /// <summary>Whether most cells of a column repeat the row's name.</summary>
    private bool HoldsTheName(int column)
    {
        var rows = sheet.Rows.Where(row => row.Cells[column].Length > 0).Take(Columns.Looked).ToList();
        return rows.Count(row => NamesOf(row).ToHashSet().SetEquals(Words(row.Cells[column]))) * 2 > rows.Count;
    }

    private IEnumerable<string> NamesOf(SheetRow row) =>
        columns.Index().Where(one => IsName(one.Item)).SelectMany(one => Words(row.Cells[one.Index]));

    private void LeaveOut(int column, string field, string sentence)
    {
        columns[column] = null;
        said.RemoveAll(guess => guess.Columns.Contains(column));
        said.Add(Guess.OfColumns(sentence, $"Read it as {Columns.Label(PeopleFields.All, field)}", PeopleFields.All, (column, field)));
    }

    private void KeepUnsaid(List<int> unsaid, string label)
    {
        var names = string.Join(" and ", unsaid.Select(sheet.NameOf));
        Keep(unsaid, unsaid.Count == 1
            ? $"{names} is read as {label}: no other column is the {label}."
            : $"{names} are read as {label}: no other column is more plainly the {label}.");
    }

    private void Keep(List<int> kept, string sentence)
    {
        if (said.Exists(guess => guess.Columns.Any(kept.Contains)))
            return;
        var undo = kept.Count == 1 ? "Leave it out" : "Leave them out";
        said.Add(Guess.OfColumns(sentence, undo, PeopleFields.All, [.. kept.Select(column => (column, (string?)null))]));
    }

    /// <summary>Whether most addresses of a column are made of the row's name.</summary>
    private bool HoldsNames(int column)
    {
        var rows = sheet.Rows.Where(row => row.Cells[column].Contains('@', StringComparison.Ordinal)).Take(Columns.Looked).ToList();
        return rows.Count(row => Holds(row.Cells[column], NamesOf(row))) * 2 > rows.Count;
    }

    private static bool Holds(string address, IEnumerable<string> words)
    {
        var mailbox = Text.Fold(address[..address.LastIndexOf('@')]);
        return words.Any(word => word.Length >= LeastLetters && mailbox.Contains(word, StringComparison.Ordinal));
    }

    private static string[] Words(string name) => Text.Fold(name).Split([' ', ',', '-', '.', '\''], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(string? field) =>
        field is PeopleFields.FirstName or PeopleFields.LastName or PeopleFields.FullName or PeopleFields.LastFirst;
}
