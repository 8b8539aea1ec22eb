namespace Assignr.Portal.Import.OfGames;

/// <summary>Reads the cells of one file that name both teams, and tells who was taken to be at home.</summary>
internal sealed class Teams(bool secondIsHome, Remarks remarks)
{
    private Matchup? first;

    /// <returns>Empty where the cell is.</returns>
    public (string Home, string Away) In(string cell, List<(string Sentence, string Mend)> problems)
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
        first ??= matchup.IsOrdered ? matchup : null;
        return (matchup.Home(secondIsHome), matchup.Away(secondIsHome));
    }

    public IReadOnlyList<Guess> Guesses() => first is null ? []
        :
        [
            new Guess($"The {(secondIsHome ? "second" : "first")} of two teams is at home: {first.Home(secondIsHome)}, where {first.First} and {first.Second} play.",
                $"The {(secondIsHome ? "first" : "second")} one is", mapping => mapping with { SecondIsHome = !mapping.SecondIsHome }),
        ];
}
