using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import;

/// <summary>Finds the field of a column by its heading.</summary>
internal static class Columns
{
    /// <summary>Folded, without punctuation: "E-Mail  Address:" and "email address" are one.</summary>
    public static string Key(string heading)
    {
        var key = new StringBuilder();
        foreach (var character in Text.Fold(heading))
            key.Append(char.IsLetterOrDigit(character) ? character : character is '#' ? " number " : character is '-' or '.' or '\'' ? "" : " ");
        return string.Join(' ', key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A field that does not repeat goes to the first column that names it.</summary>
    public static string?[] Recognise(Sheet sheet, IReadOnlyList<ImportField> fields, Func<string, string?> fieldOf)
    {
        var columns = sheet.Headings.Select(heading => fieldOf(Key(heading))).ToArray();
        foreach (var field in fields.Where(field => !field.Repeats))
        {
            var first = Array.IndexOf(columns, field.Name);
            for (var column = first + 1; first >= 0 && column < columns.Length; column++)
            {
                if (columns[column] == field.Name)
                    columns[column] = null;
            }
        }
        return columns;
    }

    /// <summary>The first values of a column that hold something.</summary>
    public static IEnumerable<string> Samples(this Sheet sheet, int column, int count) =>
        sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0).Take(count);
}
