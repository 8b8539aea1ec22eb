using System.Net.Sockets;
using MailKit;
using MailKit.Security;

namespace Assignr.Portal.Bounces;

/// <summary>Whether the mailbox for reports can be read, for the health checks and the mail log. While it cannot, the reports stay in
/// it.</summary>
public sealed class BounceTrouble(TimeProvider clock)
{
    private readonly Lock gate = new();
    private (DateTimeOffset Since, string Words)? trouble;

    /// <summary>Since when it cannot be read, and why, as a sentence without addresses or secrets; null while it can be read, or where none
    /// is set.</summary>
    public (DateTimeOffset Since, string Words)? Now
    {
        get
        {
            lock (gate)
                return trouble;
        }
    }

    internal void Over()
    {
        lock (gate)
            trouble = null;
    }

    /// <returns>Why it cannot be read, as a sentence.</returns>
    internal string Failed(Exception broken, BounceOptions mailbox)
    {
        var words = Words(broken, mailbox);
        lock (gate)
            trouble = (trouble?.Since ?? clock.GetUtcNow(), words);
        return words;
    }

    private static string Words(Exception broken, BounceOptions mailbox) => broken switch
    {
        AuthenticationException => $"{mailbox.Host} did not accept Bounces:UserName and Bounces:Password.",
        FolderNotFoundException => $"There is no folder {mailbox.Folder} (Bounces:Folder).",
        SslHandshakeException =>
            $"There is no safe connection to {mailbox.Host}: it does not speak TLS on port {mailbox.Port}, or its certificate cannot be "
            + "trusted.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            $"No server called {mailbox.Host} can be found (Bounces:Host).",
        SocketException => $"Nothing answers at {mailbox.Host}:{mailbox.Port} (Bounces:Host, Bounces:Port).",
        CommandException or MessageNotFoundException => $"{mailbox.Host} does not hand over the mails in {mailbox.Folder}.",
        FolderNotOpenException => $"{mailbox.Host} lets Bounces:UserName read {mailbox.Folder}, but not mark what was read.",
        IOException or ProtocolException or TimeoutException => $"{mailbox.Host} broke the connection off or stopped answering.",
        NotSupportedException => $"{mailbox.Host} offers no STARTTLS, which Bounces:Security asks for.",
        _ => $"It failed with {broken.GetType().Name}.",
    };
}
