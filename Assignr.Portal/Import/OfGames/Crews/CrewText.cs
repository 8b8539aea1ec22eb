using System.Net;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// The text of a cell that names officials, as it is shown: without HTML, bullets and line numbers.
/// </summary>
internal static partial class CrewText
{
    private const string Bullets = "•·●○◦▪▫■□►▶‣➢➤→⁃∙*";

    /// <summary>Each name that a bullet or a number begins gets a line of its own.</summary>
    public static string Of(string cell)
    {
        var text = Shown(cell).Trim();
        // True for most cells: one line that begins with a letter.
        if (text.Length < 2 || (char.IsLetter(text[0]) && !text.Contains('\n', StringComparison.Ordinal)))
            return text;
        if (Bullets.Contains(text[0], StringComparison.Ordinal))
            text = text.Replace($" {text[0]} ", $"\n{text[0]} ", StringComparison.Ordinal);
        else if (text[0] == '1')
            text = NextNumber().Replace(text, "\n");
        return Begin().Replace(text, "");
    }

    /// <summary>"Jos&amp;eacute;" and "Theo&lt;br&gt;Sasha" as a web page shows them.</summary>
    public static string Shown(string cell)
    {
        var text = cell.Contains('&', StringComparison.Ordinal) && cell.Contains(';', StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(cell) : cell;
        return text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(Break().Replace(text, "\n"), "") : text;
    }

    [GeneratedRegex(@"</?(?:br|p|li|div|tr)\s?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    // The tags of struck text stay: <s>, <del>.
    [GeneratedRegex(@"</?(?:b|i|u|em|strong|span|ul|ol|font)>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+[2-9][.)]\s?(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex NextNumber();

    [GeneratedRegex(
        @"^[^\S\n]{0,8}(?:[•·●○◦▪▫■□►▶‣➢➤→⁃∙][^\S\n]{0,4}|[*\-–—][^\S\n]{1,4}|\(?[1-9][0-9]?[.)][^\S\n]{0,4})(?=[\p{L}(])",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Begin();
}
