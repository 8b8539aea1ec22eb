using System.Threading.Channels;
using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Accounts.Links;

/// <summary>A request from the sign-in pages: for links to the people at an address, or for a new link in place of an old
/// one.</summary>
/// <param name="AddressKey">The key of the typed address; null for a link.</param>
/// <param name="TokenId">The old link; null for an address.</param>
public sealed record PasswordRequest(string? AddressKey, Guid? TokenId, string? IpAddress);

/// <summary>
/// The requests that wait to be answered. The page only adds one, which is the same work for every address; who is reachable there is
/// looked up later, so that the page's answer time does not show it. A request that is lost in a crash has to be made again.
/// </summary>
public sealed class PasswordRequests
{
    private const int MostWaiting = 2000;

    private readonly Channel<PasswordRequest> waiting = Channel.CreateBounded<PasswordRequest>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Returns at once. Where too many wait, the request is dropped and nobody is told.</summary>
    public void Add(PasswordRequest request) => waiting.Writer.TryWrite(request);

    /// <summary>The next request; waits until there is one.</summary>
    public ValueTask<PasswordRequest> NextAsync(CancellationToken cancel) => waiting.Reader.ReadAsync(cancel);

    /// <summary>The next request; null where none waits.</summary>
    public PasswordRequest? Next() => waiting.Reader.TryRead(out var request) ? request : null;
}

/// <summary>Answers requests one after another and, when the portal stops, those that still wait.</summary>
internal sealed partial class PasswordRequestWorker(PasswordRequests requests, AnswerPasswordRequest answer,
    ILogger<PasswordRequestWorker> log) : BackgroundService
{
    // About two minutes, during which another program may keep the database locked.
    private const int MostTries = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await AnswerAsync(await requests.NextAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            while (requests.Next() is { } last)
                await AnswerAsync(last);
        }
    }

    private async Task AnswerAsync(PasswordRequest request)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await answer.RunAsync(Caller.Portal, request);
                return;
            }
            catch (BusyDatabaseException) when (tries < MostTries)
            {
                // The person was told that an email comes. Each try already waits for the database.
            }
            catch (Exception broken)
            {
                // The next request does not depend on this one.
                Failed(broken);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request at the sign-in page could not be answered.")]
    private partial void Failed(Exception broken);
}
