using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Answering;

/// <summary>
/// Columns beside positions with the answers of their officials: "Referee 2 Status", "Umpire accepted?", "Accept 2", "Confirmed".
/// </summary>
internal sealed class AnswersBeside
{
    /// <summary>The words of headings that ask for an answer.</summary>
    public static readonly HashSet<string> Words =
    [
        "status", "state", "response", "answer", "reply", "accepted", "accept", "acceptance", "confirmed",
        "confirm", "confirmation", "is", "has",
        "estado", "respuesta", "confirmacion", "acepta", "aceptado",
        "aceptada", "confirmado", "confirmada", "antwort", "zusage", "zugesagt", "ruckmeldung",
        "bestatigt", "reponse", "statut", "etat", "accepte",
        "confirme", "du", "del", "de", "des", "la", "of",
    ];

    private readonly List<(int Column, int Position)> columns = [];
    private readonly IReadOnlyDictionary<int, string> positions;
    private readonly Sheet sheet;

    /// <param name="positions">The positions of the file, by column.</param>
    public AnswersBeside(Sheet sheet, Mapping mapping, IReadOnlyDictionary<int, string> positions)
    {
        (this.sheet, this.positions) = (sheet, positions);
        var (beside, isOneOfSeveral) = (new BesidePositions(sheet, positions), BesidePositions.Count(sheet, Words) > 1);
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not null || !sheet.Values(column).Any())
                continue;
            var position = beside.Of(column, Words, isOneOfSeveral);
            bool IsAnswer(string cell) => Answers.Are(cell) || (position >= 0 && (YesOrNo.Of(cell) is not null || OpenPositions.Is(cell)));
            if (sheet.MostAre(column, IsAnswer) && sheet.Rows.Any(row => IsNo(row.Cells[column])))
                columns.Add((column, position));
        }
    }

    public IEnumerable<Guess> Guesses => columns.Where(one => one.Position >= 0)
        .Select(one => new Guess(
            $"{sheet.NameOf(one.Column)} is read as the answer of {sheet.NameOf(one.Position)}, as “{sheet.Example(one.Column)}”."));

    public IEnumerable<Refusal> In(SheetRow row)
    {
        foreach (var (column, position) in columns)
        {
            var text = row.Cells[column];
            var isPlain = IsPlain(text);
            if (IsNo(text) && (position >= 0 || !isPlain))
                yield return new Refusal(
                    position < 0 ? null : positions[position], $"{sheet.NameOf(column)} says “{text}”",
                    IsSure: position >= 0 && !isPlain);
        }
    }

    /// <summary>Words that say nothing about an official below a heading that is not about answers.</summary>
    private static bool IsPlain(string text) => YesOrNo.Of(text) == false || Data.Text.Fold(text) == "removed";

    private static bool IsNo(string text) => Answers.IsDeclined(text) || YesOrNo.Of(text) == false;
}

/// <summary>A cell that says that an official does not come.</summary>
/// <param name="Position">The official's position; null where it is not said.</param>
/// <param name="Says">The column and its cell.</param>
/// <param name="IsSure">Without doubt they declined.</param>
internal readonly record struct Refusal(string? Position, string Says, bool IsSure);
