using System.Globalization;
using System.Net;
using System.Net.Mail;
using FluentEmail.Core;
using Microsoft.Extensions.Options;
using MimeKit;
using Fluent = FluentEmail.Smtp.SmtpSender;

namespace Assignr.Portal.Mail.Transports.FluentEmail;

/// <summary>
/// Mail through FluentEmail.Smtp, only in a build with <c>-p:FluentEmail=true</c>. It is built on System.Net.Mail, which makes a connection
/// for each letter and reports less than SMTP says: where it does not report how far a letter got, the answer is that it may have gone.
/// </summary>
public sealed class FluentEmailTransport(IOptions<MailOptions> options) : IMailTransport
{
    private readonly MailOptions mail = options.Value;

    public string Description => $"FluentEmail to {mail.Host}, port {mail.Port}, {(IsSafe ? "with STARTTLS" : "without encryption")}";

    public string? Warning => IsSafe ? null
        : "Mail leaves in clear: Mail:Security is None. Anyone on the way to the mail server can read the links in our letters.";

    private bool IsSafe => mail.Security is not MailSecurity.None;

    public async Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            var response = await Written(letter).SendAsync(cancel);
            return response.Successful
                ? Handover.Accepted("250 Handed over by FluentEmail")
                : Handover.Doubtful(string.Join(" ", response.ErrorMessages));
        }
        catch (SmtpFailedRecipientException refused)
        {
            return Recipient(refused);
        }
        catch (SmtpException broken)
        {
            return Other(broken);
        }
        catch (OperationCanceledException)
        {
            return Handover.Doubtful("The portal was stopped while the email was on its way.");
        }
    }

    public Task HangUpAsync() => Task.CompletedTask;

    private IFluentEmail Written(MimeMessage letter)
    {
        var (from, to) = (letter.From.Mailboxes.Single(), letter.To.Mailboxes.Single());
        var email = new Email(Email.DefaultRenderer, new Fluent(Client), from.Address, from.Name ?? "")
            // With a name: the overload without one would split the address at semicolons.
            .To(to.Address, to.Name ?? "")
            .Subject(letter.Subject ?? "")
            .Body(letter.HtmlBody ?? "", isHtml: true)
            .PlaintextAlternativeBody(letter.TextBody ?? "")
            .Header("Message-ID", $"<{letter.MessageId}>")
            .Header("Auto-Submitted", "auto-generated");
        foreach (var header in letter.Headers.Where(header => header.Field.StartsWith("List-", StringComparison.Ordinal)))
            email.Header(header.Field, header.Value);
        foreach (var answers in letter.ReplyTo.Mailboxes)
            email.ReplyTo(answers.Address, answers.Name ?? "");
        return email;
    }

    // EnableSsl means STARTTLS and fails where it is not offered: nothing is sent in clear.
    private SmtpClient Client() => new(mail.Host, mail.Port)
    {
        EnableSsl = IsSafe,
        UseDefaultCredentials = false,
        Credentials = mail.UserName.Length > 0 ? new NetworkCredential(mail.UserName, mail.Password) : null,
        Timeout = (int)TimeSpan.FromMinutes(mail.AnswerTimeoutMinutes).TotalMilliseconds,
    };

    private static Handover Recipient(SmtpFailedRecipientException refused) => ((int)refused.StatusCode is >= 500 and not 552
        ? Handover.Refused(Phases.Recipient, Words(refused))
        : Handover.Deferred(Phases.Recipient, Words(refused))) with
    { IsServers = true };

    private static Handover Other(SmtpException broken) => broken.StatusCode switch
    {
        SmtpStatusCode.GeneralFailure when broken.InnerException is System.Net.Sockets.SocketException
            or System.Security.Authentication.AuthenticationException =>
            Handover.ChannelFault(Phases.Connect, $"The mail server cannot be reached safely. {broken.InnerException.Message}"),
        SmtpStatusCode.GeneralFailure => Handover.Doubtful("The connection broke; it is not known whether the email had left."),
        SmtpStatusCode.TransactionFailed or SmtpStatusCode.ExceededStorageAllocation =>
            Handover.Refused(Phases.Answer, Words(broken)) with { IsServers = true },
        SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage =>
            Handover.Deferred(Phases.Answer, Words(broken)) with { IsServers = true },
        _ => Handover.ChannelFault(Phases.Sender, $"The mail server takes no mail from us. {Words(broken)}"),
    };

    private static string Words(SmtpException broken) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)broken.StatusCode} {broken.Message}");
}
