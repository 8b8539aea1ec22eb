using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.OfPeople.Officiating;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>The columns of a file that are imported, each with the key of its cells: email, email2, …</summary>
internal sealed class PersonColumns
{
    private static readonly HashSet<string> OfOrganizations =
        ["organization name", "organization 1 name", "company", "empresa", "societe", "firma"];

    private readonly List<(int Column, string Field, string Label)> columns = [];
    private readonly Dictionary<string, int> labels = [];
    private readonly List<(int Column, string Heading)> leftPhones = [];
    private readonly int organization = -1;
    private readonly int shown = -1;

    public PersonColumns(Sheet sheet, Mapping mapping)
    {
        IsOurs = PeopleFields.IsOwnExport(sheet.Headings);
        Standing = new StandingColumns(sheet, mapping);
        Beyond = new BeyondHeadings(sheet, mapping);
        leftPhones.AddRange(sheet.Headings.Index().Where(one => mapping.Columns[one.Index] is null && IsPhone(one.Item))
            .Select(one => (one.Index, sheet.NameOf(one.Index))));
        organization = Array.FindIndex([.. sheet.Headings], heading => OfOrganizations.Contains(Import.Columns.Key(heading)));
        if (organization >= 0 && mapping.Columns[organization] is not null)
            organization = -1;
        if (mapping.Columns.Contains(PeopleFields.FirstName) && mapping.Columns.Contains(PeopleFields.LastName))
        {
            shown = Array.FindIndex([.. sheet.Headings.Index()], one => mapping.Columns[one.Index] is null
                && Import.Columns.Key(one.Item) is "display name" or "name" or "full name");
        }
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not { } name || PeopleFields.All.FirstOrDefault(field => field.Name == name) is not { } field)
                continue;
            var before = columns.Count(one => FieldOf(one.Field) == name);
            if (name == PeopleFields.Phone && column > 0 && mapping.Columns[column - 1] is null
                && WhoseWords.IsLabel(Import.Columns.Key(sheet.Headings[column - 1]).Split(' ')))
                labels.Add(before == 0 ? name : $"{name}{before + 1}", column - 1);
            columns.Add((column, before == 0 ? name
                : $"{name}{before + 1}", field.Repeats && sheet.Headings[column].Length > 0 ? sheet.Headings[column]
                : field.Label));
        }
    }

    /// <summary>The portal wrote the file, so its values were checked before and are taken as they are.</summary>
    public bool IsOurs { get; }

    public StandingColumns Standing { get; }

    public BeyondHeadings Beyond { get; }

    /// <summary>An address in a column of phones that is left out; null where there is none, or where another cell of the row has
    /// it.</summary>
    public (string Address, string Heading, string? Field)? Astray(SheetRow row, IReadOnlyList<PlanCell> cells)
    {
        foreach (var (column, heading) in leftPhones)
        {
            var text = Data.Text.OneLine(row.Cells[column]);
            if (!text.Contains('@', StringComparison.Ordinal) || !PersonCells.IsAddress(text)
                || cells.Any(cell => cell.Text.Contains(text, StringComparison.OrdinalIgnoreCase)))
                continue;
            return (text, heading, cells.FirstOrDefault(cell => FieldOf(cell.Field) == PeopleFields.Email && cell.Text.Length == 0)?.Field);
        }
        return null;
    }

    /// <summary>The column before a phone says that it is a fax: "Work Fax".</summary>
    public bool IsFax(PlanCell cell, SheetRow row) =>
        labels.TryGetValue(cell.Field, out var label) && row.Cells[label].Contains("fax", StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole name in a column that is left out beside first and last name; empty where there is none.</summary>
    public string Shown(SheetRow row) => shown >= 0 && Organization(row) is null && PersonCells.Is(PeopleFields.FullName, row.Cells[shown])
        ? row.Cells[shown] : "";

    /// <summary>The company or club of a contact; null where there is none.</summary>
    public string? Organization(SheetRow row) => organization >= 0 && row.Cells[organization] is { Length: > 0 } name ? name : null;

    public static string FieldOf(string key) => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    public IReadOnlyList<PlanCell> CellsOf(SheetRow row, RowEdit? edit) =>
        columns.ConvertAll(one => new PlanCell(one.Field, one.Label, edit is not null && edit.Cells.TryGetValue(one.Field, out var text)
            ? text
            : row.Cells[one.Column]));

    private static bool IsPhone(string heading)
    {
        var words = Import.Columns.Key(heading).Split(' ');
        return WhoseWords.IsPlainlyPhone(words) && !WhoseWords.IsLabel(words) && !words.Any(WhoseWords.IsOther);
    }
}
