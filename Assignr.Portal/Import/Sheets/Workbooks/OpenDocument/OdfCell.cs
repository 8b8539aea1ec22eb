using System.Globalization;
using System.Text;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>The text of one cell as people see it (ODF 1.3 part 3, 9.1.4 and 19.387): by its typed value, else by its paragraphs.</summary>
internal sealed class OdfCell(OdfStyles styles)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder whole = new();

    /// <summary>The text; empty where there is none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text including struck parts; null where it has none.</summary>
    public string? Whole { get; private set; }

    /// <summary>It is a formula that was never calculated.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>The note on the cell; null where there is none.</summary>
    public string? Note { get; private set; }

    /// <param name="part">At the element of the cell; afterwards at its end.</param>
    public void Read(PackagePart part)
    {
        text.Clear();
        whole.Clear();
        (Note, Whole) = (null, null);
        var isFormula = part["formula", OdfNames.Table] is not null;
        var type = part["value-type", OdfNames.Office];
        var isError = part["value-type", OdfNames.Extended] == "error";
        var value = type switch
        {
            "date" => part["date-value", OdfNames.Office],
            "time" => part["time-value", OdfNames.Office],
            "boolean" => part["boolean-value", OdfNames.Office],
            "string" => part["string-value", OdfNames.Office],
            _ => part["value", OdfNames.Office],
        };
        ReadParagraphs(part);
        var shown = text.ToString();
        IsMissing = isFormula && type is null && shown.Length == 0;
        Text = isError ? (shown.StartsWith('#') ? shown : Failed) : Typed(type, value, shown);
        Whole = type is null or "string" && whole.Length > text.Length ? whole.ToString() : null;
    }

    /// <summary>The result of a formula that failed in a way that has no name, as Err:508.</summary>
    private const string Failed = "#VALUE!";

    private static string Typed(string? type, string? value, string shown) => (value is null ? null : type) switch
    {
        "date" => CellText.OfIso(value!, NumberShown.Moment, from1904: false),
        // A duration of more than a day, or a time with a day that is not shown.
        "time" => IsOfOneDay(value!) ? CellText.OfIso(value!, NumberShown.Time, from1904: false) : shown.Length > 0 ? shown : value!,
        "boolean" => value == "true" ? "TRUE" : "FALSE",
        "percentage" => Percent(value!),
        "float" or "currency" => CellText.OfNumber(value!, NumberShown.Number, from1904: false),
        _ => shown.Length > 0 ? shown : type == "string" ? value ?? "" : "",
    };

    private static bool IsOfOneDay(string value) => value.StartsWith("PT", StringComparison.Ordinal)
        && value.IndexOf('H', StringComparison.Ordinal) is var hours and > 2
        && int.TryParse(value.AsSpan(2, hours - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 24;

    private static string Percent(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? $"{CellText.OfNumber(Math.Round(share * 100, 9), NumberShown.Number, from1904: false)}%" : value;

    private void ReadParagraphs(PackagePart part)
    {
        if (part.IsEmpty)
            return;
        var depth = part.Depth;
        while (part.Read() && part.Depth > depth)
        {
            if (!part.IsElement)
                continue;
            if (part is { Name: "annotation", Namespace: OdfNames.Office })
                Note = NoteOf(part);
            else if (part is { Name: "p" or "h", Namespace: OdfNames.Text })
                ReadParagraph(part);
            else
                part.Skip();
        }
    }

    private void ReadParagraph(PackagePart part)
    {
        if (whole.Length > 0)
            Append("\n", isStruck: text.Length == 0);
        if (part.IsEmpty)
            return;
        var (depth, struckBelow) = (part.Depth, int.MaxValue);
        while (part.Read() && part.Depth > depth)
        {
            if (part.Depth <= struckBelow)
                struckBelow = int.MaxValue;
            if (!part.IsElement)
                Append(part.Value, struckBelow < int.MaxValue);
            else if (part.Namespace != OdfNames.Text || part.Name is "note" or "ruby-text")
                part.Skip();
            else if (part.Name == "span" && !part.IsEmpty && styles.IsStruck(part["style-name", OdfNames.Text]))
                struckBelow = Math.Min(struckBelow, part.Depth);
            else if (part.Name == "s")
                Append(Spaces(part), struckBelow < int.MaxValue);
            else if (part.Name is "tab" or "line-break")
                Append(part.Name == "tab" ? " " : "\n", struckBelow < int.MaxValue);
        }
    }

    /// <summary>Several spaces are written as their number, of which no more count than a cell may hold.</summary>
    private string Spaces(PackagePart part)
    {
        var count = int.TryParse(part["c", OdfNames.Text], NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 1;
        CellText.RefuseLong((long)whole.Length + count);
        return new string(' ', count);
    }

    private void Append(string piece, bool isStruck)
    {
        CellText.RefuseLong(whole.Length + piece.Length);
        whole.Append(piece);
        if (!isStruck)
            text.Append(piece);
    }

    private static string NoteOf(PackagePart part)
    {
        var note = new StringBuilder();
        if (part.IsEmpty)
            return "";
        var depth = part.Depth;
        var isText = false;
        while (part.Read() && part.Depth > depth)
        {
            if (part.IsElement)
                isText = part.Namespace == OdfNames.Text;
            else if (isText && part.Value is { Length: > 0 } piece)
            {
                CellText.RefuseLong(note.Length + piece.Length);
                note.Append(piece).Append(' ');
            }
        }
        return note.ToString();
    }
}
