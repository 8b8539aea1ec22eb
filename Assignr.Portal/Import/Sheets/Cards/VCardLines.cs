using System.Buffers;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>
/// The lines of contacts, unfolded: a line continues where the next one begins with a space and, in quoted-printable, where it ends with
/// an equals sign. Only the beginning of a picture is kept.
/// </summary>
internal sealed class VCardLines(string text, int longestCell, CancellationToken cancel)
{
    private const int Looked = 256;

    /// <summary>A character takes up to nine characters in quoted-printable (=E2=82=AC).</summary>
    private const int MostOfLetter = 9;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    // Room for the names and parameters before the value.
    private readonly int longest = (longestCell * MostOfLetter) + 1024;
    private readonly StringBuilder whole = new();
    private bool isCut;
    private bool? isQuoted;

    public IEnumerable<VCardLine> All()
    {
        var (first, number, isOpen) = (1, 0, false);
        for (var at = 0; at < text.Length;)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            var end = text.AsSpan(at).IndexOfAny(LineEnds) is var next and >= 0 ? at + next : text.Length;
            var isFolded = end > at && text[at] is ' ' or '\t';
            if (whole.Length > 0 && isOpen && IsQuoted())
            {
                whole.Length--;
                Append(at, end);
            }
            else if (whole.Length > 0 && isFolded)
            {
                Append(at + 1, end);
            }
            else
            {
                if (whole.Length > 0)
                    yield return new VCardLine(first, whole.ToString(), isCut);
                Begin(at, end);
                first = number;
            }
            isOpen = end > at && text[end - 1] == '=';
            at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }
        if (whole.Length > 0)
            yield return new VCardLine(first, whole.ToString(), isCut);
    }

    private void Begin(int at, int end)
    {
        whole.Clear();
        (isCut, isQuoted) = (false, null);
        Append(at, end);
    }

    private void Append(int at, int end)
    {
        var fits = Math.Min(end - at, longest - whole.Length);
        whole.Append(text, at, fits);
        isCut |= fits < end - at;
    }

    /// <summary>Known as soon as the colon after the parameters was read.</summary>
    private bool IsQuoted()
    {
        if (isQuoted is null)
        {
            var head = whole.ToString(0, Math.Min(whole.Length, Looked));
            var colon = head.IndexOf(':', StringComparison.Ordinal);
            isQuoted = colon < 0 && whole.Length < Looked
                ? null
                : colon > 0 && head.AsSpan(0, colon).Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
        }
        return isQuoted == true;
    }
}

/// <param name="Number">The number of its first line, from 1.</param>
/// <param name="IsCut">The line is longer than this text.</param>
internal readonly record struct VCardLine(int Number, string Text, bool IsCut);
