using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>Words in the cell of a name that are not part of it: titles before it, and after it what became of the person.</summary>
internal static partial class NameWords
{
    private const string Words = @"(?:retired|inactive|not active|deceased|suspended|resigned|injured|moved(?: away)?|relocated|on leave"
        + @"|leave of absence|do not (?:use|assign|call)|not (?:available|returning)|unavailable"
        + @"|retirad[oa]|jubilad[oa]|inactiv[oa]|lesionad[oa]|fallecid[oa]|de baja|se mudó|suspendid[oa]"
        + @"|retraitée?|inacti(?:f|ve)|blessée?|décédée?|suspendue?|a déménagé|déménagée?|en congé"
        + @"|inaktiv|verletzt|verstorben|gesperrt|ausgetreten|verzogen|beurlaubt"
        + @"|pausiert|im ruhestand|nicht verfügbar|nicht aktiv|aufgehört)";

    /// <summary>As written before a name. "M." is not among them, because it may be an initial.</summary>
    private static readonly HashSet<string> Titles =
    [
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "rev", "rev.", "hon.", "prof", "prof.", "sr.", "sra", "sra.", "srta", "srta.",
        "herr", "frau", "hr.", "fr.", "mme", "mme.", "mlle", "mlle.", "monsieur", "madame", "señor", "señora",
    ];

    /// <summary>A name without the titles before it; a title alone stays.</summary>
    public static string WithoutTitle(string name)
    {
        while (name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && Titles.Contains(name[..space].ToLowerInvariant()))
            name = name[(space + 1)..].TrimStart();
        return name;
    }

    /// <summary>The name, and the words after it that say that they no longer officiate; null where there are none.</summary>
    public static (string Name, string? Status) Part(string text)
    {
        var match = Status().Match(text);
        return match.Success && match.Index > 0 ? (text[..match.Index].Trim(), Text.OneLine(match.Groups["status"].Value)) : (text, null);
    }

    /// <summary>Whether a text begins with such words.</summary>
    public static bool SaysOut(string text) => Begins().IsMatch(text);

    /// <summary>Whether a text consists of one of them.</summary>
    public static bool IsOut(string text) => Whole().IsMatch(text);

    [GeneratedRegex(
        @"[\s,][-–—*/: (\[]{0,6}(?<status>" + Words + @"\b[^()\[\]]{0,40})[)\]*]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    [GeneratedRegex(@"^\W{0,3}(?:is |was |currently )?" + Words + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"^\W{0,3}(?!injured|moved|unavailable|not |nicht )" + Words + @"\W{0,3}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
