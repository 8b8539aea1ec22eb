using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>The columns of a file that become something, each with the key of its cells: email, email2, …</summary>
internal sealed class PersonColumns
{
    private readonly List<(int Column, string Field, string Label)> columns = [];

    public PersonColumns(Sheet sheet, Mapping mapping)
    {
        IsOurs = PeopleFields.IsOwnExport(sheet.Headings);
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not { } name || PeopleFields.All.FirstOrDefault(field => field.Name == name) is not { } field)
                continue;
            var before = columns.Count(one => FieldOf(one.Field) == name);
            columns.Add((column, before == 0 ? name : $"{name}{before + 1}", field.Repeats && sheet.Headings[column].Length > 0 ? sheet.Headings[column] : field.Label));
        }
    }

    /// <summary>The portal wrote the file: what it holds was taken once, and is taken again as it stands.</summary>
    public bool IsOurs { get; }

    public static string FieldOf(string key) => key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    public IReadOnlyList<PlanCell> CellsOf(SheetRow row, RowEdit? edit) =>
        columns.ConvertAll(one => new PlanCell(one.Field, one.Label, edit is not null && edit.Cells.TryGetValue(one.Field, out var text) ? text : row.Cells[one.Column]));
}
