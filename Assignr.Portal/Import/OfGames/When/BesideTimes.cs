using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>AM and PM, and the time zone, in the heading of the times or in a column of their own: they apply to each time.</summary>
internal sealed partial class BesideTimes
{
    private readonly Dictionary<(string Text, string Half, string Zone), string> whole = [];
    private readonly Sheet sheet;
    private readonly string heading = "";
    private readonly string halfOfAll = "";
    private readonly string zoneOfAll = "";
    private readonly int halves = -1;
    private readonly int zones = -1;

    /// <param name="leftOut">The columns that are left out.</param>
    public BesideTimes(Sheet sheet, Mapping mapping, IReadOnlyList<int> leftOut)
    {
        this.sheet = sheet;
        var fields = mapping.Columns.ToList();
        var time = fields.IndexOf(GameFields.Time) is >= 0 and var own ? own : fields.IndexOf(GameFields.DateTime);
        if (time < 0)
            return;
        heading = sheet.NameOf(time);
        var key = Columns.Key(sheet.Headings[time]);
        halfOfAll = HalfBehind().Match(key).Groups["half"].Value;
        zoneOfAll = ZoneBehind().Match(key).Groups["zone"].Value.ToUpperInvariant();
        int Beside(Func<int, bool> isIt) => leftOut.FirstOrDefault(column => sheet.Values(column).Any() && isIt(column), -1);
        halves = Beside(column =>
            sheet.Values(column).All(cell => Half().IsMatch(cell)) && (IsOfHalves(sheet, column) || column == time + 1));
        zones = Beside(column =>
            OfZones().IsMatch(Columns.Key(sheet.Headings[column])) && sheet.MostAre(column, cell => ZoneIn(cell).Length > 0));
    }

    /// <summary>A time, or a date with one, of a row, together with what applies to it.</summary>
    public string Of(SheetRow row, string text)
    {
        var half = halves >= 0 ? row.Cells[halves] : halfOfAll;
        var zone = zones >= 0 ? ZoneIn(row.Cells[zones]) : zoneOfAll;
        if (half.Length + zone.Length == 0 || text.Length == 0)
            return text;
        if (!whole.TryGetValue((text, half, zone), out var known))
            whole.Add((text, half, zone), known = With(text, half, zone));
        return known;
    }

    public IEnumerable<Guess> Guesses()
    {
        string[] columns = [.. new[] { halves, zones }.Where(column => column >= 0).Select(sheet.NameOf)];
        if (whole.FirstOrDefault(one => one.Value != one.Key.Text) is not { Value: { } example, Key.Text: var text })
            yield break;
        yield return new Guess(columns.Length > 0
            ? $"{string.Join(" and ", columns)} {(columns.Length == 1 ? "belongs" : "belong")} to {heading}: “{text}” is {example}."
            : $"{heading} says it of all its times: “{text}” is {example}.");
    }

    private static string With(string text, string half, string zone)
    {
        var line = Text.OneLine(text);
        var clock = DateText.Split(line) is { Time.Length: > 0 } moment ? moment.Time : line;
        if ((TimeText.Read(clock) ?? TimeText.ReadHour(clock)) is not { } time || !line.EndsWith(clock, StringComparison.Ordinal))
            return text;
        var isBare = half.Length > 0 && time is { Clock: WrittenClock.Bare, Zone: null };
        var isHere = zone.Length > 0 && time is { Zone: null, Offset: null };
        return (isBare, isHere) switch
        {
            (true, true) => $"{line} {PlainHalf(half)} {zone}",
            (true, false) => $"{line} {PlainHalf(half)}",
            (false, true) => $"{line} {zone}",
            _ => text,
        };
    }

    private static string PlainHalf(string half) => half[0] is 'a' or 'A' ? "AM" : "PM";

    private static bool IsOfHalves(Sheet sheet, int column) =>
        Columns.Key(sheet.Headings[column]) is "am pm" or "ampm" or "a p" or "am or pm" or "pm" or "meridiem";

    /// <summary>The time zone that a cell names; empty where it names no known one.</summary>
    private static string ZoneIn(string cell) =>
        cell.Split('(')[0].Trim() is { Length: > 0 and < 40 } name && NamedZones.Find(name) is not null ? name : "";

    [GeneratedRegex(@"^[ap]\.?\s?m?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Half();

    [GeneratedRegex("(?<!\\bam) (?<half>p)m$| (?<half>a)m$", RegexOptions.CultureInvariant)]
    private static partial Regex HalfBehind();

    [GeneratedRegex(" (?<zone>[ecmp][sd]?t|eastern|central|mountain|pacific|cet|cest|mez|mesz|utc|gmt)$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneBehind();

    [GeneratedRegex(@"\b(?:time ?zones?|tz|zone|zona|zeitzone|fuseau|huso)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfZones();
}
