using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Letters;

/// <summary>
/// Makes typed text safe for a letter: nothing invisible, limited in length, and nothing that a mail program would turn into a link
/// (requirements.md 47, 50). Links are broken by a hair space: no program continues a link across white space, and readers hardly see it.
/// Invisible joiners would not do: some programs read them as letters, browsers remove them from host names, and spam filters take them
/// for a disguise.
/// </summary>
internal static partial class Untrusted
{
    private const string HairSpace = "\u200A";

    private static readonly SearchValues<char> Joints = SearchValues.Create(@".。．｡․﹒:/\@＠﹫");

    /// <summary>The name of a person or thing, on one line.</summary>
    /// <param name="linkable">True for a header that is never shown as text, such as To: links in it are not broken.</param>
    public static string Name(string? text, int longest = 80, bool linkable = false)
    {
        var name = Cut(Text.OneLine(text), longest);
        return linkable ? name : Defang(name);
    }

    /// <summary>Plain text with its line breaks; empty where there is none.</summary>
    public static IReadOnlyList<string> Note(string? text) =>
        Text.Lines(text) is { Length: > 0 } lines ? [.. lines.Split('\n').Select(Defang)] : [];

    // True for most names and lines: nothing in them could be part of a link.
    private static string Defang(string text) =>
        text.AsSpan().ContainsAny(Joints) ? LinkJoint().Replace(text, "$0" + HairSpace) : text;

    /// <summary>At most so many characters, and none in the middle.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < longest)
            end = next;
        return text[..end].TrimEnd() + "…";
    }

    // A dot of any script before a possible top-level domain or number; the colon of a scheme; two slashes of either direction; an at sign.
    [GeneratedRegex(@"[.。．｡․﹒](?=\p{L}[\p{L}\p{M}\p{N}]|\p{N})|(?<=\p{L}):(?=\S)|[/\\]{2,}(?=\S)|[@＠﹫](?=\S)")]
    private static partial Regex LinkJoint();
}
