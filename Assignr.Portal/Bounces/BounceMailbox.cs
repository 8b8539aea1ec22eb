using System.Net.Security;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>Reads the mailbox that reports come back to. What was read keeps a keyword, so that each is read once; nothing is deleted.</summary>
internal sealed partial class BounceMailbox(IOptions<BounceOptions> options, ReturnPath returnPath, TakeReport takeReport, ListUnclearReport listUnclearReport, ILogger<BounceMailbox> log)
{
    public const string ReadKeyword = "AssignrRead";

    /// <summary>What a report says stands before the letter that it brings back; what stands behind this is not fetched.</summary>
    private const int MostBytes = 1 << 20;

    private const int Seconds = 60;
    private readonly BounceOptions mailbox = options.Value;

    /// <summary>What takes longer to understand is not understood.</summary>
    internal TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);

    internal Func<MimeMessage, ReturnPath, CancellationToken, (Report? Report, UnclearReport? Unclear)> Understand { get; set; } = ReportReader.Read;

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
        foreach (var id in unread)
        {
            // First written down, then marked: after a crash in between it is read again, which changes nothing.
            var taking = await TakeAsync(await FetchAsync(folder, id, cancel), cancel);
            if (taking is Taking.InHand)
                continue;
            taken += taking is Taking.Taken ? 1 : 0;
            var flags = taking is not Taking.Taken && keeps ? MessageFlags.None : MessageFlags.Seen;
            await folder.StoreAsync(id, new StoreFlagsRequest(StoreAction.Add, flags, keeps ? [ReadKeyword] : []) { Silent = true }, cancel);
        }
        await client.DisconnectAsync(quit: true, cancel);
        return taken;
    }

    private async Task<Taking> TakeAsync(Came came, CancellationToken cancel)
    {
        var taking = came.Report is { } report ? await TryAsync(report.MessageId, () => takeReport.RunAsync(report, cancel)) : null;
        var unclear = came.Unclear ?? (came.Report is not null && taking is null or Taking.NoSuchMessage ? came.AsUnclear : null);
        if (unclear is not null && taking is not Taking.InHand)
            await TryAsync(unclear.MessageId, () => ListAsync(unclear, cancel));
        return taking ?? Taking.NoSuchMessage;
    }

    private async Task<Taking> ListAsync(UnclearReport unclear, CancellationToken cancel)
    {
        await listUnclearReport.RunAsync(unclear, cancel);
        return Taking.NoSuchMessage;
    }

    // Whatever stands in the mailbox, nobody vouches for it: what cannot be read holds up no other; what is gone by now is nothing.
    private async Task<Came> FetchAsync(IMailFolder folder, UniqueId id, CancellationToken cancel)
    {
        Stream start;
        try
        {
            start = await folder.GetStreamAsync(id, 0, MostBytes, cancel);
        }
        catch (MessageNotFoundException)
        {
            return new Came(null, null);
        }
        catch (ImapCommandException refused)
        {
            CannotUnderstand(id.Id, refused.GetType().Name, refused.StackTrace);
            return new Came(null, await HeadAsync(folder, id, cancel));
        }
        try
        {
            return await UnderstandAsync(start, cancel);
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            CannotUnderstand(id.Id, broken.GetType().Name, broken.StackTrace);
            // What has no headers at all is no mail, and is listed only where it was sent to the way back of one of our letters.
            var unclear = await HeadAsync(folder, id, cancel);
            return new Came(null, broken is FormatException && unclear.MessageId is null ? null : unclear);
        }
    }

    // On a thread of its own: whatever a mail makes of the time that it is given, the next one is read.
    private async Task<Came> UnderstandAsync(Stream start, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var reading = Task.Run(
            () =>
            {
                var mail = MimeMessage.Load(start, limit.Token);
                var (report, unclear) = Understand(mail, returnPath, limit.Token);
                return new Came(report, unclear) { AsUnclear = report is null ? null : ReportReader.Unclear(mail, report.MessageId) };
            },
            limit.Token);
        return await reading.WaitAsync(limit.Token);
    }

    private async Task<UnclearReport> HeadAsync(IMailFolder folder, UniqueId id, CancellationToken cancel)
    {
        try
        {
            var head = (await folder.FetchAsync([id], MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope, cancel)).FirstOrDefault()?.Envelope;
            var about = head?.To.Mailboxes.Select(mailbox => returnPath.MessageOf(mailbox.Address)).FirstOrDefault(about => about is not null);
            return new UnclearReport(about, Text.OneLine(head?.From.Mailboxes.FirstOrDefault()?.Address), Text.OneLine(head?.Subject));
        }
        catch (ImapCommandException)
        {
            return new UnclearReport(null, "", "");
        }
    }

    /// <returns>Null where it cannot be written: another try would end as this one.</returns>
    private async Task<Taking?> TryAsync(Guid? messageId, Func<Task<Taking>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Transactions.IsTrouble(broken))
        {
            CannotTake(messageId, broken.GetType().Name, broken.StackTrace);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The report about message {MessageId} could not be taken: {Exception}\n{StackTrace}")]
    private partial void CannotTake(Guid? messageId, string exception, string? stackTrace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} in the mailbox for reports cannot be understood: {Exception}\n{StackTrace}")]
    private partial void CannotUnderstand(uint id, string exception, string? stackTrace);

    /// <summary>What a mail says.</summary>
    private sealed record Came(Report? Report, UnclearReport? Unclear)
    {
        /// <summary>The report as it is listed where it cannot be taken.</summary>
        public UnclearReport? AsUnclear { get; init; }
    }
}
