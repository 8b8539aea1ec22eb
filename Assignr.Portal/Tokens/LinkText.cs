using System.Net;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tokens;

/// <summary>
/// Finds the secret in what the address of a link brought. Mail programs and people take along what stands around it (a full stop, a
/// bracket, a space), break it over two lines, and encode it once more than was meant (percent signs, HTML, quoted-printable).
/// </summary>
internal static partial class LinkText
{
    private const int Longest = 4_000;

    /// <summary>A link that was passed on is encoded anew each time.</summary>
    private const int MostTimes = 4;

    /// <returns>Null where there is too little for one. What was cut out of a wrong place is no secret of ours, and
    /// opens nothing.</returns>
    public static string? SecretIn(string? link)
    {
        var text = (link ?? "")[..Math.Min(link?.Length ?? 0, Longest)];
        var plain = Decoded(text);
        // What was not encoded is not decoded: of "=2D" the two letters may be the secret's, behind a line break that is gone.
        string[] readings = [text, plain, EncodedByte().Replace(plain, " "), LeftOver().Replace(plain, "$1"), Dash().Replace(plain, "-")];
        var runs = readings.Select(reading => Run().Matches(reading).Select(run => run.Value).ToList()).ToList();
        return runs.SelectMany(some => some).FirstOrDefault(run => run.Length == Secret.RawLength)
            ?? runs.Select(some => string.Concat(some)).FirstOrDefault(all => all.Length == Secret.RawLength)
            ?? Start(runs[1].Find(run => run.Length > Secret.RawLength) ?? string.Concat(runs[1]));
    }

    /// <summary>The text as it was before it was encoded, however often that was.</summary>
    public static string Decoded(string text)
    {
        for (var times = 0; times < MostTimes; times++)
        {
            var before = text;
            text = Uri.UnescapeDataString(WebUtility.HtmlDecode(text));
            if (text == before)
                break;
        }
        return Byte().Replace(text, " ");
    }

    private static string? Start(string text) => text.Length < Secret.RawLength ? null : text[..Secret.RawLength];

    [GeneratedRegex("[A-Za-z0-9_-]+")]
    private static partial Regex Run();

    // Half a character of UTF-8.
    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Byte();

    [GeneratedRegex("=[0-9A-F]{2}")]
    private static partial Regex EncodedByte();

    // "=3D" of quoted-printable without its equals sign.
    [GeneratedRegex("(^|[^A-Za-z0-9_-])3D")]
    private static partial Regex LeftOver();

    // Word processors write other dashes than were typed.
    [GeneratedRegex(@"[\u2010-\u2015\u2212\uFE63\uFF0D]")]
    private static partial Regex Dash();
}
