using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Mail;

/// <summary>
/// Where undeliverable letters come back to, and how a report says which letter it is about: by the address it is sent to, where that
/// contains the message's id, and by the envelope id (RFC 3461), where the mail server supports it.
/// </summary>
public sealed class ReturnPath(IOptions<MailOptions> options)
{
    /// <summary>The place of the message's id in <see cref="MailOptions.ReturnPath"/>.</summary>
    public const string Placeholder = "{id}";

    /// <summary>The envelope's sender. Where no return path is set: the letter's sender.</summary>
    internal MailboxAddress Of(MimeMessage letter) => options.Value.ReturnPath.Length == 0
        ? letter.From.Mailboxes.Single()
        : new MailboxAddress("", options.Value.ReturnPath.Replace(Placeholder, EnvelopeId(letter), StringComparison.Ordinal));

    /// <summary>The message's id as reports repeat it.</summary>
    internal static string EnvelopeId(MimeMessage letter) => (letter.MessageId ?? "").Split('@')[0];

    /// <summary>The message whose return path this address is; null where it is none of ours.</summary>
    public Guid? MessageOf(string address)
    {
        if (options.Value.ReturnPath.Split(Placeholder) is not [var before, var after] || address.Length <= before.Length + after.Length
            || !address.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            || !address.EndsWith(after, StringComparison.OrdinalIgnoreCase))
            return null;
        return Guid.TryParseExact(address[before.Length..^after.Length], "N", out var id) ? id : null;
    }
}
