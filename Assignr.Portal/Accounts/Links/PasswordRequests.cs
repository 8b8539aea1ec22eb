using System.Threading.Channels;
using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Accounts.Links;

/// <summary>What somebody at the door asked for: a link to whoever is reachable at an address, or a new one for an old
/// link's person.</summary>
/// <param name="AddressKey">What was typed, as addresses are compared; null for a link.</param>
/// <param name="TokenId">The old link; null for an address.</param>
public sealed record PasswordRequest(string? AddressKey, Guid? TokenId, string? IpAddress);

/// <summary>
/// The requests that wait to be answered. The page only puts one here, the same work for everybody; whether anybody is known there is
/// looked up afterwards, where no clock of a stranger's sees it. A request lost in a crash is asked again.
/// </summary>
public sealed class PasswordRequests
{
    private const int MostWaiting = 2000;

    private readonly Channel<PasswordRequest> waiting = Channel.CreateBounded<PasswordRequest>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Returns at once; when too many wait, the newest is dropped without a word.</summary>
    public void Add(PasswordRequest request) => waiting.Writer.TryWrite(request);

    /// <summary>The next one; waits until there is one.</summary>
    public ValueTask<PasswordRequest> NextAsync(CancellationToken cancel) => waiting.Reader.ReadAsync(cancel);

    /// <summary>The next one, or null where none waits.</summary>
    public PasswordRequest? Next() => waiting.Reader.TryRead(out var request) ? request : null;
}

/// <summary>Answers requests one after the other, and on the way out those that still wait.</summary>
internal sealed partial class PasswordRequestWorker(PasswordRequests requests, AnswerPasswordRequest answer,
    ILogger<PasswordRequestWorker> log) : BackgroundService
{
    // Two minutes of a database that somebody else holds.
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
                // Whoever asked was told that an email comes; each try waits by itself.
            }
            catch (Exception broken)
            {
                // The next one's answer does not depend on this one.
                Failed(broken);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request at the sign-in page could not be answered.")]
    private partial void Failed(Exception broken);
}
