using System.Buffers;

namespace Assignr.Portal.Import.Sheets;

/// <summary>The names of a spreadsheet's columns: A to Z, AA to XFD.</summary>
internal static class CellName
{
    private const int Letters = 26;

    private static readonly SearchValues<char> NoLetters = SearchValues.Create("$0123456789");

    /// <param name="column">From 0.</param>
    public static string Column(int column) => column < Letters
        ? $"{(char)('A' + column)}"
        : Column((column / Letters) - 1) + (char)('A' + (column % Letters));

    /// <summary>The column of a reference such as XFD1048576, from 0; -1 where no spreadsheet has it.</summary>
    public static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        var letters = 0;
        for (; letters < reference.Length && char.IsAsciiLetter(reference[letters]); letters++)
        {
            if (letters == 3)
                return -1;
            column = (column * Letters) + (char.ToUpperInvariant(reference[letters]) - 'A' + 1);
        }
        return column - 1;
    }

    /// <summary>Line, from 1, and column, from 0, of a reference such as $B$12; the column is -1 where it is not one.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<char> reference)
    {
        var bare = reference.TrimStart('$');
        var letters = bare.IndexOfAny(NoLetters) is var end and > 0 ? end : 0;
        return int.TryParse(bare[letters..].TrimStart('$'), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var line)
            ? (line, ColumnOf(bare[..letters])) : (0, -1);
    }
}
