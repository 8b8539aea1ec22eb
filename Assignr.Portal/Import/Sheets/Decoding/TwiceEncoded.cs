using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>Text that a program took for Windows-1252 although it was UTF-8, and wrote as UTF-8 again: "JosÃ©" was "José".</summary>
internal static partial class TwiceEncoded
{
    public const string Name = "UTF-8, written twice";

    private const int Looked = 2_000;

    /// <summary>A letter that it does not have becomes a question mark; left to itself it writes the nearest one, L for Ł.</summary>
    private static readonly Encoding Page = Encodings.OfPage(1252, new EncoderReplacementFallback("?"));

    /// <summary>The text as it was, where most of its letters beyond ASCII show that; else null.</summary>
    /// <param name="example">Letters as they stand, and as they were.</param>
    public static string? Undone(string text, out (string Before, string After) example, CancellationToken cancel)
    {
        example = ("", "");
        var (mended, looked) = (0, 0);
        foreach (var run in Beyond().EnumerateMatches(text))
        {
            if (Once(text.Substring(run.Index, run.Length)) is { } once && mended++ == 0)
                example = (text.Substring(run.Index, run.Length), once);
            if (++looked == Looked)
                break;
        }
        return mended * 2 <= looked ? null : Beyond().Replace(text, run =>
        {
            cancel.ThrowIfCancellationRequested();
            return Once(run.Value) ?? run.Value;
        });
    }

    /// <summary>The text of a cell as it was, where each of its runs beyond ASCII shows that; else null.</summary>
    public static string? InCell(string text)
    {
        if (Ascii.IsValid(text))
            return null;
        var (mended, all) = (0, 0);
        var once = Beyond().Replace(text, run =>
        {
            all++;
            mended += Once(run.Value) is null ? 0 : 1;
            return Once(run.Value) ?? run.Value;
        });
        return mended > 0 && mended == all ? once : null;
    }

    private static string? Once(string run)
    {
        var bytes = Page.GetBytes(run);
        return !bytes.Contains((byte)'?') && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    [GeneratedRegex(@"[^\x00-\x7F]+", RegexOptions.CultureInvariant)]
    private static partial Regex Beyond();
}
