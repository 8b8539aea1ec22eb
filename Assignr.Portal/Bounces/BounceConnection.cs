using System.Net.Security;
using System.Text;
using Assignr.Portal.Mail.Transports;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Assignr.Portal.Bounces;

/// <summary>The mailbox folder of the reports, opened for one round. Where the server breaks off at one mail, it is opened again for
/// the next one.</summary>
internal sealed class BounceConnection(BounceOptions mailbox) : IDisposable
{
    public const string ReadKeyword = "AssignrRead";

    private const int Seconds = 60;
    private ImapClient client = new();
    private IMailFolder? folder;

    /// <summary>The UIDVALIDITY of the folder: its mails have their numbers under this value only (RFC 3501 2.3.1.1).</summary>
    public uint Validity { get; private set; }

    // Some servers, Exchange among them, store no keyword of ours: there a mail counts as read once it is marked as seen.
    private bool KeepsKeyword => folder!.PermanentFlags.HasFlag(MessageFlags.UserDefined) || folder.PermanentKeywords.Contains(ReadKeyword);

    public async Task<IList<UniqueId>> UnreadAsync(CancellationToken cancel)
    {
        var open = await OpenAsync(cancel);
        Validity = open.UidValidity;
        return await open.SearchAsync(KeepsKeyword ? SearchQuery.NotKeyword(ReadKeyword) : SearchQuery.NotSeen, cancel);
    }

    public async Task<IMailFolder> OpenAsync(CancellationToken cancel)
    {
        if (folder is { IsOpen: true } && client.IsAuthenticated)
            return folder;
        client.Dispose();
        client = new ImapClient { Timeout = Seconds * 1000 };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors is SslPolicyErrors.None
            || (Fingerprint.Parse(mailbox.CertificateFingerprint) is { } trusted && Fingerprint.Is(certificate, trusted));
        await client.ConnectAsync(mailbox.Host, mailbox.Port, mailbox.Security.ForMailKit(), cancel);
        await client.AuthenticateAsync(Encoding.UTF8, mailbox.UserName, mailbox.Password, cancel);
        folder = await client.GetFolderAsync(mailbox.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        return folder;
    }

    /// <param name="isTaken">Whether nobody has to look at the mail.</param>
    public async Task MarkReadAsync(UniqueId id, bool isTaken, CancellationToken cancel)
    {
        var open = await OpenAsync(cancel);
        var flags = isTaken || !KeepsKeyword ? MessageFlags.Seen : MessageFlags.None;
        await open.StoreAsync(id, new StoreFlagsRequest(StoreAction.Add, flags, KeepsKeyword
            ? [ReadKeyword]
            : [])
        { Silent = true }, cancel);
    }

    /// <summary>Everything is done by now, so a server that does not answer LOGOUT does no harm.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // The client closes the connection when it is disposed.
        }
    }

    public void Dispose() => client.Dispose();
}
