using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Assignr.Portal.Import.Sheets.Decoding;

/// <summary>UTF-8 text that a program read as Windows-1252 and wrote as UTF-8 again: "JosÃ©" was "José".</summary>
internal static partial class TwiceEncoded
{
    public const string Name = "UTF-8, written twice";

    private const int Looked = 2_000;

    /// <summary>With a question mark for missing letters; the default would write the nearest letter, L for Ł.</summary>
    private static readonly Encoding Page = Encodings.OfPage(1252, new EncoderReplacementFallback("?"));

    /// <summary>The original text, where most of its letters beyond ASCII show it; else null.</summary>
    /// <param name="example">Some letters as written, and as they were originally.</param>
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

    /// <summary>The original text of a cell, where each of its runs beyond ASCII shows it; else null.</summary>
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
