using Assignr.Portal.Access;

namespace Assignr.Portal.Accounts.SetUp;

/// <summary>Prints the set-up link once the server listens: without a configured address, it is known only then.</summary>
internal sealed partial class SetUpLinkPrinter(MintSetUpLink mint, IHostApplicationLifetime life, ILogger<SetUpLinkPrinter> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var starting = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            // To the console and not to the log, because logs are kept and forwarded.
            if (await mint.RunAsync(Caller.Portal, stoppingToken) is { Link: { } link })
                await Console.Out.WriteLineAsync(
                    $"{Environment.NewLine}  No assignor can sign in yet. Open this link to set up the portal; it works once, for 3 "
                    + $"days:{Environment.NewLine}  {link}{Environment.NewLine}");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Failed(broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The set-up link could not be made. Start the portal again to have one printed.")]
    private partial void Failed(Exception broken);
}
