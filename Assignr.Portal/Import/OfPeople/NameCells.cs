using System.Globalization;
using System.Text;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>The name as the cells of one row have it, and what stands behind it.</summary>
/// <param name="isOurs">The portal wrote the file: its names are taken as they stand.</param>
internal sealed class NameCells(Remarks remarks, bool isOurs)
{
    /// <summary>What says that they officiate no longer: "RETIRED".</summary>
    public string? Status { get; private set; }

    /// <summary>Other words or figures behind it: "/L3", "- new".</summary>
    public string? Behind { get; private set; }

    public string Part(PlanCell cell) => Named(cell.Text, isWhole: false);

    public (string First, string Last) Whole(string cell, bool lastFirst = false)
    {
        var text = Named(cell, isWhole: true);
        if (Import.FullName.WithoutBrackets(text) != text && text.AsSpan().IndexOfAny('(', '[') < 0)
            remarks.Count("names have words in quotes, which are left out", text, "name has words in quotes, which are left out");
        else if (Import.FullName.WithoutBrackets(text) != text)
            remarks.Count(
                "names have words in brackets, which are left out", $"“{text}”", "name has words in brackets, which are left out");
        if (!lastFirst)
            return Import.FullName.Split(text);
        var (first, last) = Import.FullName.SplitLastFirst(text);
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

    /// <summary>Nothing at all is said otherwise; signs alone, and marks with no letter to stand on, name nobody.</summary>
    public static bool IsName(string first, string last) => first.Length + last.Length == 0
        || ($"{first}{last}".EnumerateRunes().Any(Rune.IsLetterOrDigit) && HasBase(first) && HasBase(last));

    private string Named(string cell, bool isWhole)
    {
        if (isOurs)
            return Text.OneLine(cell);
        var (name, status) = NameWords.Part(Text.OneLine(remarks.ValueOf(cell, isName: true)));
        Status ??= status;
        var bare = NameMarks.Without(name);
        if (bare != name)
        {
            remarks.Count(
                "names have marks or numbers around them, which are left out", $"“{name}”",
                "name has marks or numbers around it, which are left out");
        }
        (bare, var behind) = NameMarks.Part(bare, isWhole);
        Behind ??= behind;
        return bare;
    }

    private static bool HasBase(string name) => name.Length == 0
        || name.EnumerateRunes().Any(rune => !(Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));
}
