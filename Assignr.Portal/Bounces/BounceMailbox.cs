using System.Runtime.ExceptionServices;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using MailKit;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.IO;

namespace Assignr.Portal.Bounces;

/// <summary>Reads the mailbox that reports come back to. Mails that were read are marked with a keyword, so that each is read once;
/// nothing is deleted.</summary>
internal sealed partial class BounceMailbox(
    IOptions<BounceOptions> options, ReturnPath returnPath, TakeReport takeReport, ListUnclearReport listUnclearReport, TimeProvider clock,
    ILogger<BounceMailbox> log)
{
    /// <summary>In bytes. A report's own text stands before the letter that it returns; what lies further back is not fetched.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>How many mails may fail in one round; the next round reads the others.</summary>
    private const int MostFailures = 10;

    // Much deeper than the parts that are read.
    internal static readonly ParserOptions Parsing = new() { MaxMimeDepth = 64 };

    private readonly BounceOptions mailbox = options.Value;
    private readonly MailsAside asides = new(clock);

    /// <summary>A mail that takes longer to parse counts as not understood.</summary>
    internal TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(20);

    internal Func<MimeMessage, ReturnPath, CancellationToken, (Report? Report, UnclearReport? Unclear)> Understand { get; set; } =
        ReportReader.Read;

    /// <returns>How many reports were recorded.</returns>
    /// <exception cref="Exception">The mailbox cannot be read. A fault of one mail does not stop the others: that mail is set
    /// aside.</exception>
    public async Task<int> ReadAsync(CancellationToken cancel)
    {
        using var connection = new BounceConnection(mailbox);
        var unread = await connection.UnreadAsync(cancel);
        var due = asides.Due(connection.Validity, unread);
        var first = await ReadAsync(connection, due, isAgain: false, cancel);
        // A broken connection says little about a mail, so each failed one is tried once more.
        var second = await ReadAsync(connection, first.Failed.ConvertAll(one => one.Id), isAgain: true, cancel);
        var isServerWell = first.Read + second.Read > 0 || due.Count == 1;
        foreach (var (id, _) in second.Failed)
            await SetAsideAsync(connection, id, isServerWell, cancel);
        if (!isServerWell && second.Failed.Count > 0)
            ExceptionDispatchInfo.Throw(second.Failed[0].Because);
        await connection.CloseAsync(cancel);
        return first.Taken + second.Taken;
    }

    private async Task<Pass> ReadAsync(BounceConnection connection, List<UniqueId> ids, bool isAgain, CancellationToken cancel)
    {
        var (read, taken, failed) = (0, 0, new List<(UniqueId Id, Exception Because)>());
        foreach (var id in ids.TakeWhile(_ => failed.Count < MostFailures))
        {
            // Opened here, because a mailbox that cannot be opened is not the fault of a mail.
            await connection.OpenAsync(cancel);
            var (written, because) = await ReadAsync(connection, id, cancel);
            if (because is null)
            {
                asides.Forget(id);
                read++;
                taken += written is Taking.Taken ? 1 : 0;
                continue;
            }
            failed.Add((id, because));
            CannotRead(id.Id, because.GetType().Name);
            if (isAgain)
                asides.Written(id, written);
            else
                asides.Put(id, written);
        }
        return new Pass(read, taken, failed);
    }

    private async Task<(Taking? Written, Exception? Because)> ReadAsync(BounceConnection connection, UniqueId id, CancellationToken cancel)
    {
        if (asides.WrittenAs(id) is not { } written)
        {
            var (came, unread) = await TryAsync(() => FetchAsync(connection, id, cancel), cancel);
            if (came is null)
                return (null, unread);
            written = await TakeAsync(came, cancel);
        }
        // Recorded first, then marked: after a crash in between it is read again, which changes nothing.
        return written is Taking.InHand ? (written, null) : (written, await MarkAsync(connection, id, written, cancel));
    }

    private static async Task<Exception?> MarkAsync(BounceConnection connection, UniqueId id, Taking written, CancellationToken cancel) =>
        (await TryAsync(
            async () =>
            {
                await connection.MarkReadAsync(id, isTaken: written is Taking.Taken, cancel);
                return connection;
            },
            cancel)).Because;

    // Whatever the server does (refuses, breaks off, stops answering, breaks the protocol), it counts as a failure of this mail.
    private static async Task<(T? Done, Exception? Because)> TryAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
        where T : class
    {
        try
        {
            return (await ask(), null);
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            return (null, broken);
        }
    }

    private async Task SetAsideAsync(BounceConnection connection, UniqueId id, bool isServerWell, CancellationToken cancel)
    {
        if (asides.IsToList(id, isServerWell))
        {
            var unclear = await HeadAsync(connection, id, cancel) with { IsNotHandedOver = true };
            await TryAsync(unclear.MessageId, () => ListAsync(unclear, cancel));
        }
        if (asides.IsGivenUp(id))
            await MarkAsync(connection, id, Taking.NoSuchMessage, cancel);
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

    // Nobody vouches for the mails in the mailbox. One that has disappeared counts as empty.
    private async Task<Came> FetchAsync(BounceConnection connection, UniqueId id, CancellationToken cancel)
    {
        var folder = await connection.OpenAsync(cancel);
        Stream start;
        try
        {
            start = await folder.GetStreamAsync(id, 0, MostBytes, cancel);
        }
        catch (MessageNotFoundException)
        {
            if ((await folder.FetchAsync([id], MessageSummaryItems.UniqueId, cancel)).Count > 0)
                throw;
            return new Came(null, null);
        }
        try
        {
            return await UnderstandAsync(start, cancel);
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            CannotUnderstand(id.Id, broken.GetType().Name, broken.StackTrace);
            // A mail without any headers is listed only where it was sent to the return path of one of our letters.
            var unclear = await HeadAsync(connection, id, cancel);
            return new Came(null, broken is FormatException && unclear.MessageId is null ? null : unclear);
        }
    }

    // On a thread of its own, so that a mail that takes too long does not keep the next one from being read.
    private async Task<Came> UnderstandAsync(Stream start, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        var reading = Task.Run(
            () =>
            {
                using var read = new BoundStream(start, 0, Math.Min(start.Length, MostBytes), leaveOpen: false);
                var isWhole = start.Length < MostBytes;
                var mail = MimeMessage.Load(Parsing, read, limit.Token);
                var (report, unclear) = Understand(mail, returnPath, limit.Token);
                // The report may lie behind the part that was fetched.
                if (report is null && unclear is null && !isWhole && ReportWriters.Of(mail) is not ReportWriter.Away)
                    unclear = ReportReader.Unclear(mail, null);
                return new Came(report, unclear) { AsUnclear = report is null ? null : ReportReader.Unclear(mail, report.MessageId) };
            },
            limit.Token);
        return await reading.WaitAsync(limit.Token);
    }

    private async Task<UnclearReport> HeadAsync(BounceConnection connection, UniqueId id, CancellationToken cancel)
    {
        var (heads, _) = await TryAsync(
            async () => await (await connection.OpenAsync(cancel)).FetchAsync([id],
                MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope, cancel), cancel);
        var head = heads?.FirstOrDefault()?.Envelope;
        var about = head?.To.Mailboxes.Select(mailbox => returnPath.MessageOf(mailbox.Address)).FirstOrDefault(about => about is not null);
        return new UnclearReport(about, Text.OneLine(head?.From.Mailboxes.FirstOrDefault()?.Address), Text.OneLine(head?.Subject));
    }

    /// <returns>Null where it cannot be written, and another try would fail too.</returns>
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

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Mail {Id} in the mailbox for reports cannot be understood: {Exception}\n{StackTrace}")]
    private partial void CannotUnderstand(uint id, string exception, string? stackTrace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} in the mailbox for reports cannot be read or marked: {Exception}")]
    private partial void CannotRead(uint id, string exception);

    /// <param name="Read">How many mails the server delivered and, where they are finished, let us mark.</param>
    private sealed record Pass(int Read, int Taken, List<(UniqueId Id, Exception Because)> Failed);

    /// <summary>The content of a mail.</summary>
    private sealed record Came(Report? Report, UnclearReport? Unclear)
    {
        /// <summary>How the report is listed where it cannot be recorded.</summary>
        public UnclearReport? AsUnclear { get; init; }
    }
}
