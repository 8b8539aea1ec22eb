using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>Columns that name the position of the official in another column: "Position 1, Official 1", "Pos, Name, Pos, Name".</summary>
internal static class PositionsBeside
{
    private const int Longest = 30;

    private static readonly HashSet<string> Words =
    [
        "position", "positions", "pos", "posn", "role", "slot", "funktion", "rolle", "rol", "funcion", "posicion", "puesto", "fonction",
        "poste",
    ];

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var positions = columns.Index().Where(one => one.Item == GameFields.Position)
            .ToDictionary(one => one.Index, one => sheet.Headings[one.Index]);
        var count = BesidePositions.Count(sheet, Words);
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not (null or GameFields.PositionName) || !BesidePositions.Are(Columns.Key(sheet.Headings[column]), Words)
                || (columns[column] is GameFields.PositionName && count < 2)
                || !sheet.Values(column).Any() || !sheet.MostAre(column, IsPosition))
                continue;
            var official = Of(sheet, column, positions, count);
            if (official < 0)
                continue;
            columns[column] = GameFields.PositionBeside;
            said.RemoveAll(guess => guess.Columns.Contains(column));
            var sentence = $"{sheet.NameOf(column)} is read as the position of {sheet.NameOf(official)}, as “{sheet.Example(column)}”.";
            said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null)));
        }
    }

    /// <returns>The column of the official; -1 where it belongs to none.</returns>
    public static int Of(Sheet sheet, int column, IReadOnlyDictionary<int, string> positions, int count = 2)
    {
        var beside = new BesidePositions(sheet, positions).Of(column, Words, isOneOfSeveral: false);
        return beside >= 0 || count < 2 ? beside
            : positions.ContainsKey(column + 1) ? column + 1 : positions.ContainsKey(column - 1) ? column - 1 : -1;
    }

    private static bool IsPosition(string cell) => cell.Length <= Longest && cell.Any(char.IsLetter) && !Answers.Are(cell);
}
