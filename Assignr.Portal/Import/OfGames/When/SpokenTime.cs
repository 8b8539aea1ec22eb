using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Times in words: "halb acht", "quarter past 7 pm", "6 o'clock", "7 heures et demie", "las siete y media".</summary>
internal static partial class SpokenTime
{
    private static readonly Dictionary<string, int> Hours = new[]
    {
        "one|eins|una|une", "two|zwei|dos|deux", "three|drei|tres|trois", "four|vier|cuatro|quatre", "five|funf|cinco|cinq",
        "six|sechs|seis", "seven|sieben|siete|sept", "eight|acht|ocho|huit", "nine|neun|nueve|neuf",
        "ten|zehn|diez|dix", "eleven|elf|once|onze",
        "twelve|zwolf|doce|douze",
    }.Index().SelectMany(one => one.Item.Split('|').Select(word => (word, one.Index + 1))).ToDictionary(pair =>
        pair.word, pair => pair.Item2);

    /// <summary>The same in digits, "7:15 pm"; null where it is not such a time.</summary>
    /// <param name="folded">By <see cref="Data.Text.Fold"/>.</param>
    public static string? InFigures(string folded) =>
        Before().Match(folded) is { Success: true } before ? Figures(before, Minutes(before))
        : Behind().Match(folded) is { Success: true } behind ? Figures(behind, Minutes(behind))
        : null;

    /// <summary>The minutes after the named hour; negative: before it.</summary>
    private static int Minutes(Match match) =>
        match.Groups["halfTo"].Success ? -30
        : match.Groups["quarterTo"].Success ? -15
        : match.Groups["half"].Success ? 30
        : match.Groups["quarter"].Success ? 15
        : 0;

    private static string? Figures(Match match, int minutes)
    {
        var word = match.Groups["hour"].Value;
        if (!Hours.TryGetValue(word, out var hour) && !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out hour))
            return null;
        var time = (hour * 60) + minutes;
        // "A quarter to one" is before one, and so after twelve.
        time = time is > 0 and < 60 ? time + (12 * 60) : time;
        return string.Create(CultureInfo.InvariantCulture, $"{time / 60}:{time % 60:00}{match.Groups["rest"].Value}");
    }

    [GeneratedRegex(
        "^(?:at |um |gegen |a las? |las? |a )?(?:(?<halfTo>halb)|(?<half>half (?:past|after))"
            + "|(?<quarterTo>viertel vor|dreiviertel|(?:a )?quarter (?:to|till|before))"
            + @"|(?<quarter>viertel nach|(?:a )?quarter (?:past|after))) (?<hour>[a-z]+|[0-9]{1,2})(?: uhr)?(?<rest> .+)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(
        "^(?:at |um |a las? |las? |a )?(?<hour>[a-z]+|[0-9]{1,2}) ?(?:o'?clock|(?:h|heures?|horas?)?"
            + "(?: (?:y|et) (?:(?<half>media|demie?)|(?<quarter>cuarto|quart))| (?<quarterTo>menos cuarto|moins le quart)))(?<rest> .+)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Behind();
}
