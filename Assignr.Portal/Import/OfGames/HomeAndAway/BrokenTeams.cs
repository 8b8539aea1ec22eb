using Assignr.Portal.Import.OfPeople.Names;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Letters of teams that a program lost or garbled, as of people: "K?ln", "MÃ¼nchen". They are asked about.</summary>
internal static class BrokenTeams
{
    public static bool AreLost(PlanCell cell) =>
        cell.Text.Contains('\uFFFD', StringComparison.Ordinal) || (IsOfTeam(cell) && BrokenLetters.HasQuestionMark(cell.Text));

    /// <returns>Null where nothing is garbled, or where somebody confirmed it.</returns>
    public static GamePlanRow? Ask(GamePlanRow row, GameReading reading, bool isOurs)
    {
        if (isOurs)
            return null;
        if (reading.Unread is { } text && $"“{text}” holds a letter that could not be read." is var lost
            && !reading.Edit.Meant.Contains(lost))
            return row with { Outcome = Outcome.Look, Reason = lost, Offers = [Kept("accept", lost)] };
        var mangled = BrokenLetters.Mangled([.. reading.Cells.Where(IsOfTeam)]);
        if (mangled.Count == 0)
            return null;
        var sentence = string.Join(' ', mangled.Select(one => one.Sentence));
        if (reading.Edit.Meant.Contains(sentence))
            return null;
        var corrected = mangled.ToDictionary(one => one.Field, one => one.Corrected!);
        var offer = new Offer("correct-letters", $"Use {string.Join(" and ", corrected.Values)}", new RowEdit { Cells = corrected });
        return row with { Outcome = Outcome.Look, Reason = sentence, Offers = [offer, Kept("keep-letters", sentence)] };
    }

    private static Offer Kept(string kind, string sentence) => new(kind, "Keep as it is", new RowEdit { Meant = [sentence] });

    private static bool IsOfTeam(PlanCell cell) =>
        cell.Field is GameFields.Home or GameFields.Away or GameFields.Opponent or GameFields.Matchup or GameFields.Team;
}
