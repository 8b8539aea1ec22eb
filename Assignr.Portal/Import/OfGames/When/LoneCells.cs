using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Lines of a schedule with one cell: a date, perhaps with words around it, a part of the season, or a note.</summary>
internal static partial class LoneCells
{
    private static readonly char[] Marks = [' ', ',', '.', ':', ';', '-', '–', '—', '|', '*', '#', '(', ')'];

    public static LoneCell Read(string text)
    {
        if (DateText.IsDay(text))
            return new LoneCell(LoneLine.Day, text);
        if (!text.Any(char.IsLetter) || TimeText.Read(text) is not null || Matchup.Read(text, dashes: false) is not null)
            return new LoneCell(LoneLine.Row);
        var folded = Text.Fold(text);
        if (NoValue.Is(text) || text.Length > DateText.Longest || OtherDay().IsMatch(folded))
            return new LoneCell(LoneLine.DayEnd);
        if (Footer().IsMatch(folded))
            return new LoneCell(LoneLine.Note);
        var (isPart, isOfDate) = (Part().IsMatch(folded), Date().IsMatch(folded));
        var days = Days(Part().Replace(Text.OneLine(text), " "), isPart || isOfDate).Take(2).ToList();
        if (days.Count > 0)
            return days.Count == 1 ? new LoneCell(LoneLine.Day, days[0]) : new LoneCell(LoneLine.DayEnd);
        var isSeason = isPart || Word().Matches(folded).All(word => IsOfCalendar(word.Value));
        return new LoneCell(isSeason ? LoneLine.Season : isOfDate ? LoneLine.DayEnd : LoneLine.Note);
    }

    /// <summary>The adjacent words of a line that are a date.</summary>
    /// <param name="isDated">The line says that it is about a day or a week; otherwise 3/4 counts only with a year, a month or a
    /// weekday.</param>
    private static IEnumerable<string> Days(string line, bool isDated)
    {
        var (part, before) = ("", "");
        bool IsSaid(string day) => isDated || Plain().IsMatch(day);
        foreach (var word in line.Split(' ').Append("."))
        {
            var isOfDay = OfDay().IsMatch(word) || Word().Matches(Text.Fold(word)) is [var one]
                && (IsOfCalendar(one.Value) || CalendarWords.IsFiller(one.Value));
            if (isOfDay)
                part += $" {word}";
            else if (IsSaid(part) && DayIn(part.Trim(Marks), before) is { } whole && IsSaid(whole))
                yield return whole;
            (part, before) = isOfDay ? (part, before) : ("", word);
        }
    }

    /// <summary>A number after a word belongs to the word where a date is left without it: "Field 3 Sept 12".</summary>
    private static string? DayIn(string part, string before)
    {
        var number = part.Split(' ')[0];
        var rest = part[number.Length..].Trim(Marks);
        var isOfWord = before.Length > 0 && char.IsLetter(before[^1]) && number.All(char.IsAsciiDigit) && DateText.IsDay(rest);
        return isOfWord ? rest : DateText.IsDay(part) ? part : null;
    }

    private static bool IsOfCalendar(string word) => CalendarWords.MonthOf(word) is not null || CalendarWords.WeekdayOf(word) is not null;

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:tb[dac]|announced|determined|rain|rainout|make-?up|postponed|updated|revised|aplazad[oa]s?|"
        + @"por (?:definir|confirmar)|a (?:definir|determiner|confirmer)|verlegt|verschoben|nachholtermine?|offen)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OtherDay();

    // A date in it is that of the file, not of a game.
    [GeneratedRegex(
        @"\b(?:page|printed|created|report|pagina|impres[oa]|reporte|imprime|seite|gedruckt|stand)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Footer();

    [GeneratedRegex(@"\b(?:dates?|fechas?|datum|termine?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\p{L}{2}|[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // 12, 12th, (12.), 9/12/2026, &
    [GeneratedRegex(@"^\W*[0-9]{1,4}(?:[/.\-–][0-9]{1,4}){0,2}(?:st|nd|rd|th|er|º)?\W*$|^[&–\-]$", RegexOptions.CultureInvariant)]
    private static partial Regex OfDay();

    // "Week 3", "Matchday #4", "3. Spieltag", "4e journée": the number does not belong to a date.
    [GeneratedRegex(@"\b(?:(?:week|wk|round|matchday|game ?day|jornada|semana|journ[ée]e|semaine|spieltag|runde|woche)\b(?:\s*(?:#|no\.?"
        + @"|nr\.?)?\s*[0-9]{1,2}(?![0-9/.\-]))?|[0-9]{1,2}(?:\.|st|nd|rd|th|e|[aª])?\s+(?:week|round|jornada|journ[ée]e|semaine|spieltag"
        + @"|runde|woche)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
