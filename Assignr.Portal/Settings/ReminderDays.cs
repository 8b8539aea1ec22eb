using System.Globalization;

namespace Assignr.Portal.Settings;

/// <summary>After how many days reminders go: 1 to <see cref="Most"/> whole numbers from 1 to <see cref="Longest"/>, rising.</summary>
public sealed record ReminderDays
{
    public const int Most = 4;
    public const int Longest = 60;

    /// <summary>As long as such a text can be.</summary>
    public const int LongestText = (3 * Most) - 1;

    private static readonly char[] Between = [',', ';', ' ', '\t', '\u00A0'];

    private ReminderDays(string text) => Text = text;

    public static ReminderDays Usual { get; } = new("3,7,12");

    /// <summary>As it is stored: 3,7,12.</summary>
    public string Text { get; }

    public IReadOnlyList<int> All => [.. Text.Split(',').Select(day => int.Parse(day, CultureInfo.InvariantCulture))];

    public int Count => Text.Count(sign => sign == ',') + 1;

    /// <summary>after 3, 7 and 12 days; after 1 day.</summary>
    public string Words => All is [1] ? "after 1 day" : $"after {InWords(All)} days";

    /// <summary>As they stand in a field: 3, 7, 12.</summary>
    public string Typed => Text.Replace(",", ", ", StringComparison.Ordinal);

    /// <summary>Null and a sentence for the field where the text is not a plan.</summary>
    public static ReminderDays? Parse(string? text, out string? problem)
    {
        var words = (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "and").ToList();
        problem = Problem(words);
        return problem is null ? new ReminderDays(string.Join(',', words.Select(Number))) : null;
    }

    /// <summary>What was stored: it was parsed when it came in.</summary>
    public static ReminderDays Stored(string text) => new(text);

    /// <summary>Never how it is stored.</summary>
    public override string ToString() => Words;

    private static string? Problem(List<string> words)
    {
        if (words.Count == 0)
            return "Enter after how many days reminders go, such as 3, 7, 12.";
        if (words.Find(word => !word.All(char.IsAsciiDigit)) is { } wrong)
            return $"“{Cut(wrong)}” is not a whole number of days. Enter numbers such as 3, 7, 12.";
        if (words.Count > Most)
            return $"At most {Most} reminders. Here are {words.Count}.";
        var days = words.ConvertAll(Number);
        if (days.Contains(0))
            return "The first reminder goes after 1 day at the earliest.";
        if (days.Exists(day => day > Longest))
            return $"The last reminder goes after {Longest} days at the latest.";
        return days.Zip(days.Skip(1)).Any(pair => pair.Second <= pair.First)
            ? "Enter the days in order, each number larger than the one before it."
            : null;
    }

    // More digits than a number has are more than any limit.
    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static string Cut(string word) => word.Length <= 20 ? word : $"{word[..20]}…";

    private static string InWords(IReadOnlyList<int> days) =>
        days.Count == 1 ? $"{days[0]}" : $"{string.Join(", ", days.SkipLast(1))} and {days[^1]}";
}
