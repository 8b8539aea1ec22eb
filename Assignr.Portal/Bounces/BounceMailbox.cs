using System.Net.Security;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Bounces;

/// <summary>Reads the mailbox that reports come back to. What was read keeps a keyword, so that each is read once; nothing is deleted.</summary>
internal sealed partial class BounceMailbox(IOptions<BounceOptions> options, ReturnPath returnPath, TakeReport takeReport, ListUnclearReport listUnclearReport, ILogger<BounceMailbox> log)
{
    public const string ReadKeyword = "AssignrRead";

    /// <summary>Reports are small; something larger is none, and is not fetched.</summary>
    private const uint MostBytes = 1 << 20;

    private const int Seconds = 60;
    private readonly BounceOptions mailbox = options.Value;

    /// <returns>How many reports were taken.</returns>
    public async Task<int> ReadAsync(CancellationToken cancel)
    {
        using var client = new ImapClient { Timeout = Seconds * 1000 };
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors is SslPolicyErrors.None
            || (Fingerprint.Parse(mailbox.CertificateFingerprint) is { } trusted && Fingerprint.Is(certificate, trusted));
        await client.ConnectAsync(mailbox.Host, mailbox.Port, mailbox.Security.ForMailKit(), cancel);
        await client.AuthenticateAsync(Encoding.UTF8, mailbox.UserName, mailbox.Password, cancel);
        var folder = await client.GetFolderAsync(mailbox.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancel);
        // Some servers keep no keyword of ours, Exchange among them: there a mail is read once it counts as seen.
        var keeps = folder.PermanentFlags.HasFlag(MessageFlags.UserDefined) || folder.PermanentKeywords.Contains(ReadKeyword);
        var unread = await folder.SearchAsync(keeps ? SearchQuery.NotKeyword(ReadKeyword) : SearchQuery.NotSeen, cancel);
        var taken = 0;
        const MessageSummaryItems Wanted = MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.Envelope;
        foreach (var summary in unread.Count == 0 ? [] : await folder.FetchAsync(unread, Wanted, cancel))
        {
            var (report, unclear) = await FetchAsync(folder, summary, cancel);
            // First written down, then marked: after a crash in between it is read again, which changes nothing.
            if ((report is not null && !await IsTakenAsync(report, cancel)) || (unclear is not null && !await IsListedAsync(unclear, cancel)))
                continue;
            taken += report is null ? 0 : 1;
            var flags = report is null && keeps ? MessageFlags.None : MessageFlags.Seen;
            await folder.StoreAsync(summary.UniqueId, new StoreFlagsRequest(StoreAction.Add, flags, keeps ? [ReadKeyword] : []) { Silent = true }, cancel);
        }
        await client.DisconnectAsync(quit: true, cancel);
        return taken;
    }

    // Whatever stands in the mailbox, nobody vouches for it: what cannot be parsed holds up no other; what is gone by now is nothing.
    private async Task<(Report? Report, UnclearReport? Unclear)> FetchAsync(IMailFolder folder, IMessageSummary summary, CancellationToken cancel)
    {
        if (summary.Size > MostBytes)
            return (null, Unread(summary));
        try
        {
            return ReportReader.Read(await folder.GetMessageAsync(summary.UniqueId, cancel), returnPath, cancel);
        }
        catch (MessageNotFoundException)
        {
            return (null, null);
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            return (null, Unread(summary));
        }
    }

    private UnclearReport? Unread(IMessageSummary summary)
    {
        var id = summary.Envelope?.To.Mailboxes.Select(mailbox => returnPath.MessageOf(mailbox.Address)).FirstOrDefault(id => id is not null);
        return id is null ? null : new UnclearReport(id, summary.Envelope!.From.Mailboxes.FirstOrDefault()?.Address ?? "", Text.OneLine(summary.Envelope.Subject));
    }

    private Task<bool> IsTakenAsync(Report report, CancellationToken cancel) => TryAsync(report.MessageId, () => takeReport.RunAsync(report, cancel));

    private Task<bool> IsListedAsync(UnclearReport unclear, CancellationToken cancel) => TryAsync(unclear.MessageId, async () =>
    {
        await listUnclearReport.RunAsync(unclear, cancel);
        return true;
    });

    private async Task<bool> TryAsync(Guid? messageId, Func<Task<bool>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Transactions.IsTrouble(broken))
        {
            // It stays unread and is tried again; the others wait for nobody.
            CannotTake(messageId, broken.GetType().Name, broken.StackTrace);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The report about message {MessageId} could not be taken: {Exception}\n{StackTrace}")]
    private partial void CannotTake(Guid? messageId, string exception, string? stackTrace);
}
