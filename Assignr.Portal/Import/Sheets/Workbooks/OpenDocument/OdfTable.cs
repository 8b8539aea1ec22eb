using System.Globalization;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>
/// One sheet of a document, from front to back (ODF 1.3 part 3, 9.1). Columns, rows and cells may say that they are repeated: empty ones
/// cost nothing, and of filled ones no more are made than are read.
/// </summary>
internal sealed class OdfTable(PackagePart part, OdfStyles styles, ImportOptions limits)
{
    private const int MostLines = 1_048_576;

    private readonly OdfCell cell = new(styles);
    private readonly string?[] defaults = new string?[limits.MostColumns];
    private long columns;
    private long lines;

    /// <summary>The columns that are hidden, each range from 0 and with its last one.</summary>
    public List<(int First, int Last)> Hidden { get; } = [];

    /// <summary>Its rows with something in them; the columns are known before the first one.</summary>
    public IEnumerable<OdfLine> Lines()
    {
        if (part.IsEmpty)
            yield break;
        var depth = part.Depth;
        while (part.Read() && part.Depth > depth)
        {
            if (!part.IsElement)
                continue;
            if (part.Namespace != OdfNames.Table)
                part.Skip();
            else if (part.Name == "table-column")
                AddColumn();
            else if (part.Name == "table-row" && ReadRow() is { } line)
                yield return line;
            else if (part.Name is not ("table-row" or "table-rows" or "table-header-rows" or "table-row-group" or "table-columns"
                or "table-header-columns" or "table-column-group"))
                part.Skip();
        }
    }

    private void AddColumn()
    {
        var last = columns + Repeated("number-columns-repeated") - 1;
        var (isHidden, style) = (IsHidden(), part["default-cell-style-name", OdfNames.Table]);
        if (columns < limits.MostColumns)
        {
            var end = (int)Math.Min(last, limits.MostColumns - 1);
            if (isHidden)
                Hidden.Add(((int)columns, end));
            Array.Fill(defaults, style, (int)columns, end - (int)columns + 1);
        }
        columns = last + 1;
    }

    /// <returns>Null where it is empty.</returns>
    private OdfLine? ReadRow()
    {
        var (first, repeats) = (lines + 1, Repeated("number-rows-repeated"));
        lines += repeats;
        var (isHidden, style) = (IsHidden(), part["default-cell-style-name", OdfNames.Table]);
        if (part.IsEmpty)
            return null;
        var (depth, column, filled) = (part.Depth, 0L, new List<OdfFilled>());
        while (part.Read() && part.Depth > depth)
        {
            if (!part.IsElement)
                continue;
            if (part is { Name: "table-cell" or "covered-table-cell", Namespace: OdfNames.Table })
                column += ReadCell(column, style, filled, isCovered: part.Name == "covered-table-cell");
            else
                part.Skip();
        }
        return filled.Count == 0 ? null
            : new OdfLine(CellOrder.Line(first, 0), (int)Math.Min(repeats, MostLines - first + 1), isHidden, filled);
    }

    /// <returns>How many columns it takes.</returns>
    private long ReadCell(long column, string? ofRow, List<OdfFilled> filled, bool isCovered)
    {
        var repeats = Repeated("number-columns-repeated");
        var spans = (int)Math.Min(Number("number-rows-spanned"), MostLines);
        var own = part["style-name", OdfNames.Table] ?? ofRow;
        cell.Read(part);
        var text = CellCleaning.Of(cell.Text).ToString();
        if (text.Length == 0 && cell is { Whole: null, IsMissing: false, Note: null })
            return repeats;
        // One cell beyond the columns that are read is enough for the sentence that there are more.
        for (var at = column; at < column + repeats && at <= Math.Max(column, limits.MostColumns); at++)
        {
            if (filled.Count > limits.MostColumns)
                break;
            var style = own ?? (at < defaults.Length ? defaults[at] : null);
            filled.Add(new OdfFilled(
                CellOrder.Column(at, -1, (int)Math.Min(lines, MostLines)), text, cell.Whole, cell.IsMissing, styles.IsStruck(style),
                styles.IsUnseen(style), spans, at == column ? cell.Note : null)
            {
                IsCovered = isCovered,
            });
        }
        return repeats;
    }

    private bool IsHidden() => part["visibility", OdfNames.Table] is "collapse" or "filter";

    private long Repeated(string attribute) => Math.Clamp(Number(attribute), 1, MostLines);

    private long Number(string attribute) =>
        long.TryParse(part[attribute, OdfNames.Table], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
