using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Mail;

/// <summary>
/// Where a letter comes back to that cannot be delivered after all, and how a report says which one it was: by the address it comes
/// back to, where that holds the message's id, and by the envelope id (RFC 3461) where the mail server takes one.
/// </summary>
public sealed class ReturnPath(IOptions<MailOptions> options)
{
    /// <summary>Stands in <see cref="MailOptions.ReturnPath"/> for the message's id.</summary>
    public const string Placeholder = "{id}";

    /// <summary>The envelope's sender: the letter's own where none is set.</summary>
    internal MailboxAddress Of(MimeMessage letter) => options.Value.ReturnPath.Length == 0
        ? letter.From.Mailboxes.Single()
        : new MailboxAddress("", options.Value.ReturnPath.Replace(Placeholder, EnvelopeId(letter), StringComparison.Ordinal));

    /// <summary>The id of the message, as reports repeat it.</summary>
    internal static string EnvelopeId(MimeMessage letter) => (letter.MessageId ?? "").Split('@')[0];

    /// <summary>Which message's way back this address is; null where it is none of ours.</summary>
    public Guid? MessageOf(string address)
    {
        if (options.Value.ReturnPath.Split(Placeholder) is not [var before, var after] || address.Length <= before.Length + after.Length
            || !address.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            || !address.EndsWith(after, StringComparison.OrdinalIgnoreCase))
            return null;
        return Guid.TryParseExact(address[before.Length..^after.Length], "N", out var id) ? id : null;
    }
}
