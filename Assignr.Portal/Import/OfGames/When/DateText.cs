using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Dates as people and programs write them in a schedule, in English, Spanish, French and German.</summary>
internal static partial class DateText
{
    /// <summary>Room for "Wednesday, September 23rd, 2026 from 04:05:00 p.m. to …"; a longer text is not a date.</summary>
    internal const int Longest = 64;

    /// <summary>The length of "5/9"; a number of two digits is not a date.</summary>
    private const int Shortest = 3;

    private const int MostNumbers = 3;

    /// <summary>Room for the words of "7 : 00 p. m. – 8 : 30 p. m. ET".</summary>
    private const int MostWords = 12;

    private const string Footnotes = "*†‡§¹²³";

    private const string Marks = " ,.()[]-–—/'’";

    /// <summary>Whether it has a footnote mark: 12/19/2026*, 12/19/2026†.</summary>
    public static bool HasMark(string text) =>
        text.Length > 0 && (Footnotes.Contains(text[^1], StringComparison.Ordinal) || text[0] == '*');

    /// <summary>Null where it is not a date.</summary>
    public static WrittenDay? Read(string text)
    {
        if (HasMark(text))
            text = text.TrimStart('*').TrimEnd([' ', .. Footnotes]);
        if (text.Length is < Shortest or > Longest || !text.Any(char.IsAsciiDigit))
            return null;
        var folded = Text.Fold(text.Trim());
        if (CalendarWords.NumbersAmong(folded) is 0 or > MostNumbers)
            return null;
        if (Compact().Match(folded) is { Success: true } eight)
            return Told(Number(eight, "day"), Number(eight, "month"), Number(eight, "year"), null);
        if (YearFirst().Match(folded) is { Success: true } iso)
            return Around(folded, iso, out var weekday)
                ? Told(Number(iso, "day"), Number(iso, "month"), Number(iso, "year"), weekday)
                : null;
        return (Numbers().Match(folded) is { Success: true } numbers ? Numeric(folded, numbers) : null) ?? Named(folded);
    }

    /// <summary>Whether it is a date, or names several days.</summary>
    public static bool IsDay(string text) => Read(text) is not null || SeveralDays.Are(text);

    /// <summary>The date and the time of one cell, as written; the time is empty where there is none.</summary>
    public static (string Date, string Time) Split(string text)
    {
        if (text.Length is 0 or > Longest || !text.Any(char.IsAsciiDigit) || IsDay(text))
            return (text, "");
        var clean = text.Trim();
        if (Iso8601().Match(clean) is { Success: true } iso)
            return (iso.Groups["date"].Value, IsoTime(iso.Groups["time"].Value, iso.Groups["zone"].Value));
        // From the right, so that a year stays with its date.
        var halves = Halves(clean).Where(half => SeveralDays.MayBe(half.Date) && IsTime(half.Time)).ToList();
        // In "Dec 5, 10 - 11 am" both 5 Dec and "Dec 5, 10" could be the date: the one that can only be a day is preferred.
        return halves.Find(half => Read(half.Date) is { HasFigures: false }) is { Date: not null } whole ? whole
            : halves.Find(half => IsDay(half.Date)) is { Date: not null } other ? other
            : WithWeekdayBehind(clean) ?? (text, "");
    }

    /// <summary>5/4/2027 4:00 PM Tue, 04.05.2027 16:00 (Di): the weekday is moved before the date.</summary>
    private static (string Date, string Time)? WithWeekdayBehind(string clean)
    {
        var at = clean.LastIndexOf(' ');
        var weekday = at < 0 ? "" : clean[at..].Trim(' ', '(', ')');
        if (CalendarWords.WeekdayOf(Text.Fold(weekday.TrimEnd(',', '.'))) is null)
            return null;
        return Split(clean[..at].TrimEnd(' ', ',', '-', '–')) is (var date, { Length: > 0 } time) ? ($"{weekday} {date}", time) : null;
    }

    /// <summary>Seconds are added where there is no time zone: such a time has 24 hours, whatever the rest of the file has.</summary>
    private static string IsoTime(string time, string zone) =>
        zone.Length > 0 ? $"{time} UTC{zone.TrimStart('Z')}" : time.Length == 5 ? $"{time}:00" : time;

    private static IEnumerable<(string Date, string Time)> Halves(string clean)
    {
        var cuts = Cuts(clean);
        for (var index = 0; index < cuts.Count; index++)
        {
            var (left, right) = cuts[index];
            if (index < MostWords)
                yield return (left, right);
            if (cuts.Count - index <= MostWords)
                yield return (right, left);
        }
    }

    /// <summary>The places at which a cell can be cut in two, from the right; several adjacent marks count once.</summary>
    private static List<(string Left, string Right)> Cuts(string clean)
    {
        var cuts = new List<(string Left, string Right)>();
        for (var at = clean.Length - 2; at > 0; at--)
        {
            if (clean[at] is not (' ' or ',' or '\u00A0' or '\u202F'))
                continue;
            var (left, right) = (clean[..at].TrimEnd(' ', ',', '-', '–'), clean[at..].Trim(' ', ',', '-', '–', '\u00A0', '\u202F'));
            if (cuts.Count == 0 || cuts[^1].Right.Length != right.Length)
                cuts.Add((left, right));
        }
        return cuts;
    }

    private static bool IsTime(string text) => TimeText.Read(text) is not null || NoValue.Is(text);

    private static WrittenDay? Numeric(string folded, Match numbers)
    {
        if (!Around(folded, numbers, out var weekday))
            return null;
        var (first, second) = (Number(numbers, "first"), Number(numbers, "second"));
        var hasPoints = numbers.Groups["mark"].Value == ".";
        int? year = numbers.Groups["year"].Success ? FullYear(numbers.Groups["year"].ValueSpan) : null;
        // Without a year, 12-5 may be a score and 19.30 a time.
        if (year is null && (numbers.Groups["mark"].Value == "-" || (hasPoints && weekday is null && !numbers.Groups["end"].Success)))
            return null;
        return new WrittenDay(first, second, year, IsTold: false, hasPoints, weekday) is var day && IsPossible(day) ? day : null;
    }

    /// <summary>5 Dec 2026, Dec. 5th, 26, 5 de diciembre: a month by its name, a day, and sometimes a year.</summary>
    private static WrittenDay? Named(string folded)
    {
        var (words, numbers) = (Word().Matches(folded).ToList(), Figures().Matches(folded).ToList());
        if (numbers.Count > 2 || folded.Any(character => !char.IsLetter(character) && !char.IsAsciiDigit(character)
            && !Marks.Contains(character, StringComparison.Ordinal)))
            return null;
        // "mar" is March, or Tuesday where another word is the month.
        var month = words.FindIndex(word => CalendarWords.MonthOf(word.Value) is not null && CalendarWords.WeekdayOf(word.Value) is null);
        month = month >= 0 ? month : words.FindIndex(word => CalendarWords.MonthOf(word.Value) is not null);
        if (month < 0 || !AreSilent(words.Where((_, index) => index != month).Select(word => word.Value), out var weekday))
            return null;
        var yearAt = numbers.FindIndex(number => number.Length == 4);
        yearAt = yearAt < 0 && numbers.Count == 2 ? 1 : yearAt;
        if (numbers.Count == 1 && yearAt == 0)
            return null;
        var hasFigures = false;
        if (yearAt == 1 && numbers[1].Length < 4 && !IsYear(folded, words[month], numbers[0], numbers[1], out hasFigures))
            return null;
        var day = numbers[yearAt == 0 ? 1 : 0].Value;
        int? year = yearAt < 0 ? null : FullYear(numbers[yearAt].ValueSpan);
        if (day.Length > 2 || year is 0)
            return null;
        var told = Told(int.Parse(day, CultureInfo.InvariantCulture), CalendarWords.MonthOf(words[month].Value)!.Value, year, weekday);
        return told is { } one ? one with { HasFigures = hasFigures } : null;
    }

    /// <summary>Whether the second of two short numbers can be a year: in "Dec 26–27", "26./27. Dez." and "Nov 28, 29th" it is a
    /// day.</summary>
    /// <param name="isBehindDay">It follows the day, as in "Nov 28, 29".</param>
    private static bool IsYear(string folded, Match month, Match first, Match second, out bool isBehindDay)
    {
        isBehindDay = false;
        var between = folded[(first.Index + first.Length)..second.Index];
        if (month.Index < second.Index && month.Index > first.Index)
            return true;
        if (month.Index > second.Index)
            return false;
        if (between.Contains('\'', StringComparison.Ordinal))
            return true;
        if (between.AsSpan().IndexOfAny("-–—/") >= 0)
            return folded[(month.Index + month.Length)..first.Index] == between;
        isBehindDay = !Ordinal().IsMatch(folded[(second.Index + second.Length)..]);
        return isBehindDay;
    }

    /// <summary>Whether only a weekday and words without a meaning are around the numbers.</summary>
    private static bool Around(string folded, Match numbers, out DayOfWeek? weekday)
    {
        var rest = string.Concat(folded.AsSpan(0, numbers.Index), " ", folded.AsSpan(numbers.Index + numbers.Length));
        weekday = null;
        return rest.All(character => char.IsLetter(character) || Marks.Contains(character, StringComparison.Ordinal))
            && AreSilent(Word().Matches(rest).Select(word => word.Value), out weekday);
    }

    private static bool AreSilent(IEnumerable<string> words, out DayOfWeek? weekday)
    {
        weekday = null;
        foreach (var word in words)
        {
            if (CalendarWords.WeekdayOf(word) is { } day && (weekday ?? day) == day)
                weekday = day;
            else if (!CalendarWords.IsFiller(word))
                return false;
        }
        return true;
    }

    private static WrittenDay? Told(int day, int month, int? year, DayOfWeek? weekday) =>
        new WrittenDay(day, month, year, IsTold: true, HasPoints: false, weekday) is var told && IsPossible(told) ? told : null;

    // 29 February is possible, because some years have it.
    private static bool IsPossible(WrittenDay day) =>
        day.On(dayFirst: true, new Season(2024, IsSplit: false)) is not null
            || day.On(dayFirst: false, new Season(2024, IsSplit: false)) is not null;

    /// <summary>0 where the digits are not a year.</summary>
    private static int FullYear(ReadOnlySpan<char> figures) =>
        figures.Length is not (2 or 4) ? 0 : int.Parse(figures, CultureInfo.InvariantCulture) + (figures.Length == 2 ? 2000 : 0);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>20[0-9][0-9])(?<month>[01][0-9])(?<day>[0-3][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"(?<![0-9])(?<year>[0-9]{4})(?<mark>[-/.])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2})(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![0-9])(?<first>[0-9]{1,2})\s?(?<mark>[/.\-])\s?(?<second>[0-9]{1,2})"
        + @"(?:\s?\k<mark>\s?['’]?(?<year>[0-9]{4}|[0-9]{2})|(?<end>\.))?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\s?(?:st|nd|rd|th)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    // After a T the offset may follow the minutes; after a space only the seconds: 08:00-08:30 is a range.
    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9][0-9]-[0-9][0-9])"
        + @"(?:T(?<time>[0-9][0-9]:?[0-9][0-9](?::[0-9][0-9](?:[.,][0-9]{1,9})?)?)\s?(?<zone>Z|[+\-][0-9][0-9](?::?[0-9][0-9])?)?"
        + @"|\s(?<time>[0-9][0-9]:[0-9][0-9]:[0-9][0-9](?:[.,][0-9]{1,9})?)\s?(?<zone>Z|[+\-][0-9][0-9](?::?[0-9][0-9])?))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso8601();
}
