using Assignr.Portal.Mail.Outbox;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Bounces;

/// <summary>Reads the mailbox at intervals, in the portal that sends.</summary>
internal sealed partial class BounceService(BounceMailbox mailbox, BounceTrouble trouble, SenderLock senderLock,
    IOptions<BounceOptions> options, TimeProvider clock, ILogger<BounceService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Host.Length == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.EverySeconds), clock);
        try
        {
            do
            {
                if (senderLock.IsOurs)
                    await LookAsync(stoppingToken);
                else
                    trouble.Over();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    internal async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (await mailbox.ReadAsync(cancel) is > 0 and var taken)
                Taken(taken);
            trouble.Over();
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            // Nothing is lost: the reports stay in the mailbox.
            CannotRead(trouble.Failed(broken, options.Value), broken.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} reports about letters that came back were taken")]
    private partial void Taken(int count);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The mailbox for reports (Bounces:Host) cannot be read; it is tried again. {Reason} ({Exception})")]
    private partial void CannotRead(string reason, string exception);
}
