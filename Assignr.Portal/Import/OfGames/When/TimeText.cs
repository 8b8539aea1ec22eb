using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Times as people and programs write them in a schedule. Seconds are ignored.</summary>
internal static partial class TimeText
{
    private const int Longest = 64;

    /// <summary>"11 at night" is before midnight, "1 at night" after it.</summary>
    private const int FirstOfNight = 6;

    /// <summary>Null where it is not a time.</summary>
    public static WrittenTime? Read(string text)
    {
        if (text.Length is 0 or > Longest || !Begin().IsMatch(text))
            return null;
        var clean = text.Trim();
        if (!char.IsAsciiDigit(clean[^1]) && Tentative().Match(clean) is { Success: true } tentative)
            return Read(clean[..tentative.Index]) is { } said ? said with { IsTentative = true } : null;
        if (Offset().Match(clean) is { Success: true } far && Alone(Text.Fold(far.Groups["time"].Value)) is { } there
            && HoursOf(far) is { } offset)
            return there with { Offset = offset, Clock = WrittenClock.Plain };
        if (About().Match(clean) is { Success: true } about)
            return Read(clean[about.Length..]) is { } near ? near with { IsTentative = true } : null;
        if (Exactly().Match(clean) is { Success: true } exactly)
            return Read(clean[..exactly.Index]);
        var folded = Text.Fold(clean);
        if ((Alone(folded) ?? (SpokenTime.InFigures(folded) is { } figures ? Alone(figures) : null)) is { } time)
            return time;
        if (Zone().Match(clean) is { Success: true } named && !IsWord(named.Groups["zone"].Value)
            && Alone(Text.Fold(named.Groups["time"].Value)) is { } abroad)
            return abroad with { Zone = named.Groups["zone"].Value };
        return Beside().Match(clean) is { Success: true } beside && Alone(Text.Fold(clean[..beside.Index])) is { } plain
            ? plain with { HasMore = true } : null;
    }

    /// <summary>A number by itself, which only in a column of times is an hour; null where it is not one.</summary>
    public static WrittenTime? ReadHour(string text)
    {
        if (!Hour().IsMatch(text))
            return null;
        var time = new TimeOnly(int.Parse(text, CultureInfo.InvariantCulture), 0);
        return new WrittenTime(time)
        {
            Clock = time.Hour > 12 ? WrittenClock.TwentyFour : WrittenClock.Bare,
            HasZero = text[0] == '0',
            IsHour = true
        };
    }

    private static WrittenTime? Alone(string folded)
    {
        var text = Before().Replace(folded, "");
        if (OfWord(text) is { } word)
            return word;
        if (text.Length > 0 && !char.IsAsciiDigit(text[^1]) && PartOfDay().Match(text) is { Success: true } part)
            return HalfOf(part) is { } half ? Alone($"{part.Groups["time"].Value} {half}") : null;
        if (DayEnd().IsMatch(text))
            return new WrittenTime(TimeOnly.MinValue) { IsDayEnd = true };
        if (One().Match(text) is { Success: true } one)
            return Time(one, half: "", isHour: false) is { } time ? With(one, time) : null;
        if (Range().Match(text) is not { Success: true } range)
            return null;
        if (OfWord(range.Groups["start"].Value) is { } noon)
            return Alone(range.Groups["end"].Value) is null ? null : noon with { IsRange = true };
        return Start(range);
    }

    /// <summary>"noon", "12:00 noon", "12 Uhr mittags", "12 m.", "12:00 midnight".</summary>
    private static WrittenTime? OfWord(string text)
    {
        if (NoonOrMidnight().Match(text) is not { Success: true } match)
            return null;
        var hour = match.Groups["hour"].Success ? Number(match, "hour") : 12;
        if (match.Groups["noon"].Success)
            return hour == 12 ? new WrittenTime(new TimeOnly(12, 0)) : null;
        return new WrittenTime(TimeOnly.MinValue) { IsDayEnd = hour == 24 };
    }

    private static string? HalfOf(Match part) =>
        part.Groups["pm"].Success ? "p" : part.Groups["am"].Success ? "a"
        : Number(part, "hour") switch { < FirstOfNight => "a", 12 => null, _ => "p" };

    private static bool IsWord(string text) => OfWord(Text.Fold(text)) is not null;

    private static WrittenTime With(Match match, TimeOnly time) => new(time)
    {
        Clock = match.Groups["half"].Success ? WrittenClock.Halves
            : match.Groups["unit"].Success || match.Groups["second"].Success ? WrittenClock.Plain
            : time.Hour > 12 ? WrittenClock.TwentyFour : WrittenClock.Bare,
        HasZero = match.Groups["hour"].Value[0] == '0',
    };

    /// <summary>7:00-8:30 PM starts at 19:00, 11:00-1:00 PM at 11:00: AM, PM and unit after the end apply to the start where they
    /// can.</summary>
    private static WrittenTime? Start(Match range)
    {
        if (One().Match(range.Groups["start"].Value) is not { Success: true } start
            || One().Match(range.Groups["end"].Value) is not { Success: true } end)
            return null;
        if (Time(end, half: "", isHour: false) is not { } until)
            return null;
        var half = end.Groups["half"].Value;
        var isOwn = half.Length == 0 || start.Groups["half"].Success;
        // 9-10:15 starts at nine.
        var isHour = end.Groups["unit"].Success || end.Value.Contains(':', StringComparison.Ordinal);
        var time = isOwn ? Time(start, half: "", isHour)
            : Time(start, half, isHour: true) is { } same && same <= until ? same : Time(start, half == "p" ? "a" : "p", isHour: true);
        if (time is not { } known)
            return null;
        var (first, last) = (With(start, known), With(end, until));
        return first with
        {
            IsRange = true,
            Clock = first.Clock == WrittenClock.Bare && last.Clock != WrittenClock.Bare ? last.Clock : first.Clock
        };
    }

    /// <param name="half">a or p, where the text itself has none.</param>
    /// <param name="isHour">A number by itself is an hour.</param>
    private static TimeOnly? Time(Match match, string half, bool isHour)
    {
        var own = match.Groups["half"].Success ? match.Groups["half"].Value : half;
        var (hour, minute) = (Number(match, "hour"), Number(match, "minute"));
        if (!match.Groups["minute"].Success && own.Length == 0 && !match.Groups["unit"].Success && !isHour)
            return null;
        if (own.Length > 0 && hour <= 12)
            hour = (hour % 12) + (own == "p" ? 12 : 0);
        else if (own == "a")
            return null;
        return hour <= 23 && minute <= 59 ? new TimeOnly(hour, minute) : null;
    }

    private static TimeSpan? HoursOf(Match offset)
    {
        if (!offset.Groups["hours"].Success)
            return TimeSpan.Zero;
        var (hours, minutes) = (Number(offset, "hours"), Number(offset, "minutes"));
        var span = new TimeSpan(hours, minutes, 0);
        return hours > 14 || minutes > 59 ? null : offset.Groups["sign"].Value == "-" ? -span : span;
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } number
        ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
        : 0;

    // A cheap test, because it runs for each half into which a cell may be cut.
    [GeneratedRegex(
        @"^\s*(?:[\p{Nd}@~≈]|(?:at|from|um|ab|von|las?|[aà]|de|noon|mid|m[eé]di|mitt|minu|ca|circa|about|around|approx|gegen|etwa|ungef"
            + "|vers|env|hacia|sobre|aprox|halb|half|quarter|viertel|dreiv|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            + @"\p{L}*\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^(?:@\s*|(?:at|from|um|ab|von|a las?|las|a|de)\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    // 19:05, 19:05:00.000, 7.05 p.m., 7p, 19h05, 19 h, 1905, 1900 hrs, 19 Uhr.
    [GeneratedRegex(@"^(?:(?<hour>[0-9]{1,2})(?:\s?[:.;]\s?(?<minute>[0-9][0-9])(?<second>[:.][0-9][0-9](?:[.,][0-9]{1,9})?)?"
        + @"|\s?(?<unit>h)(?:\s?(?<minute>[0-9][0-9])(?:\s?min)?)?)?"
        + @"|(?<hour>[0-9]{1,2})(?<minute>[0-9][0-9]))\s?(?:(?<half>[ap])(?:\.?\s?m)?\.?|(?<unit>hs?|hrs?|hours?|uhr|heures?|horas?)\.?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex One();

    [GeneratedRegex("^(?:[01]?[0-9]|2[0-3])$", RegexOptions.CultureInvariant)]
    private static partial Regex Hour();

    // 7 Uhr abends, 7:30 de la tarde, 7 h du soir, 9 in the morning.
    [GeneratedRegex(
        @"^(?<time>(?<hour>[0-9]{1,2}).*?)\s?(?:uhr|hs?|hrs?|horas?|heures?|o'clock)?,?\s(?:(?:in|at) (?:the )?|(?:de|por|en) la |du "
            + @"|de l'|am )?"
            + "(?:(?<pm>abends?|nachmittags?|evening|afternoon|tarde|soir|apres[ -]midi)"
            + "|(?<am>morgens?|vormittags?|fruh|morning|manana|matin)|(?<night>nachts?|night|noche|nuit))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex PartOfDay();

    // 7 PM - TBC, 19:00 (tbd), 19 Uhr unter Vorbehalt, 19h00 ?
    [GeneratedRegex(
        @"\s*[-–—,;/(\[]?\s*(?:\b(?:tb[acd]|to be (?:confirmed|determined|announced|decided)|tentative|provisional|subject to change"
            + @"|por (?:confirmar|definir)|[aà] confirm(?:ar|er)|provisoire|sous réserve|noch offen|unter vorbehalt|vorläufig"
            + @"|unbestätigt)|\?)[)\]]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tentative();

    [GeneratedRegex(
        @"^(?:(?:ca|circa|about|around|approx(?:imately)?|gegen|etwa|ungefähr|vers|env(?:iron)?|hacia|sobre|aprox(?:imadamente)?)\b\.?"
            + @"|[~≈])"
            + @"\s*(?:(?:las?|les)\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(
        @"(?:,?\s+\(?(?:sharp|exactly|on the dot|précises?|pile|pünktlich|en punto|s\.\s?t\.)\)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exactly();

    // Words that are not the name of a time zone.
    [GeneratedRegex(@"\s*\((?=[^()]*\p{Ll}{3})[^()]{4,}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    // With or without the hour before it, and with what may be between: "12:00 (noon)", "12 del mediodía", "12:00 PM noon".
    [GeneratedRegex(@"^(?:(?<hour>12|24|00?)(?:\s?[:.h]\s?00)?\s?(?:uhr|h|[ap]\.?\s?m\.?)?[\s,]*(?:de la|del?|du)?\s*\(?)?(?:(?<noon>noon"
        + @"|midday|mediodia|midi|mittags?|(?<=[0-9]\s?)m\.?)|(?<midnight>midnight|medianoche|minuit|mitternachts?))\)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoonOrMidnight();

    [GeneratedRegex(@"^24(?:(?:\s?[:.h]\s?)?00)?(?<=[0-9][0-9]00|[^0-9]00)\s?(?:h|hrs?|uhr)?\.?$|^24\s?(?:h|uhr)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayEnd();

    [GeneratedRegex(@"^(?<start>[^–—\-]+?)(?:\s*[-–—]\s*|\s(?:to|until|till|bis|a)\s)(?<end>[^–—\-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    // A minus after minutes would be a range, so it needs seconds before it.
    [GeneratedRegex(@"^(?<time>.*?[0-9m.])\s?(?:Z|(?:(?:UTC|GMT)\s?(?<sign>[+-])|(?<sign>\+)"
        + @"|(?<=:[0-9][0-9]:[0-9][0-9]\s?)(?<sign>-))(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9][0-9]))?|UTC|GMT)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Offset();

    [GeneratedRegex(
        @"^(?<time>.+?[\p{L}0-9.])\s*[(\[]?(?<zone>[A-Z]{2,5}|[a-z]{2,4}"
            + @"|(?:[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific|[Aa]tlantic|[Aa]laska|[Hh]awaii)(?:\s[Tt]ime)?"
            + @"|[A-Z][A-Za-z]{1,11}/[A-Z][A-Za-z_]{1,30})[)\]]?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
