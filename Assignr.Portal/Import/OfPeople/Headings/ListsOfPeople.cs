using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>
/// Lists of people side by side: "Name, Phone, Email, Name, Phone, Email", also with numbers after the headings, one heading after the
/// other ("Name 1, Name 2, Email 1, Email 2"), or with a word for each (<see cref="ListsByWord"/>). People with another kind of heading,
/// such as a spouse, make no list.
/// </summary>
internal static partial class ListsOfPeople
{
    private const int Looked = 50;
    private const int MostLooked = 1_000;

    /// <summary>The list of each column; empty where there is only one list.</summary>
    public static IReadOnlyList<ListColumn> In(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> rows)
    {
        var width = Math.Max(headings.Count, rows.Max(row => row.Cells.Count));
        string[] texts = [.. headings, .. Enumerable.Repeat("", width - headings.Count)];
        var columns = texts.Select(Heading.Of).ToList();
        if (Same(columns, rows) is { Count: > 0 } same)
            return same;
        if (ListsByWord.In(texts) is not { } lists)
            return [];
        columns = [.. lists.Headings.Select(Heading.Of)];
        return AreLists(columns, lists.Of) && HoldOthers(columns, lists.Of, rows, mustBeWhole: true)
            ? [.. lists.Of.Zip(columns, (list, column) => new ListColumn(list, column.Text))]
            : [];
    }

    /// <summary>Lists with the same headings.</summary>
    private static List<ListColumn> Same(List<Heading> columns, IReadOnlyList<SheetRow> rows)
    {
        var first = columns.FindIndex(column => column.IsName);
        if (first < 0)
            return [];
        var names = Enumerable.Range(first, columns.Count - first).Where(column => columns[column].Key == columns[first].Key).ToList();
        if (names.Count < 2)
            return [];
        // "Name, Name" alone may be the halves of one name.
        var areBare = !columns.Exists(column => column.IsContact);
        return Lists(ByPlace(columns, names), mustBeWhole: areBare) ?? Lists(ByNumber(columns, names), mustBeWhole: true) ?? [];

        List<ListColumn>? Lists(int[] of, bool mustBeWhole) => AreLists(columns, of) && HoldOthers(columns, of, rows, mustBeWhole)
            ? columns.Select((column, index) => new ListColumn(of[index], IsNumbered(column.Key) ? column.Bare : column.Text)).ToList()
            : null;

        bool IsNumbered(string key) =>
            columns.Where(column => column.Key == key).Select(column => Columns.Key(column.Text)).Distinct().Count() > 1;
    }

    /// <summary>A list begins at its name, or at the columns before it that also stand before the first name.</summary>
    private static int[] ByPlace(List<Heading> columns, List<int> names)
    {
        var before = 0;
        while (before < names[0] && names.TrueForAll(name => columns[name - before - 1].Key == columns[names[0] - before - 1].Key))
            before++;
        return [.. columns.Select((_, column) => Math.Max(0, names.FindLastIndex(name => name - before <= column)))];
    }

    /// <summary>A column belongs to the list with its number; a name without a number is the first.</summary>
    private static int[] ByNumber(List<Heading> columns, List<int> names)
    {
        var numbers = names.ConvertAll(name => columns[name].Number);
        return [.. columns.Select(column => Math.Max(0, numbers.IndexOf(column.Number)))];
    }

    /// <summary>Each list has the name columns of the first, and all have emails or phones, or all have the same columns.</summary>
    private static bool AreLists(List<Heading> columns, int[] of)
    {
        var lists = columns.Index().Where(column => column.Item.Key.Length > 0).GroupBy(column => of[column.Index], column => column.Item)
            .Select(list => list.ToList()).ToList();
        var names = lists[0].Where(column => column.IsName).Select(column => column.Key).ToList();
        return lists.Count > 1 && lists.Count == of.Max() + 1
            && lists.TrueForAll(list => names.All(name => list.Exists(column => column.Key == name)))
            && (lists.TrueForAll(list => list.Exists(column => column.IsContact))
                || (IsWhole(lists[0])
                    && lists.TrueForAll(list => list.Select(column => column.Key).SequenceEqual(lists[0].Select(column => column.Key)))));
    }

    private static bool IsWhole(List<Heading> list) =>
        list.Exists(column => column.Field is PeopleFields.FullName or PeopleFields.LastFirst)
        || (list.Exists(column => column.Field == PeopleFields.FirstName) && list.Exists(column => column.Field == PeopleFields.LastName));

    /// <summary>Whether the names in a line differ between the lists.</summary>
    /// <param name="mustBeWhole">"Name 2" after "Name 1" may be the other half of one name.</param>
    private static bool HoldOthers(List<Heading> columns, int[] of, IReadOnlyList<SheetRow> rows, bool mustBeWhole)
    {
        var names = columns.Index().Where(column => column.Item.IsName).GroupBy(column => of[column.Index],
            column => column.Index).ToList();
        string Name(SheetRow row, IEnumerable<int> of) =>
            Text.Fold(string.Join(' ', of.Where(column => column < row.Cells.Count).Select(column => row.Cells[column])));
        return names.Skip(1).All(list =>
        {
            var pairs = rows.Take(MostLooked).Select(row => (First: Name(row, names[0]), Own: Name(row, list)))
                .Where(pair => pair.Own.Trim().Length > 0).Take(Looked).ToList();
            return pairs.Count > 0
                && pairs.Count(pair => pair.Own != pair.First && PersonCells.Is(PeopleFields.FullName, pair.Own)
                    && (!mustBeWhole || pair.Own.Contains(' ', StringComparison.Ordinal))) * 2 > pairs.Count;
        });
    }

    /// <param name="Key">Without its numbers.</param>
    /// <param name="Bare">As written, without its number.</param>
    private sealed record Heading(string Text, string Key, string Bare, string Number, string? Field)
    {
        public bool IsName => Field is PeopleFields.FirstName or PeopleFields.LastName or PeopleFields.FullName or PeopleFields.LastFirst;

        public bool IsContact => Field is PeopleFields.Email or PeopleFields.Phone;

        public static Heading Of(string text)
        {
            var key = Columns.Key(Numbers().Replace(text, " "));
            var number = Numbers().Match(text).Groups["number"].Value is var found && found is "" or "1" ? "1" : found;
            return new Heading(text, key, Data.Text.OneLine(Numbers().Replace(text, " ")), number, PeopleFields.Of(key));
        }
    }

    /// <summary>"Name 2", "Name2", "Name (2)", "Name #2", "2nd Name"; in a table from pandas also "Name.1".</summary>
    [GeneratedRegex(@"(?<![\s(.#_-])[\s(.#_-]*(?<number>[0-9]+)(?:st|nd|rd|th)?\)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
