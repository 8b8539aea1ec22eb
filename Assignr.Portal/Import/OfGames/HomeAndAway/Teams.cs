using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Finds the home and the away team of each row without a column for each, and remembers what was assumed.</summary>
/// <param name="isVisitor">V in the column of sides means visitor.</param>
/// <param name="isOurs">The portal wrote the file, so its teams are taken as they are.</param>
/// <param name="isSomebody">Whether somebody in the portal has this name.</param>
internal sealed class Teams(Mapping mapping, Remarks remarks, bool isVisitor, bool isOurs, Func<string, bool> isSomebody)
{
    /// <summary>By cell: the team that it names.</summary>
    private readonly Dictionary<string, string> alone = [];
    /// <summary>Cells that name a team whatever the other one is. Most are repeated in many games.</summary>
    private readonly HashSet<string> named = [];
    /// <summary>Teams with an unlikely name, and names of people in the portal: a cell may be missing before them.</summary>
    private readonly HashSet<string> odd = [];
    private Matchup? first;
    private string? beside;
    private string? atPlace;
    private string? goals;
    private string? starred;
    private string? ranked;

    /// <param name="cell">The row's cell of a field.</param>
    /// <returns>Empty where the row does not say it.</returns>
    public (string Home, string Away) In(Func<string, string> cell, List<(string Sentence, string Mend)> problems) =>
        cell(GameFields.Opponent) is { Length: > 0 } opponent
            ? Against(opponent, cell, problems)
            : Both(cell(GameFields.Matchup), cell(GameFields.Side), problems);

    /// <summary>The team in the cell, or the word for one that is to be set.</summary>
    public string Named(string cell, string other)
    {
        if (!isOurs)
            (cell, other) = (Alone(cell, isSaid: true), Alone(other, isSaid: false));
        if (named.Contains(cell))
            return cell;
        if (!OpenTeams.Is(cell, other))
        {
            if (!OpenTeams.Is(cell, cell) && named.Add(cell) && (OddTeams.Are(cell) || IsPerson(cell)))
                odd.Add(cell);
            return cell;
        }
        remarks.Count("teams are to be set", $"“{cell}”", "team is to be set");
        return Game.TeamToBeSet;
    }

    private string Alone(string cell, bool isSaid)
    {
        if (!alone.TryGetValue(cell, out var team))
            alone.Add(cell, team = TeamMarks.Cut(cell));
        if (isSaid && team != cell)
        {
            remarks.Count(
                "teams have a record or a mark beside them, which is left out", $"“{cell}”, which is {team}",
                "team has a record or a mark beside it, which is left out");
        }
        team = WithoutRank(team);
        if (BesideTeams.WithoutEnd(team) is not { } bare)
            return team;
        beside ??= team;
        return mapping.TeamsAlone ? bare : team;
    }

    /// <summary>The first of the two that is hardly a team's name, such as "12" or "7:00 PM"; null where neither is.</summary>
    public string? Odd(string home, string away) => odd.Count == 0 ? null : odd.Contains(home) ? home : odd.Contains(away) ? away : null;

    private bool IsPerson(string team) => !isOurs && team.Contains(' ', StringComparison.Ordinal) && isSomebody(team);

    public IEnumerable<Question> Questions()
    {
        if (atPlace is not null && mapping.AtIsPlace is null)
        {
            yield return new Question(
                $"“{atPlace}” can be read in two ways. What stands behind the @ or at?",
                [
                    new Answer("A place", now => now with { AtIsPlace = true }),
                    new Answer("The home team", now => now with { AtIsPlace = false }),
                ]);
        }
        if (goals is not null && mapping.NumbersAreGoals is null)
        {
            yield return new Question(
                $"“{goals}” can be read in two ways. What are the numbers behind the teams?",
                [
                    new Answer("The result", now => now with { NumbersAreGoals = true }),
                    new Answer("Part of the teams' names", now => now with { NumbersAreGoals = false }),
                ]);
        }
        if (starred is not null && mapping.StarIsHome is null)
        {
            yield return new Question(
                $"“{starred}” has a star beside one of its teams. Is that one at home?",
                [
                    new Answer("Yes, it is at home", now => now with { StarIsHome = true }),
                    new Answer("No, the star says something else", now => now with { StarIsHome = false }),
                ]);
        }
    }

    public IEnumerable<Guess> Guesses()
    {
        if (first is not null)
            yield return new Guess(
                $"The {(mapping.SecondIsHome ? "second" : "first")} of two teams is at home: {first.Home(mapping.SecondIsHome)}, "
                    + $"where {first.First} and {first.Second} play.",
                $"The {(mapping.SecondIsHome ? "first" : "second")} one is", now => now with { SecondIsHome = !now.SecondIsHome });
        if (atPlace is not null && mapping.AtIsPlace is { } isPlace)
            yield return new Guess(
                $"As you said, {(isPlace ? "a place" : "the home team")} stands behind the @ or at of “{atPlace}”.",
                isPlace ? "It is the home team" : "It is a place", now => now with { AtIsPlace = !isPlace })
            {
                TakenBack = now => now with { AtIsPlace = null },
            };
        if (beside is not null)
            yield return new Guess(
                mapping.TeamsAlone ? $"As you said, what stands beside a team is left out, as of “{beside}”."
                    : $"What stands beside a team is taken as part of its name, as “{beside}”.",
                mapping.TeamsAlone ? "Keep it" : "Leave it out", now => now with { TeamsAlone = !now.TeamsAlone });
        foreach (var guess in GuessesOfMarks())
            yield return guess;
    }

    /// <summary>What was decided about numbers and stars beside teams.</summary>
    private IEnumerable<Guess> GuessesOfMarks()
    {
        if (ranked is not null)
        {
            yield return mapping.KeepsRanks
                ? new Guess(
                    $"As you said, a rank stays with its team, as “{ranked}”.", "Leave it out", now => now with { KeepsRanks = false })
                : new Guess(
                    $"A rank before a team is left out, as of “{ranked}”, which is {TeamRanks.Cut(ranked)}.", "Keep it",
                    now => now with { KeepsRanks = true });
        }
        if (goals is not null && mapping.NumbersAreGoals is { } areGoals)
        {
            yield return new Guess(
                $"As you said, the numbers of “{goals}” are {(areGoals ? "the result" : "part of the teams' names")}.",
                areGoals ? "They are part of the names" : "They are the result", now => now with { NumbersAreGoals = !areGoals })
            {
                TakenBack = now => now with { NumbersAreGoals = null },
            };
        }
        if (starred is not null && mapping.StarIsHome is { } isHome)
        {
            yield return new Guess(
                $"As you said, the star of “{starred}” says {(isHome ? "who is at home" : "nothing of who is at home")}.",
                isHome ? "It says something else" : "It says who is at home", now => now with { StarIsHome = !isHome })
            {
                TakenBack = now => now with { StarIsHome = null },
            };
        }
    }

    private (string Home, string Away) Both(string cell, string side, List<(string Sentence, string Mend)> problems)
    {
        if (cell.Length == 0 || NoValue.Is(cell))
            return ("", "");
        if (Matchup.Read(cell, dashes: true) is not { } matchup)
        {
            problems.Add(($"“{cell}” does not name two teams.", "Write it as Tigers @ Lions."));
            return ("", "");
        }
        if (matchup.AtPlace is { } elsewhere)
        {
            atPlace ??= cell;
            if (mapping.AtIsPlace is null)
                return Open(cell, problems);
            matchup = mapping.AtIsPlace == true ? elsewhere : matchup;
        }
        if (matchup.Beside is null && TeamRanks.WithoutGoals(matchup) is { } bare)
        {
            goals ??= cell;
            if (mapping.NumbersAreGoals is null)
                return Open(cell, problems);
            matchup = mapping.NumbersAreGoals == true ? bare with { Beside = cell } : matchup;
        }
        if (matchup.Starred is { } host)
        {
            starred ??= cell;
            if (mapping.StarIsHome is null)
                return Open(cell, problems);
            matchup = mapping.StarIsHome == true ? host : matchup;
        }
        matchup = matchup with { First = WithoutRank(matchup.First), Second = WithoutRank(matchup.Second) };
        if (matchup.Alone is { } alone)
        {
            beside ??= alone.First != matchup.First ? matchup.First : matchup.Second;
            matchup = mapping.TeamsAlone ? alone : matchup;
        }
        if (matchup.Beside is { } more)
            remarks.Count(
                "cells of both teams hold more, which is left out", $"“{more}”", "cell of both teams holds more, which is left out");
        if (mapping.OwnTeam is { } own && SideIn(side) is (Side.Home or Side.Away) and var said)
        {
            if (OtherThan(own, matchup) is { } other)
                return said == Side.Home ? (own, other) : (other, own);
            problems.Add(($"“{cell}” does not name {own}, and “{side}” does not say who is at home.", "Write it as Tigers @ Lions."));
        }
        first ??= matchup.IsOrdered ? matchup : null;
        return (matchup.Home(mapping.SecondIsHome), matchup.Away(mapping.SecondIsHome));
    }

    private static (string Home, string Away) Open(string cell, List<(string Sentence, string Mend)> problems)
    {
        problems.Add(($"“{cell}” can be read in two ways.", "Say it above for all of them."));
        return ("", "");
    }

    private string WithoutRank(string team)
    {
        var bare = TeamRanks.Cut(team);
        ranked ??= bare == team ? null : team;
        return mapping.KeepsRanks ? team : bare;
    }

    private Side? SideIn(string cell) => Sides.Of(cell, isAnswer: true, isVisitor);

    /// <summary>The column may name the team that is at home.</summary>
    private static Side? HostIn(string side, string own, string team) => side.Length == 0 ? null
        : Text.Fold(side) == Text.Fold(own) ? Side.Home : Text.Fold(side) == Text.Fold(team) ? Side.Away : null;

    private static string? OtherThan(string team, Matchup matchup) => Text.Fold(matchup.First) == Text.Fold(team) ? matchup.Second
        : Text.Fold(matchup.Second) == Text.Fold(team) ? matchup.First : null;

    private (string Home, string Away) Against(string opponent, Func<string, string> cell, List<(string Sentence, string Mend)> problems)
    {
        var own = Text.OneLine(cell(GameFields.Team)) is { Length: > 0 } named ? named : mapping.OwnTeam ?? "";
        var (team, before) = NoValue.Is(opponent) ? (opponent, null) : Sides.Cut(opponent);
        var side = cell(GameFields.Side);
        var said = SideIn(side) ?? HostIn(side, own, team) ?? before;
        if (said is null || (before is not null && before != said))
        {
            problems.Add(said is null
                ? ($"Nothing says whether {own} or {team} is at home.", "Write Home or Away, or @ before the team that is at home.")
                : ($"“{opponent}” and “{cell(GameFields.Side)}” do not agree on who is at home.", "Correct one of the two."));
            return (own, team);
        }
        if (said == Side.Neutral)
            remarks.Count($"games are on neutral ground: {own} counts as at home", $"against {team}",
                $"game is on neutral ground: {own} counts as at home");
        return said == Side.Away ? (team, own) : (own, team);
    }
}
