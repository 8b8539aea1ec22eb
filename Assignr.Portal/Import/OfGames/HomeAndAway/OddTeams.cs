using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.Schedules;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>
/// Text that is hardly a team's name: only numbers, a time, a date, or a name with undivided text beside it, such as "9:00 AM Comets",
/// "RAINED OUT Rockets", "&gt; Stars" and "Otters – Smith, Peña".
/// </summary>
internal static partial class OddTeams
{
    public static bool Are(string team) => IsOfFigures(team) || Around().IsMatch(team) || Behind().IsMatch(team)
        || StateWords.IsBeside(team);

    private static bool IsOfFigures(string team) => team.Any(char.IsAsciiDigit)
        && (!team.Any(char.IsLetter) || GameLine.IsTime(team) || DateText.IsDay(team));

    // A time or a part of one before it, or the mark of a quoted line. "1. FC" and "7 Hills" are teams.
    [GeneratedRegex(
        @"^>|^(?:[0-9]{1,2}(?:[:.][0-9][0-9]|\s?h\s?[0-9][0-9])?\s?[ap]\.?\s?m\b\.?|[0-9]{1,2}(?::[0-9][0-9]|\.[0-9][0-9](?= )|h[0-9][0-9])"
            + @"|[0-9]{1,2}\s(?:uhr|noon|midday|mittags?|midi)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    // Several names after a dash are a crew.
    [GeneratedRegex(@"\s[-–—]\s\p{Lu}[^,;/]{0,40}[,;/]\s?\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
