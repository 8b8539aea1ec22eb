using System.Buffers;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Puts a letter into its envelope: the headers of requirements.md 47 and 52 to 56.</summary>
public sealed class LetterComposer(IOptions<MailOptions> options, PublicAddress publicAddress)
{
    /// <summary>In characters, without the line break (RFC 5322 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly SearchValues<char> Printable =
        SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)));

    /// <param name="to">Parsed again: the database is not trusted to contain an address (requirements.md 48).</param>
    public MimeMessage Compose(Letter letter, Message message, EmailAddress to, Site site, DateTimeOffset now)
    {
        // With an empty list of headers: MimeKit would otherwise make up a Message-ID first, and look up this machine's name for
        // it.
        var mime = new MimeMessage(Enumerable.Empty<Header>())
        {
            // The same for every attempt, so that a double can be recognised; on our domain, and without any other information.
            MessageId = $"{message.Id:N}@{publicAddress.Base.Host}",
            Date = now,
            Subject = Text.OneLine(letter.Subject),
        };
        mime.From.Add(Mailbox(SenderName(site), SenderAddress(site)));
        mime.To.Add(Mailbox(letter.ToName, to.Value));
        if ((letter.ReplyTo ?? site.ReplyTo) is { } replyTo && EmailAddress.Parse(replyTo, out _) is { } answers)
            mime.ReplyTo.Add(Mailbox("", answers.Value));
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            mime.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mime.Body = new MultipartAlternative(Part(TextFormat.Plain, letter.Text), Part(TextFormat.Html, letter.Html));
        return mime;
    }

    /// <summary>The site's own sender address, else the configured one.</summary>
    public string SenderAddress(Site site) =>
        site.SenderAddress is { Length: > 0 } own ? own
        : options.Value.From is { Length: > 0 } configured ? configured
        : $"no-reply@{publicAddress.Base.Host}";

    public string SenderName(Site site) =>
        site.SenderName is { Length: > 0 } own ? own
        : options.Value.FromName is { Length: > 0 } configured ? configured
        : site.Name;

    private static TextPart Part(TextFormat format, string words) => new(format) { Text = words, ContentTransferEncoding = Encoded(words) };

    // Plain 7-bit lines are left as they are by servers that know only 7 bits (RFC 2045 2.7). Lines that end in a space are encoded,
    // because some servers strip it; a line that begins with "From ", which some servers change, needs base64: quoted-printable would not
    // hide it.
    private static ContentEncoding Encoded(string words)
    {
        var encoding = ContentEncoding.SevenBit;
        foreach (var line in words.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("From ", StringComparison.Ordinal))
                return ContentEncoding.Base64;
            if (line.Length > LongestLine || line.EndsWith(' ') || line.ContainsAnyExcept(Printable))
                encoding = ContentEncoding.QuotedPrintable;
        }
        return encoding;
    }

    private static MailboxAddress Mailbox(string name, string address) => new(Encoding.UTF8, Text.OneLine(name), address);
}
