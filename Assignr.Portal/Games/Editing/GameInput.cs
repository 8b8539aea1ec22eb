using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Games.Editing;

/// <summary>The form of a game, as typed. Date and time are in the site's time zone.</summary>
public sealed record GameInput
{
    /// <summary>How far from today a game may be; anything further is a typing error.</summary>
    private const int MostYears = 5;

    public DateOnly? Date { get; set; }

    public TimeOnly? Time { get; set; }

    /// <summary>Ticked explicitly, so that nobody saves a game without its time by mistake.</summary>
    public bool IsTimeToBeSet { get; set; }

    public string? Home { get; set; } = "";

    public string? Away { get; set; } = "";

    public static GameInput Of(Game game, Site site)
    {
        var local = site.Local(game.StartsAt).DateTime;
        return new GameInput
        {
            Date = DateOnly.FromDateTime(local),
            Time = game.IsTimeToBeSet ? null : TimeOnly.FromDateTime(local),
            IsTimeToBeSet = game.IsTimeToBeSet,
            Home = game.Home,
            Away = game.Away,
        };
    }

    /// <summary>What is wrong, by the names of the properties.</summary>
    public IReadOnlyList<Problem> Check(DateOnly today)
    {
        var problems = new List<Problem>();
        if (Date is null)
            problems.Add(new Problem(nameof(Date), "Choose a date."));
        else if (Date < today.AddYears(-MostYears) || Date > today.AddYears(MostYears))
            problems.Add(new Problem(nameof(Date), $"Choose a date within {MostYears} years of today."));
        if (Time is null && !IsTimeToBeSet)
            problems.Add(new Problem(nameof(Time), "Choose a time, or say that it is to be set."));
        CheckTeam(nameof(Home), Home, "Enter the home team.");
        CheckTeam(nameof(Away), Away, "Enter the away team.");
        if (problems.Count == 0 && Text.Fold(Home) == Text.Fold(Away) && Text.Fold(Home) != Text.Fold(Game.TeamToBeSet))
            problems.Add(new Problem(nameof(Away), "A team cannot play against itself."));
        return problems;

        void CheckTeam(string field, string? text, string missing)
        {
            var clean = Text.OneLine(text);
            if (clean.Length == 0)
                problems.Add(new Problem(field, missing));
            else if (clean.Length > Game.LongestText)
                problems.Add(new Problem(field, $"At most {Game.LongestText} characters."));
        }
    }
}
