using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.OfPeople.Names;

/// <summary>Letters that a program garbled in some cells of a file: "O&amp;#39;Brien", "Jos%C3%A9", "JosÃ©", "Jos?".</summary>
internal static partial class BrokenLetters
{
    /// <summary>The common first half of bold and italic mathematical letters, and ligatures.</summary>
    private const string Fonts = "\uD835\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";

    private static readonly SearchValues<char> OfFonts = SearchValues.Create(Fonts);

    private static readonly SearchValues<char> Coded = SearchValues.Create("%=" + Fonts);

    /// <summary>Encoded letters are decoded, with a remark.</summary>
    public static IReadOnlyList<PlanCell> Decoded(IReadOnlyList<PlanCell> cells, Remarks remarks) =>
        !cells.Any(cell => MayBeCoded(cell.Text)) ? cells : [.. cells.Select(cell => cell with { Text = Decoded(cell.Text, remarks) })];

    /// <summary>Cells of UTF-8 that was read as Windows-1252, each with the original text.</summary>
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

    /// <summary>A letter is lost: there is a replacement character, or a question mark beside a letter of a name.</summary>
    public static bool AreLost(PlanCell cell) =>
        cell.Text.Contains('\uFFFD', StringComparison.Ordinal)
        || (PeopleFields.IsOfName(PersonColumns.FieldOf(cell.Field)) && HasQuestionMark(cell.Text));

    /// <summary>A question mark beside a letter, as if in place of one.</summary>
    public static bool HasQuestionMark(string name)
    {
        // "#NAME?" is how a spreadsheet writes a missing value.
        if (name.StartsWith('#'))
            return false;
        for (var at = name.IndexOf('?', StringComparison.Ordinal); at >= 0; at = name.IndexOf('?', at + 1))
        {
            if ((at > 0 && char.IsLetter(name[at - 1])) || (at + 1 < name.Length && char.IsLetter(name[at + 1])))
                return true;
        }
        return false;
    }

    private static bool MayBeCoded(string text) =>
        (text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text))
        || (text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal))
        || text.Contains("\\'", StringComparison.Ordinal)
        || text.AsSpan().IndexOfAny(Coded) >= 0;

    private static string Decoded(string text, Remarks remarks)
    {
        if (!MayBeCoded(text))
            return text;
        var plain = text.AsSpan().ContainsAny(OfFonts) ? text.Normalize(NormalizationForm.FormKC) : text;
        plain = plain.Contains('<', StringComparison.Ordinal) ? Tag().Replace(Break().Replace(plain, "\n"), "") : plain;
        plain = Bytes().Replace(WebUtility.HtmlDecode(plain), bytes => OfBytes(bytes.Value));
        var decoded = EachOnOneLine(plain.Replace("\\'", "'", StringComparison.Ordinal));
        if (decoded == EachOnOneLine(text))
            return text;
        remarks.Count(
            "cells have signs as web pages and programs write them and are read as what they show",
            $"“{Data.Text.OneLine(text)}”, which is {Data.Text.OneLine(decoded)}",
            "cell has signs as web pages and programs write them and is read as what it shows");
        return decoded;
    }

    /// <summary>A line break separates officials and phones.</summary>
    private static string EachOnOneLine(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Data.Text.OneLine));

    private static string OfBytes(string bytes) => bytes == "%40" ? "@"
        : Encoding.UTF8.GetString(Convert.FromHexString(
            bytes.Replace("%", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal)));

    // The tags of struck text stay: <s>, <del>. "<ana@x.example>" is not a tag.
    [GeneratedRegex(
        "</?(?:a|b|i|u|p|em|strong|span|font|div|br|li|ul|ol|td|tr|th|table|tbody|small|big|sup|sub|h[1-6]|nobr|center)"
            + "(?: [^<>@]{0,200}| [^<>]{0,200}[\"'])? ?/?>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("</?(?:br|p|li|div|tr|td|th) ?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    /// <summary>The @ of a link, and letters as two or three bytes of UTF-8 (RFC 3629), percent-encoded or in quoted-printable.</summary>
    [GeneratedRegex(
        "%40|%[CD][0-9A-F]%[89AB][0-9A-F]|%E[0-9A-F](?:%[89AB][0-9A-F]){2}"
        + "|=[CD][0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bytes();
}
