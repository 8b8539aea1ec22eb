using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Names;

namespace Assignr.Portal.Import.OfGames.Crews.Names;

/// <summary>Marks, phones and fees beside the name of an official: "Ivy Ito*", "Ivy Ito 555-555-0100", "Ivy Ito $65".</summary>
internal static partial class AroundNames
{
    /// <summary>The text without phones and fees after the names in it.</summary>
    public static string WithoutFigures(string text) =>
        !text.AsSpan().ContainsAnyInRange('0', '9') ? text
            : Figures().Replace(text, mark => mark.Value.Count(char.IsDigit) >= LeastDigits(mark.Value) ? "" : mark.Value);

    /// <summary>One name without marks around it. Struck text (~~Ivy~~) and a question mark (Ivy?) stay.</summary>
    public static string WithoutMarks(string name) =>
        name.Length < 2 || name.Contains("~~", StringComparison.Ordinal) || char.IsAsciiDigit(name[^1]) || !HasMark(name) ? name
            : Text.OneLine(NameMarks.Without(name));

    private static bool HasMark(string name) => !char.IsLetter(name[0]) || !(char.IsLetter(name[^1]) || name[^1] is '.' or ')' or ']');

    /// <summary>A phone has at least seven digits, a fee one.</summary>
    private static int LeastDigits(string figures) => figures.AsSpan().ContainsAny('$', '€', '£') ? 1 : 7;

    [GeneratedRegex(
        @"(?<=[\p{L}.)\]>])(?:[^\S\n]{0,4}[-–,:][^\S\n]{0,4}|[^\S\n]{1,4})"
            + @"(?:\+?[0-9(][0-9 ()./-]{5,17}[0-9]|[$€£] ?[0-9]{1,4}(?:[.,][0-9]{2})?|[0-9]{1,4} ?[€$£])(?=\s{0,4}(?:$|[,;/|&\n\r]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
