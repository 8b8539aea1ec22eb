using System.Buffers;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Encodings;
using MimeKit.Text;

namespace Assignr.Portal.Mail;

/// <summary>Puts a letter into its envelope: the headers of BAR 47 and 52 to 56.</summary>
public sealed class LetterComposer(IOptions<MailOptions> options, PublicAddress publicAddress)
{
    /// <summary>Without its line break (RFC 5322 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly SearchValues<char> Printable = SearchValues.Create("\r\n" + string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)));

    /// <param name="to">Checked anew: what is in the database is not trusted to be an address (BAR 48).</param>
    public MimeMessage Compose(Letter letter, Message message, EmailAddress to, Site site, DateTimeOffset now)
    {
        // Without headers of its own: MimeKit would make up an id first, and find out this machine's name for it.
        var mime = new MimeMessage(Enumerable.Empty<Header>())
        {
            // The same for every try of this message, so that a double is recognised as one; on our domain, and tells nothing else.
            MessageId = $"{message.Id:N}@{publicAddress.Base.Host}",
            Date = now,
            Subject = Text.OneLine(letter.Subject),
        };
        mime.From.Add(Mailbox(SenderName(site), SenderAddress(site)));
        mime.To.Add(Mailbox(letter.ToName, to.Value));
        if ((letter.ReplyTo ?? site.ReplyTo) is { } replyTo && EmailAddress.Parse(replyTo, out _) is { } answers)
            mime.ReplyTo.Add(Mailbox("", answers.Value));
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mime.Body = new MultipartAlternative { Part(TextFormat.Plain, letter.Text), Part(TextFormat.Html, letter.Html) };
        return mime;
    }

    /// <summary>What the sender address is: the site's own, else the configured one.</summary>
    public string SenderAddress(Site site) =>
        site.SenderAddress is { Length: > 0 } own ? own
        : options.Value.From is { Length: > 0 } configured ? configured
        : $"no-reply@{publicAddress.Base.Host}";

    public string SenderName(Site site) =>
        site.SenderName is { Length: > 0 } own ? own
        : options.Value.FromName is { Length: > 0 } configured ? configured
        : site.Name;

    private static MailboxAddress Mailbox(string name, string address) => new(Encoding.UTF8, Text.OneLine(name), address);

    // Encoded here and not while it is written, which MailKit does twice for each letter: once for its size.
    private static EncodedPart Part(TextFormat format, string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        var (encoding, bytes) = GoesAsItIs(lines)
            ? (ContentEncoding.SevenBit, Encoding.ASCII.GetBytes(lines))
            : (ContentEncoding.QuotedPrintable, QuotedPrintable(lines));
        var part = new EncodedPart(format) { ContentTransferEncoding = encoding, Content = new MimeContent(new MemoryStream(bytes, writable: false), encoding) };
        part.ContentType.Charset = "utf-8";
        return part;
    }

    // What servers that know 7 bits only leave as it is (RFC 2045 2.7). Some also take white space off the ends of lines, and mark "From ".
    private static bool GoesAsItIs(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Printable))
            return false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > LongestLine || line.EndsWith(' ') || line.StartsWith("From ", StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var encoder = new QuotedPrintableEncoder(72);
        var encoded = new byte[encoder.EstimateOutputLength(bytes.Length)];
        var length = encoder.Flush(bytes, 0, bytes.Length, encoded);
        var lines = ("\n" + Encoding.ASCII.GetString(encoded, 0, length)).Replace("\nFrom ", "\n=46rom ", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(lines[1..].ReplaceLineEndings("\r\n"));
    }

    /// <summary>Fit for every server as it is: MailKit need not look through it again.</summary>
    private sealed class EncodedPart(TextFormat format) : TextPart(format)
    {
        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
        }
    }
}
