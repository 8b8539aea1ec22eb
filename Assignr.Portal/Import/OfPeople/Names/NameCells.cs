using System.Globalization;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.OfPeople.Officiating;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>The name in the cells of one row, and the text after it.</summary>
/// <param name="isOurs">The portal wrote the file, so its names are taken as they are.</param>
internal sealed class NameCells(Remarks remarks, bool isOurs)
{
    private static readonly HashSet<string> Firms = ["inc", "llc", "ltd", "corp", "gmbh", "e.v", "s.a", "s.l", "sarl", "plc"];

    /// <summary>In the case in which programs write them: some people are called Null or Nan.</summary>
    private static readonly HashSet<string> OfPrograms =
        ["true", "True", "TRUE", "false", "False", "FALSE", "null", "NULL", "nan", "NaN", "nil", "WAHR", "FALSCH", "VERDADERO", "FALSO"];

    /// <summary>The tags of struck text.</summary>
    private static readonly string[] Struck = ["s", "del", "strike"];

    /// <summary>A word that says that they no longer officiate: "RETIRED".</summary>
    public string? Status { get; private set; }

    /// <summary>Other words or numbers after it: "/L3", "- new".</summary>
    public string? Behind { get; private set; }

    public string Part(PlanCell cell)
    {
        var text = Named(cell.Text, isWhole: false);
        // "Ana(1)" is one word.
        if (isOurs || (text.AsSpan().IndexOfAny('(', '[') is > 0 and var open && text[open - 1] != ' '))
            return text;
        SayBrackets(text);
        return Import.Names.FullName.WithoutBrackets(text);
    }

    public (string First, string Last) Whole(string cell, bool lastFirst = false)
    {
        var text = Named(cell, isWhole: true, lastFirst);
        SayBrackets(text);
        if (!lastFirst)
            return Import.Names.FullName.Split(text);
        var (first, last) = Import.Names.FullName.SplitLastFirst(text);
        if (first.Contains(' ', StringComparison.Ordinal) && !text.Contains(',', StringComparison.Ordinal))
        {
            remarks.Count(
                "names have more than two words, of which the last name is the first", $"“{text}”, where it is {last}",
                "name has more than two words, of which the last name is the first");
        }
        return (first, last);
    }

    public string WithoutTitle(string name)
    {
        var bare = isOurs ? name : NameWords.WithoutTitle(name);
        if (bare != name)
            remarks.Count("names have a title, which is left out", $"“{name}”", "name has a title, which is left out");
        return bare;
    }

    /// <summary>True also where both are empty, which is reported elsewhere. Signs alone, and accents without a letter, are not a
    /// name.</summary>
    public static bool IsName(string first, string last) => first.Length + last.Length == 0
        || ($"{first}{last}".EnumerateRunes().Any(Rune.IsLetterOrDigit) && HasBase(first) && HasBase(last));

    /// <summary>"Rye Rec, Inc.", "Mill Road GmbH": a company in the cell of a name; null where there is none.</summary>
    public static string? Firm(IReadOnlyList<PlanCell> cells) => cells.FirstOrDefault(cell => PeopleFields.IsWholeName(cell.Field)
        && cell.Text.LastIndexOf(' ') is > 0 and var space
        && Firms.Contains(cell.Text[(space + 1)..].TrimEnd('.').ToLowerInvariant()))?.Text;

    /// <summary>A half of a name that may not be one: only numbers, or a program's word for no value; null where it is one.</summary>
    public static string? NoName(string half) => half.Length > 0 && (OfPrograms.Contains(half)
        || (half.AsSpan().ContainsAnyInRange('0', '9') && !half.EnumerateRunes().Any(Rune.IsLetter))) ? half : null;

    /// <summary>Brackets that name another person, or say that somebody is out, are more than a nickname and become a remark.</summary>
    private void SayBrackets(string text)
    {
        if (Import.Names.FullName.WithoutBrackets(text) == text)
            return;
        if (text.AsSpan().IndexOfAny('(', '[') is not (>= 0 and var open))
        {
            remarks.Count("names have words in quotes, which are left out", text, "name has words in quotes, which are left out");
            return;
        }
        remarks.Count("names have words in brackets, which are left out", $"“{text}”", "name has words in brackets, which are left out");
        var words = Columns.Key(text[open..]).Split(' ');
        if ((words.Length > 1 && words.Any(WhoseWords.IsOther)) || words[0] is "ret" or "rip" || StandingWords.SayOut(text[open..]))
            Behind ??= text[open..];
    }

    private string Named(string cell, bool isWhole, bool lastFirst = false)
    {
        if (isOurs)
            return Text.OneLine(cell);
        var (name, status) = NameWords.Part(Text.OneLine(remarks.ValueOf(cell, isName: true)));
        Status ??= status;
        if (name.Contains("</", StringComparison.Ordinal))
            name = WithoutStruck(name);
        var bare = NameMarks.Without(name);
        if (bare != name)
        {
            remarks.Count(
                "names have marks or numbers around them, which are left out", $"“{name}”",
                "name has marks or numbers around it, which are left out");
        }
        (bare, var behind) = NameMarks.Part(bare, isWhole);
        if (isWhole && behind is null)
            (bare, behind) = WordsBehind.Part(bare, lastFirst);
        Behind ??= behind;
        return bare;
    }

    /// <summary>The name without the tags of struck text, which are kept as text after it: a struck name may mean that somebody is
    /// out.</summary>
    private string WithoutStruck(string name)
    {
        foreach (var mark in Struck)
        {
            if (!name.Contains($"<{mark}>", StringComparison.OrdinalIgnoreCase))
                continue;
            Behind ??= $"<{mark}>";
            name = name.Replace($"<{mark}>", "", StringComparison.OrdinalIgnoreCase)
                .Replace($"</{mark}>", "", StringComparison.OrdinalIgnoreCase);
        }
        return Text.OneLine(name);
    }

    private static bool HasBase(string name) => name.Length == 0
        || name.EnumerateRunes().Any(rune => !(Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));
}
