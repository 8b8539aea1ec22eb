using System.Buffers;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Puts a letter into its envelope: the headers of BAR 47 and 52 to 56.</summary>
public sealed class LetterComposer(IOptions<MailOptions> options, PublicAddress publicAddress)
{
    /// <summary>Without its line break (RFC 5322 2.1.1).</summary>
    private const int LongestLine = 998;

    private static readonly SearchValues<char> Printable =
        SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)));

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
        mime.Body = new MultipartAlternative(Part(TextFormat.Plain, letter.Text), Part(TextFormat.Html, letter.Html));
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

    private static TextPart Part(TextFormat format, string words) => new(format) { Text = words, ContentTransferEncoding = Encoded(words) };

    // What servers that know 7 bits only leave as it is (RFC 2045 2.7). Some also take white space off the ends of lines, and some mark
    // a line that begins with "From ", which quoted-printable would not hide.
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
