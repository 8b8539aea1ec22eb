using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Headings;

/// <summary>Decides which columns are the name, where several may be.</summary>
internal static class NameColumns
{
    private static readonly HashSet<string> OfMiddle =
    [
        "middle name", "middle names", "middlename", "middle", "middle initial", "mi", "second given name",
        "segundo nombre", "otros nombres",
        "deuxieme prenom", "second prenom", "autres prenoms", "zweiter vorname", "2 vorname", "weitere vornamen", "mittelname",
    ];

    public static void Settle(Sheet sheet, string?[] columns, List<Guess> said)
    {
        TwoNameColumns.Settle(sheet, columns, said);
        Whole(sheet, columns, said);
        Only(sheet, columns, said);
        Beside(sheet, columns, said);
        WithAddresses(sheet, columns, said);
        Middle(sheet, columns, said);
        if (Array.IndexOf(columns, PeopleFields.LastFirst) is >= 0 and var column
            && sheet.Values(column).FirstOrDefault(IsOpen) is { } name)
        {
            var (first, last) = Import.Names.FullName.SplitLastFirst(name);
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} holds the last name first: in “{name}” the first name is {first} and the last name {last}".Ended(),
                "The first name comes first", PeopleFields.All, (column, PeopleFields.FullName)));
        }
    }

    /// <summary>Middle names are no part of a name here, which is said.</summary>
    private static void Middle(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is null && OfMiddle.Contains(Columns.Key(sheet.Headings[column])) && sheet.Values(column).Any())
            {
                said.Add(new Guess(
                    $"{sheet.NameOf(column)} is left out, as “{sheet.Example(column)}”: people have a first and a last name here.".Ended())
                {
                    Columns = [column],
                });
            }
        }
    }

    /// <summary>A name whose order only the heading shows.</summary>
    private static bool IsOpen(string name) =>
        !name.Contains(',', StringComparison.Ordinal) && name.Contains(' ', StringComparison.Ordinal);

    /// <summary>"Nombre", "Nom" and "First" contain whole names where no other column is a name.</summary>
    private static void Only(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var column = Array.FindIndex(columns, PeopleFields.IsOfName);
        if (columns.Count(PeopleFields.IsOfName) != 1 || columns[column] is not (PeopleFields.FirstName or PeopleFields.LastName))
            return;
        bool IsWhole(string cell) => PersonCells.Is(PeopleFields.FullName, cell) && cell.AsSpan().IndexOfAny(' ', ',') > 0;
        if (!sheet.Values(column).Any() || !sheet.MostAre(column, IsWhole))
            return;
        var was = columns[column];
        columns[column] = PeopleFields.FullName;
        said.RemoveAll(guess => guess.Columns.Contains(column));
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(column)} is read as the whole name, as “{sheet.Example(column)}”: no other column is a name.",
            $"It is the {Columns.Label(PeopleFields.All, was!)}", PeopleFields.All, (column, was)));
    }

    /// <summary>Of two columns with whole names, one is enough.</summary>
    private static void Whole(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var (full, lastFirst) = (Array.IndexOf(columns, PeopleFields.FullName), Array.IndexOf(columns, PeopleFields.LastFirst));
        if (full < 0 || lastFirst < 0)
            return;
        columns[lastFirst] = null;
        if (sheet.Values(lastFirst).Any())
        {
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(lastFirst)} is left out: {sheet.NameOf(full)} is the name.", "Take this one", PeopleFields.All,
                (lastFirst, PeopleFields.LastFirst), (full, null)));
        }
    }

    /// <summary>Where no column is the name, it may be before the addresses: "Ana Zamora &lt;ana@x.example&gt;".</summary>
    private static void WithAddresses(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (Array.Exists(columns, field => PeopleFields.IsWholeName(field) || field is PeopleFields.FirstName or PeopleFields.LastName))
            return;
        var column = Array.FindIndex(Enumerable.Range(0, columns.Length).ToArray(), one => columns[one] is null or PeopleFields.Email
            && sheet.Values(one).Any() && sheet.MostAre(one, NamedAddresses.HasName));
        if (column < 0)
            return;
        columns[column] = PeopleFields.NamedEmail;
        said.RemoveAll(guess => guess.Columns.Contains(column));
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(column)} holds names with their addresses: both are read.", "It is the email alone", PeopleFields.All,
            (column, PeopleFields.Email)));
    }

    /// <summary>"Name" beside a column of last names contains first names, unless it repeats the last name; and the other way
    /// round.</summary>
    private static void Beside(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var (first, last) = (Array.IndexOf(columns, PeopleFields.FirstName), Array.IndexOf(columns, PeopleFields.LastName));
        var full = Array.FindIndex(columns, field => field is PeopleFields.FullName or PeopleFields.LastFirst);
        if (full < 0 || (first < 0 && last < 0))
            return;
        var whole = columns[full];
        var half = first < 0 ? last : first;
        var (heading, other) = (sheet.Headings[full], sheet.Headings[half]);
        if (first >= 0 && last >= 0)
        {
            columns[full] = null;
            if (!sheet.Values(full).Any())
                return;
            said.Add(Guess.OfColumns(
                $"“{heading}” is left out: “{sheet.Headings[first]}” and “{sheet.Headings[last]}” are the name.",
                "Take this one", PeopleFields.All,
                (full, whole), (first, null), (last, null)));
        }
        else if (sheet.Rows.Any(row => row.Cells[full].Length > 0)
            && sheet.Rows.Count(row => Says(row.Cells[full], row.Cells[half])) * 2 > sheet.Rows.Count)
        {
            var (was, missing) = (columns[half], first < 0 ? PeopleFields.FirstName : PeopleFields.LastName);
            columns[half] = null;
            said.Add(Guess.OfColumns(
                $"“{heading}” is read as the whole name: it holds that of “{other}” too.",
                $"It is the {Columns.Label(PeopleFields.All, missing)}", PeopleFields.All,
                (full, missing), (half, was)));
        }
        else
        {
            columns[full] = first < 0 ? PeopleFields.FirstName : PeopleFields.LastName;
            said.Add(Guess.OfColumns(
                $"“{heading}” is read as the {(first < 0 ? "first" : "last")} name, as “{other}” is the {(first < 0 ? "last" : "first")} "
                    + "name.",
                "It is the whole name", PeopleFields.All, (full, whole), (half, null)));
        }
    }

    private static bool Says(string whole, string part) =>
        part.Length > 0 && whole.Length > part.Length && Data.Text.Fold(whole).Contains(Data.Text.Fold(part), StringComparison.Ordinal);
}
