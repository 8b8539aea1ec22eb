using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>Prints on the console, once the server listens, what the person who started it needs.</summary>
internal sealed class Welcome(IOptions<StorageOptions> storage, IMailTransport mail, PublicAddress address) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"""

              Assignr Portal is running.

                Open it at   {address.Base}
                Mail         {mail.Description.Replace("/mailbox", address.Link("mailbox"), StringComparison.Ordinal)}
                Database     {storage.Value.FullPath}

            """);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
