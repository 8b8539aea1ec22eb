using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Assignr.Portal.Data;

/// <summary>How text is cleaned where it enters and folded where it is searched.</summary>
public static class Text
{
    /// <summary>
    /// One line of plain text in NFC: control characters become spaces, runs of white space become one space, both ends are trimmed.
    /// Invisible characters are removed unless they join letters (Persian, Hindi) or an emoji. Lone surrogates become U+FFFD.
    /// </summary>
    public static string OneLine(string? text) =>
        string.IsNullOrEmpty(text) ? ""
            : IsPlain(text) ? text
            : string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As <see cref="OneLine"/>, but line breaks stay, as \n.</summary>
    public static string Lines(string? text) =>
        string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => IsPlain(line)
            ? line
            : Clean(line).TrimEnd())).Trim();

    /// <summary>For searching and sorting: lower case without accents, so that "jose" finds "José" and "strom" finds "Strøm".</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (IsPlain(text) && text.AsSpan().IndexOfAny('^', '`') < 0)
            return text.ToLowerInvariant();
        var folded = new StringBuilder();
        foreach (var character in OneLine(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.Format)
                continue;
            folded.Append(char.ToLowerInvariant(character) switch
            {
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'ø' => "o",
                'ł' => "l",
                'đ' => "d",
                'ð' => "d",
                'þ' => "th",
                'ı' => "i",
                '’' or 'ʼ' or '‘' => "'",
                var other => other.ToString(),
            });
        }
        return folded.ToString();
    }

    // True for most names: printable ASCII with single spaces needs no cleaning and no composing.
    private static bool IsPlain([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text[0] == ' ' || text[^1] == ' ' || text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return false;
        return !text.Contains("  ", StringComparison.Ordinal);
    }

    /// <summary>Whether a joiner (U+200D) or a non-joiner (U+200C) has an effect at this place: between letters of scripts that join, and
    /// in emoji.</summary>
    public static bool Joins(ReadOnlySpan<char> text, int at) =>
        text[at] is '\u200C' or '\u200D' && at > 0 && at < text.Length - 1 && CanJoin(text[at - 1]) && CanJoin(text[at + 1]);

    private static bool CanJoin(char character) => character >= '\u0590' && character is not (>= '\u2000' and <= '\u206F') and not '\uFEFF'
        && !char.IsWhiteSpace(character);

    // The grapheme joiner and the variation selectors are marks that nobody sees.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // A selector belongs to a sign before it, such as an emoji, or to the box of a digit; among letters it only hides them.
    private static bool Selects(string? text, int at) => text is not null && text[at] is '\uFE0E' or '\uFE0F' && at > 0
        && (IsBox(text, at + 1) || !(char.IsLetterOrDigit(text[at - 1]) || char.IsPunctuation(text[at - 1])));

    private static bool IsBox(string text, int at) => at < text.Length && text[at] == '\u20E3';

    private static string Clean(string? text)
    {
        var (clean, at) = (new StringBuilder(), 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Format when !Joins(text, at):
                case UnicodeCategory.NonSpacingMark when IsInvisible(rune) && !Selects(text, at):
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
            at += rune.Utf16SequenceLength;
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
