using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>Columns that say beside positions what their officials answered: "Referee 2 Status", "Umpire accepted?".</summary>
internal sealed class AnswersBeside
{
    private static readonly HashSet<string> Words =
    [
        "status", "state", "response", "answer", "reply", "accepted", "accept", "acceptance", "confirmed", "confirmation", "is", "has",
        "estado", "respuesta", "confirmacion", "acepta", "aceptado",
        "aceptada", "confirmado", "confirmada", "antwort", "zusage", "ruckmeldung", "bestatigt", "reponse", "statut", "etat", "accepte",
        "confirme", "du", "del", "de", "des", "la", "of",
    ];

    /// <summary>Below headings of any kind they say nothing of an official.</summary>
    private static readonly HashSet<string> Plain = ["yes", "no", "true", "false", "nein", "non", "ja", "oui", "si", "removed"];

    private readonly List<(int Column, string? Position)> columns = [];
    private readonly Sheet sheet;

    /// <param name="positions">Those of the file.</param>
    public AnswersBeside(Sheet sheet, Mapping mapping, IReadOnlyCollection<string> positions)
    {
        this.sheet = sheet;
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is null && sheet.Values(column).Any(Answers.IsDeclined) && sheet.MostAre(column, Answers.Are))
                columns.Add((column, PositionOf(sheet.Headings[column], positions)));
        }
    }

    public IEnumerable<Refusal> In(SheetRow row)
    {
        foreach (var (column, position) in columns)
        {
            var text = row.Cells[column];
            var isPlain = Plain.Contains(Data.Text.Fold(text));
            if (Answers.IsDeclined(text) && (position is not null || !isPlain))
                yield return new Refusal(position, $"{sheet.NameOf(column)} says “{text}”", IsSure: position is not null && !isPlain);
        }
    }

    /// <summary>The position that the heading names beside words of an answer, and nothing else.</summary>
    private static string? PositionOf(string heading, IEnumerable<string> positions)
    {
        var key = Columns.Key(heading);
        bool IsRest(string rest) =>
            rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && words.All(Words.Contains);
        return positions.FirstOrDefault(position => Columns.Key(position) is { Length: > 0 } own
            && ((key.StartsWith(own, StringComparison.Ordinal) && IsRest(key[own.Length..]))
                || (key.EndsWith($" {own}", StringComparison.Ordinal) && IsRest(key[..^own.Length]))));
    }
}

/// <summary>What a column says of somebody who does not come.</summary>
/// <param name="Position">Whose; null where that is not said.</param>
/// <param name="Says">The column and its cell.</param>
/// <param name="IsSure">Beyond doubt they declined.</param>
internal readonly record struct Refusal(string? Position, string Says, bool IsSure);
