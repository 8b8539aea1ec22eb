using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets.Workbooks;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Whether a cell roughly matches a field of a game: a wrong date is still not a place.</summary>
internal static partial class GameCells
{
    private const int Longest = 64;

    public static bool Is(string field, string cell) => field switch
    {
        GameFields.Date => IsDay(cell),
        GameFields.Time => IsTime(cell) || IsMoment(cell) || TimeText.ReadHour(cell) is not null || IsTimeWithState(cell)
            || SeveralTimes.Are(cell),
        GameFields.DateTime => IsMoment(cell),
        GameFields.State => StateWords.OfState(cell) is not null,
        GameFields.Answer => Answers.Are(cell),
        GameFields.Home or GameFields.Away or GameFields.Opponent =>
            cell.Any(char.IsLetter) && (cell.Length == 1 || Sides.Of(cell, isAnswer: false) is null),
        GameFields.Team => cell.Any(char.IsLetter),
        GameFields.Side => Sides.Of(cell, isAnswer: true) is not null,
        GameFields.PositionName => cell.Any(char.IsLetter) && cell.Length <= Games.Game.LongestText,
        GameFields.Position => IsOfficial(cell) || (CrewCell.Read(cell) is { Count: > 1 } names && names.All(one => IsOfficial(one.Name))),
        _ => true,
    };

    /// <summary>A date of these years together with a time.</summary>
    public static bool IsMoment(string cell) =>
        IsSerial(cell, out var isWhole) ? !isWhole
        : DateText.Split(cell) is ({ Length: > 0 } date, { Length: > 0 } time) && IsDay(date) && IsTime(time)
            && DateText.Read(date) is not { Year: <= DaysAndTimes.LastYearOfZero };

    private static bool IsOfficial(string cell) => AroundNames.WithoutFigures(cell) is var name
        && (PersonCells.Is(PeopleFields.FullName, name)
            || PersonCells.IsAddress(name) || OpenPositions.AreNone(name) || OpenPositions.AreMarks(name) || OpenPositions.Is(name));

    private static bool IsDay(string cell) => cell.Length <= Longest && (IsSerial(cell, out _) || Day().IsMatch(cell));

    private static bool IsTime(string cell) =>
        cell.Length <= Longest && (TimeOfDay().IsMatch(cell) || TimeText.Read(cell) is not null) && !IsMoment(cell)
            && DateText.Read(cell) is null;

    /// <summary>"CANCELLED" or "BYE" in place of the time, or "7:00 PM PPD".</summary>
    private static bool IsTimeWithState(string cell) => cell.Length <= Longest && (Byes.Is(cell)
        || (StateWords.Cut(cell, isName: false) is (var time, not (null or Standing.On)) && (time.Length == 0 || IsTime(time))));

    private static bool IsSerial(string cell, out bool isWhole)
    {
        isWhole = false;
        if (SheetNumber.Of(cell) is not { } number)
            return false;
        isWhole = number == Math.Floor(number);
        return CellText.Serial(number, from1904: false) is not null || CellText.Serial(number, from1904: true) is not null;
    }

    // Numbers with something between them, numbers beside the name of a month, or numbers alone.
    [GeneratedRegex(@"[0-9]\s?[/.\-]\s?[0-9]|[0-9][^0-9]{0,6}\p{L}{3,}|\p{L}{3,}[^0-9]{0,6}[0-9]|^[0-9]{5,8}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"[0-9]\s?[:.hH]\s?[0-9][0-9]|[0-9]\s*[ap]\b|[0-9]\s*[ap]\.?m|^[0-9]{3,4}$|^[0-9]{1,4}\s*(?:h|hrs?|hours|uhr)\b|noon"
        + @"|midnight|midi|minuit|mittag|mitternacht|mediod|medianoche|^0?[.,][0-9]+$|^12(?::00)?\s?m\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}
