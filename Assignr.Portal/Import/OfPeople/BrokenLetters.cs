using System.Net;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Letters that a program wrote otherwise, in some cells of a file: "O&amp;#39;Brien", "JosÃ©", "Jos?".</summary>
internal static class BrokenLetters
{
    /// <summary>Letters as a web page or a program has them are read as what they stand for, and said.</summary>
    public static IReadOnlyList<PlanCell> Decoded(IReadOnlyList<PlanCell> cells, Remarks remarks) =>
        !cells.Any(cell => MayBeCoded(cell.Text)) ? cells : [.. cells.Select(cell => cell with { Text = Decoded(cell.Text, remarks) })];

    /// <summary>Cells of UTF-8 that was read as Windows-1252, each with the text as it was.</summary>
    public static IReadOnlyList<PersonReading.Finding> Mangled(IReadOnlyList<PlanCell> cells)
    {
        var found = new List<PersonReading.Finding>();
        foreach (var cell in cells)
        {
            if (TwiceEncoded.InCell(cell.Text) is { } once)
                found.Add(new PersonReading.Finding(
                    cell.Field, $"“{Data.Text.OneLine(cell.Text)}” seems to be {once.Ended()}", "", once, once));
        }
        return found.Count > 0 ? found : [];
    }

    /// <summary>A letter is lost: a mark that stands for it, or a question mark at a letter of a name.</summary>
    public static bool AreLost(PlanCell cell) =>
        cell.Text.Contains('\uFFFD', StringComparison.Ordinal)
        || (PeopleFields.IsOfName(PersonColumns.FieldOf(cell.Field)) && HasQuestionMark(cell.Text));

    /// <summary>A question mark stands at a letter, as in the place of one.</summary>
    public static bool HasQuestionMark(string name)
    {
        for (var at = name.IndexOf('?', StringComparison.Ordinal); at >= 0; at = name.IndexOf('?', at + 1))
        {
            if ((at > 0 && char.IsLetter(name[at - 1])) || (at + 1 < name.Length && char.IsLetter(name[at + 1])))
                return true;
        }
        return false;
    }

    private static bool MayBeCoded(string text) =>
        (text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal))
        || text.Contains("\\'", StringComparison.Ordinal);

    private static string Decoded(string text, Remarks remarks)
    {
        if (!MayBeCoded(text))
            return text;
        var decoded = Data.Text.OneLine(WebUtility.HtmlDecode(text).Replace("\\'", "'", StringComparison.Ordinal));
        if (decoded == Data.Text.OneLine(text))
            return text;
        remarks.Count(
            "cells have signs as web pages and programs write them and are read as what they show", $"“{text}”, which is {decoded}",
            "cell has signs as web pages and programs write them and is read as what it shows");
        return decoded;
    }
}
