using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using MimeKit.Encodings;
using MimeKit.Text;

namespace Assignr.Portal.Mail;

/// <summary>
/// Both parts of a letter, encoded once and fit for every server, so that they leave in one piece: MimeKit would take each through its
/// filters while it is written.
/// </summary>
internal sealed class LetterBody : Multipart
{
    /// <summary>Without its line break (RFC 5322 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly SearchValues<char> Printable = SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)));

    private readonly string text;
    private readonly string html;
    private byte[] bytes;
    private int length;

    public LetterBody(string text, string html)
        : base("alternative")
    {
        (this.text, this.html) = (text, html);
        // Room for the line breaks and the parts' own headers.
        bytes = new byte[((text.Length + html.Length) * 9 / 8) + 512];
        Part("plain", text);
        Part("html", html);
        Put($"--{Boundary}--\r\n");
    }

    /// <summary>What a part says, for transports that write letters themselves.</summary>
    public override bool TryGetValue(TextFormat format, [NotNullWhen(true)] out TextPart? body)
    {
        body = format switch
        {
            TextFormat.Plain => new TextPart(format) { Text = text },
            TextFormat.Html => new TextPart(format) { Text = html },
            _ => null,
        };
        return body is not null;
    }

    public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
        // It is fit for every server.
    }

    public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        if (!contentOnly)
            Headers.WriteTo(options, stream, cancellationToken);
        stream.Write(bytes, 0, length);
    }

    public override async Task WriteToAsync(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
    {
        if (!contentOnly)
            await Headers.WriteToAsync(options, stream, cancellationToken);
        await stream.WriteAsync(bytes.AsMemory(0, length), cancellationToken);
    }

    private void Part(string format, string words)
    {
        var start = length;
        if (!TryPutAsItIs(format, words))
        {
            length = start;
            Begin(format, "quoted-printable");
            Put(QuotedPrintable(words));
        }
        Put("\r\n");
    }

    private void Begin(string format, string encoding) =>
        Put($"--{Boundary}\r\nContent-Type: text/{format}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n");

    // What servers that know 7 bits only leave as it is (RFC 2045 2.7). Some also take white space off the ends of lines, and mark "From ".
    private bool TryPutAsItIs(string format, string words)
    {
        Begin(format, "7bit");
        var first = true;
        foreach (var line in words.AsSpan().EnumerateLines())
        {
            if (line.Length > LongestLine || line.EndsWith(' ') || line.StartsWith("From ", StringComparison.Ordinal) || line.ContainsAnyExcept(Printable))
                return false;
            if (!first)
                Put("\r\n");
            first = false;
            Put(line);
        }
        return true;
    }

    private static string QuotedPrintable(string words)
    {
        var plain = Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\r\n"));
        var encoder = new QuotedPrintableEncoder(72);
        // Three for each at most, and two for each line of 71. What the encoder itself reckons is too little where nothing is English, and
        // it writes beyond the end without looking.
        var encoded = new byte[(plain.Length * 4) + 8];
        var count = encoder.Flush(plain, 0, plain.Length, encoded);
        var lines = ("\n" + Encoding.ASCII.GetString(encoded, 0, count)).Replace("\nFrom ", "\n=46rom ", StringComparison.Ordinal);
        return lines[1..].ReplaceLineEndings("\r\n");
    }

    private void Put(ReadOnlySpan<char> ascii)
    {
        if (bytes.Length - length < ascii.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + ascii.Length));
        length += Encoding.ASCII.GetBytes(ascii, bytes.AsSpan(length));
    }
}
