namespace Assignr.Portal.Mail;

/// <summary>The loop around <see cref="Sender"/>.</summary>
public sealed partial class SenderService(Sender sender, MailBell bell, IMailTransport transport, ILogger<SenderService> log) : BackgroundService
{
    /// <summary>How long the host waits for us; a hand-over that takes longer is broken off a little earlier, so that it can be recorded.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.Warning is { } warning)
            Unsafe(warning);
        using var abort = new CancellationTokenSource();
        await using var last = stoppingToken.Register(() => abort.CancelAfter(ShutdownTimeout - TimeSpan.FromSeconds(10)));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sender.RunOnceAsync(stoppingToken, abort.Token);
                await bell.WaitAsync(await sender.RestAsync(LongestRest, stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                Failed(broken.GetType().Name, broken.StackTrace);
                await Task.Delay(AfterTrouble, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Unsafe(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sender failed and goes on in a moment: {Exception}\n{StackTrace}")]
    private partial void Failed(string exception, string? stackTrace);
}
