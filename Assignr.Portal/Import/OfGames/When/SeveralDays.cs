using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Ranges and lists of dates, which are not the date of a game: "Dec 26–27", "29–30 août", "26./27. Dezember", "12/5 - 12/6",
/// "Sept 4 &amp; 5".</summary>
internal static partial class SeveralDays
{
    private const int MostJoints = 8;
    private const int MostNumbers = 10;

    private static readonly char[] Marks = [' ', ',', '.', '(', ')', '[', ']', '-', '–', '—', '/', '&', '+', ';'];

    public static bool Are(string text)
    {
        if (text.Length > DateText.Longest || !MayBe(text) || DateText.Read(text) is not null)
            return false;
        var folded = Text.Fold(text.Trim());
        var bare = WithoutWeekdays(folded, out var weekdays);
        if (weekdays > 1 && DateText.Read(bare) is not null)
            return true;
        var joints = Joint().Matches(bare);
        foreach (var joint in joints.Take(joints.Count <= MostJoints ? MostJoints : 0))
        {
            var (left, right) = (bare[..joint.Index], bare[(joint.Index + joint.Length)..]);
            var (isLeft, isRight) = (DateText.Read(left) is not null, DateText.Read(right) is not null);
            if ((isLeft && isRight) || (isLeft && Days().IsMatch(right)) || (isRight && Days().IsMatch(left)))
                return true;
        }
        return false;
    }

    /// <summary>A cheap test: false where the text cannot be a date or several.</summary>
    public static bool MayBe(string text) => CalendarWords.NumbersAmong(Text.Fold(text)) is > 0 and <= MostNumbers;

    private static string WithoutWeekdays(string folded, out int count)
    {
        var weekdays = new HashSet<DayOfWeek>();
        var bare = Word().Replace(folded, word =>
        {
            if (CalendarWords.MonthOf(word.Value) is not null || CalendarWords.WeekdayOf(word.Value) is not { } day)
                return word.Value;
            weekdays.Add(day);
            return "";
        });
        count = weekdays.Count;
        return LeadingJoint().Replace(bare, "").Trim(Marks);
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s*(?:[-–—/&+,;]|\b(?:and|or|to|thru|through|until|till|und|oder|bis|y|al|hasta|et|ou|au)\b)\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    // What is left of "Sat and Sun, Dec 26".
    [GeneratedRegex(@"^\W*(?:and|to|und|bis|y|al|et|au)\b", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingJoint();

    // Days without a month: "27", "27th, 2026", "29 & 30", "vom 26.".
    [GeneratedRegex(@"^(?:(?:from|between|vom|von|du|del?|el|the|am)\s)?[0-3]?[0-9](?:st|nd|rd|th|er)?\.?(?:\s?(?:[-–—/&+,]|and|und|y"
        + @"|et)\s?[0-3]?[0-9](?:st|nd|rd|th|er)?\.?)*(?:[\s,/.]+[0-9]{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Days();
}
