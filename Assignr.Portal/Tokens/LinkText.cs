using System.Net;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tokens;

/// <summary>
/// Finds the secret in the address of a link. Mail programs and people append what stands around a link (a full stop, a bracket, a space),
/// break it over two lines, and encode it once more than needed (percent signs, HTML, quoted-printable).
/// </summary>
internal static partial class LinkText
{
    private const int Longest = 4_000;

    /// <summary>How often a link may have been encoded: each forwarding may do it again.</summary>
    private const int MostTimes = 4;

    /// <returns>Null where the text is too short for one. A secret that was cut out at a wrong place is unknown, and so opens
    /// nothing.</returns>
    public static string? SecretIn(string? link)
    {
        var text = (link ?? "")[..Math.Min(link?.Length ?? 0, Longest)];
        var plain = Decoded(text);
        // Also undecoded, because the text may not be encoded: "2D" after a "=" can belong to the secret, where a line break was removed.
        string[] readings = [text, plain, EncodedByte().Replace(plain, " "), LeftOver().Replace(plain, "$1"), Dash().Replace(plain, "-")];
        var runs = readings.Select(reading => Run().Matches(reading).Select(run => run.Value).ToList()).ToList();
        return runs.SelectMany(some => some).FirstOrDefault(run => run.Length == Secret.RawLength)
            ?? runs.Select(some => string.Concat(some)).FirstOrDefault(all => all.Length == Secret.RawLength)
            ?? Start(runs[1].Find(run => run.Length > Secret.RawLength) ?? string.Concat(runs[1]));
    }

    /// <summary>The text before it was encoded, once or several times.</summary>
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

    // A part of a UTF-8 character.
    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Byte();

    [GeneratedRegex("=[0-9A-F]{2}")]
    private static partial Regex EncodedByte();

    // "=3D" of quoted-printable, without its equals sign.
    [GeneratedRegex("(^|[^A-Za-z0-9_-])3D")]
    private static partial Regex LeftOver();

    // Dashes that word processors put in place of the typed one.
    [GeneratedRegex(@"[\u2010-\u2015\u2212\uFE63\uFF0D]")]
    private static partial Regex Dash();
}
