using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>One game in a line of text: "RAINED OUT 1:30 PM  Rockets vs Meteors  Field B".</summary>
/// <param name="Time">With words about the state beside it.</param>
/// <param name="Teams">Both teams, or the text in their place.</param>
/// <param name="Behind">The texts after the teams.</param>
/// <param name="Note">The text that says that the game is off.</param>
internal sealed partial record GameLine(string Date, string Time, string Teams, List<string> Behind, string Note)
{
    /// <summary>In characters; a longer line is not a game.</summary>
    private const int Longest = 300;

    /// <summary>For a date and a time with words about the state: "CANCELLED Sat Sep 19, 2026 9:00 AM".</summary>
    private const int MostWords = 8;

    private const int LeastCells = 3;
    private const int MostCells = 12;

    /// <summary>It names two teams, and when they play.</summary>
    public bool IsWhole { get; private init; }

    /// <returns>Null where the line is not a game.</returns>
    public static GameLine? Of(string line)
    {
        if (line.Length > Longest || !line.Contains(' ', StringComparison.Ordinal))
            return null;
        List<string> cells = [.. Gap().Split(line.Trim())];
        var hasGaps = cells.Count > 1;
        if (!hasGaps)
            cells = [.. Mark().Split(line.Trim())];
        if (cells.Count > MostCells)
            return null;
        var (when, teams, behind) = (new List<string>(), (string?)null, new List<string>());
        foreach (var cell in cells)
        {
            if (teams is not null && (when.Count > 0 || !IsWhen(cell)))
            {
                behind.Add(cell);
                continue;
            }
            var (ahead, rest) = Cut(cell);
            if (ahead.Length > 0)
                when.Add(ahead);
            if (rest.Length == 0)
                continue;
            if (teams is null && AreTeams(rest))
                teams = rest;
            else
                behind.Add(rest);
        }
        if (when.Count == 0 || (teams is null && (!hasGaps || cells.Count < LeastCells || behind.Count == 0)))
            return null;
        var isWhole = teams is not null;
        if (teams is null)
            (teams, behind) = (behind[0], behind[1..]);
        else if (behind.Count == 0 && PlaceBehind().Match(teams) is { Success: true } place)
            (teams, behind) = (teams[..place.Index], [place.Value.Trim()]);
        var note = string.Join(", ", behind.Where(IsState));
        var (date, time) = Parts(string.Join(' ', when));
        return new GameLine(date, time, teams, behind.FindAll(cell => !IsState(cell)), note) { IsWhole = isWhole };
    }

    public static bool IsPlace(string text) => Place().IsMatch(Text.Fold(text));

    public static bool HasVersus(string text) => Versus().IsMatch(text);

    /// <summary>Whether the text is two teams; "Meet at Lincoln Park" is not.</summary>
    private static bool AreTeams(string text) => Matchup.Read(text, dashes: true) is { } matchup
        && (HasVersus(text) || (!IsPlace(matchup.Second) && !char.IsLower(matchup.First[0]) && !char.IsLower(matchup.Second[0])));

    private static bool IsState(string cell) => StateWords.Of(cell) is not (null or Standing.On);

    /// <summary>The date, the time and the words about the state at the beginning of a text, and the rest.</summary>
    private static (string When, string Behind) Cut(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
        {
            var ahead = string.Join(' ', words[..count]).TrimEnd(',', ':', '-', '–');
            if (IsWhen(ahead))
                return (ahead, string.Join(' ', words[count..]).TrimStart('-', '–', ':', ' '));
        }
        return ("", text);
    }

    private static bool IsWhen(string text)
    {
        var (bare, standing) = StateWords.Cut(text, isName: false);
        if (standing is not null and not Standing.On)
            return bare.Length == 0 || IsWhen(bare);
        return NoValue.Is(text) || DateText.IsDay(text) || IsTime(text)
            || (DateText.Split(text) is (var date, { Length: > 0 } time) && DateText.IsDay(date) && IsTime(time));
    }

    /// <summary>False for "1910 FC": the text after a time may be a team as well as a time zone.</summary>
    public static bool IsTime(string text) => TimeText.Read(text) is { } time && !time.HasMore
        && (time.Zone is null || NamedZones.Find(time.Zone) is not null);

    private static (string Date, string Time) Parts(string when)
    {
        var (bare, standing) = StateWords.Cut(when, isName: false);
        if (standing is null or Standing.On)
            bare = when;
        var (date, time) = DateText.Split(bare);
        var state = bare == when ? "" : when.Replace(bare, "", StringComparison.Ordinal).Trim();
        return time.Length > 0 ? (date, $"{state} {time}".TrimStart()) : DateText.IsDay(bare) ? (bare, state) : ("", when);
    }

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    // For a line without gaps.
    [GeneratedRegex(@"\s?[,;|]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@" (?:vs?\.?|versus|gegen|contra|contre) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Versus();

    [GeneratedRegex(
        @"\b(?:fields?|courts?|gym|rink|park|pitch|diamond|stadium|complex|arena|platz|halle|sportplatz|stadion|feld|cancha|campo"
            + @"|estadio|gimnasio|terrain|stade|gymnase)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(
        @",? (?:field|court|gym|rink|pitch|diamond|platz|halle|cancha|campo|terrain) #?[\p{L}0-9]{1,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceBehind();
}
