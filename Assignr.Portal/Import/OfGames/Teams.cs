using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Tells the home and the away team of each row that does not have a column for each, and who was taken to be at home.</summary>
internal sealed class Teams(Mapping mapping, Remarks remarks)
{
    private Matchup? first;

    /// <param name="cell">By field.</param>
    /// <returns>Empty where the row does not say it.</returns>
    public (string Home, string Away) In(Func<string, string> cell, List<(string Sentence, string Mend)> problems) =>
        cell(GameFields.Opponent) is { Length: > 0 } opponent ? Against(opponent, cell, problems) : Both(cell(GameFields.Matchup), cell(GameFields.Side), problems);

    public IReadOnlyList<Guess> Guesses() => first is null ? []
        :
        [
            new Guess($"The {(mapping.SecondIsHome ? "second" : "first")} of two teams is at home: {first.Home(mapping.SecondIsHome)}, where {first.First} and {first.Second} play.",
                $"The {(mapping.SecondIsHome ? "first" : "second")} one is", now => now with { SecondIsHome = !now.SecondIsHome }),
        ];

    private (string Home, string Away) Both(string cell, string side, List<(string Sentence, string Mend)> problems)
    {
        if (cell.Length == 0 || NoValue.Is(cell))
            return ("", "");
        if (Matchup.Read(cell, dashes: true) is not { } matchup)
        {
            problems.Add(($"“{cell}” does not name two teams.", "Write it as Tigers @ Lions."));
            return ("", "");
        }
        if (matchup.Beside is { } beside)
            remarks.Count("cells of both teams hold more, which is left out", $"“{beside}”", "cell of both teams holds more, which is left out");
        if (mapping.OwnTeam is { } own && Sides.Of(side, isAnswer: true) is (Side.Home or Side.Away) and var said)
        {
            if (OtherThan(own, matchup) is { } other)
                return said == Side.Home ? (own, other) : (other, own);
            problems.Add(($"“{cell}” does not name {own}, and “{side}” does not say who is at home.", "Write it as Tigers @ Lions."));
        }
        first ??= matchup.IsOrdered ? matchup : null;
        return (matchup.Home(mapping.SecondIsHome), matchup.Away(mapping.SecondIsHome));
    }

    private static string? OtherThan(string team, Matchup matchup) => Text.Fold(matchup.First) == Text.Fold(team) ? matchup.Second
        : Text.Fold(matchup.Second) == Text.Fold(team) ? matchup.First : null;

    private (string Home, string Away) Against(string opponent, Func<string, string> cell, List<(string Sentence, string Mend)> problems)
    {
        var own = Text.OneLine(cell(GameFields.Team)) is { Length: > 0 } named ? named : mapping.OwnTeam ?? "";
        var (team, before) = NoValue.Is(opponent) ? (opponent, null) : Sides.Cut(opponent);
        var said = Sides.Of(cell(GameFields.Side), isAnswer: true) ?? before;
        if (said is null || (before is not null && before != said))
        {
            problems.Add(said is null
                ? ($"Nothing says whether {own} or {team} is at home.", "Write Home or Away, or @ before the team that is at home.")
                : ($"“{opponent}” and “{cell(GameFields.Side)}” do not agree on who is at home.", "Correct one of the two."));
            return (own, team);
        }
        if (said == Side.Neutral)
            remarks.Count($"games are on neutral ground: {own} counts as at home", $"against {team}", $"game is on neutral ground: {own} counts as at home");
        return said == Side.Away ? (team, own) : (own, team);
    }
}
