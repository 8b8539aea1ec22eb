using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>Formulas in a text file in place of their results, which some of them contain.</summary>
internal static partial class FormulaText
{
    /// <summary>Replaces a formula that was never calculated: it counts as empty, and no other cell's text is moved into it.</summary>
    public const string Missing = "#FORMULA?";

    /// <summary>The result of ="00417", ="0555"&amp;"010", =T("0555010") and =+15550100; null where the formula does not contain
    /// it.</summary>
    public static string? ValueOf(ReadOnlySpan<char> formula)
    {
        var text = formula.ToString();
        if (Number().Match(text) is { Success: true } number)
            return number.Groups["number"].Value;
        if (Link().Match(text) is { Success: true } link)
            return link.Groups["shown"] is { Success: true } shown ? Unquoted(shown.Value) : Unquoted(link.Groups["target"].Value);
        return Texts().Match(text) is { Success: true } texts
            ? string.Concat(texts.Groups["text"].Captures.Select(one => Unquoted(one.Value))) : null;
    }

    /// <summary>Whether a text is a formula, whatever its result.</summary>
    public static bool Is(ReadOnlySpan<char> text) => Formula().IsMatch(text);

    private static string Unquoted(string text) => text.Replace("\"\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex(@"^=(?<number>[+-]?[0-9][0-9 ().-]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^= ?(?:(?:T|TRIM|CLEAN) ?)?\(? ?""(?<text>(?:[^""]|"""")*)""(?: ?& ?""(?<text>(?:[^""]|"""")*)"")* ?\)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Texts();

    [GeneratedRegex(
        @"^= ?HYPERLINK ?\( ?""(?:mailto:)?(?<target>(?:[^""]|"""")*)""(?: ?[,;] ?""(?<shown>(?:[^""]|"""")*)"")? ?\)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    // A cell, or a function and its bracket, with what may be around them.
    [GeneratedRegex(
        @"^=[-+@ (]*(?:[A-Za-z][A-Za-z0-9_.]*\(|(?:'[^']*'!|[A-Za-z0-9_]+!)?\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![A-Za-z0-9])|\[@?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
