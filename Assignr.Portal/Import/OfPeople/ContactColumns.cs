using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>
/// Which columns of email and phone are the people's own. Mail that signs somebody in goes there: a coach's or a secretary's address is
/// left out and said, and so is one whose heading says nothing to us, where another column is plainly theirs.
/// </summary>
internal sealed class ContactColumns(Sheet sheet, string?[] columns, List<Guess> said)
{
    /// <summary>Letters of a name that an address has to hold to be of it.</summary>
    private const int LeastLetters = 3;

    private readonly HashSet<string> ofNames =
        [.. columns.Index().Where(one => IsName(one.Item)).SelectMany(one => Columns.Key(sheet.Headings[one.Index]).Split(' '))];

    public void Settle(string field)
    {
        var whose = columns.Index().Where(one => one.Item == field && sheet.Values(one.Index).Any())
            .ToDictionary(one => one.Index, one => WhoseWords.Of(Columns.Key(sheet.Headings[one.Index]), ofNames));
        if (whose.Count == 0)
            return;
        var (label, plainest) = (Columns.Label(PeopleFields.All, field), whose.Values.Min());
        var theirs = sheet.NameOf(whose.First(one => one.Value == plainest).Key);
        foreach (var (column, kind) in whose)
        {
            var may = kind == Whose.SomebodyElses ? "seems to" : "may";
            if (kind != plainest)
                LeaveOut(column, field, $"{sheet.NameOf(column)} is left out: it {may} be somebody else's, and {theirs} is the {label}.");
            else if (kind == Whose.Unsaid)
                Keep(column, $"{sheet.NameOf(column)} is read as {label}: no other column is the {label}.");
            else if (kind == Whose.SomebodyElses && field == PeopleFields.Email && HoldsNames(column))
                Keep(column, $"{sheet.NameOf(column)} is read as email: most of its addresses hold the name beside them.");
            else if (kind == Whose.SomebodyElses)
                LeaveOut(column, field, $"{sheet.NameOf(column)} is left out: it seems to be somebody else's {label}.");
        }
    }

    private void LeaveOut(int column, string field, string sentence)
    {
        columns[column] = null;
        said.RemoveAll(guess => guess.Columns.Contains(column));
        said.Add(Guess.OfColumns(sentence, $"Read it as {Columns.Label(PeopleFields.All, field)}", PeopleFields.All, (column, field)));
    }

    private void Keep(int column, string sentence)
    {
        if (!said.Exists(guess => guess.Columns.Contains(column)))
            said.Add(Guess.OfColumns(sentence, "Leave it out", PeopleFields.All, (column, null)));
    }

    /// <summary>Whether most addresses of a column are made of the name in their row.</summary>
    private bool HoldsNames(int column)
    {
        var names = columns.Index().Where(one => IsName(one.Item)).Select(one => one.Index).ToList();
        var rows = sheet.Rows.Where(row => row.Cells[column].Contains('@', StringComparison.Ordinal)).Take(Columns.Looked).ToList();
        return rows.Count(row => Holds(row.Cells[column], names.SelectMany(name => Words(row.Cells[name])))) * 2 > rows.Count;
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
