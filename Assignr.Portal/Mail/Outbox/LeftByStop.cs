using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>What happens to stopped messages that were claimed at that moment.</summary>
/// <param name="InFlight">How many are being handed over at this moment and come to their own end.</param>
/// <param name="Cancelled">How many will not be handed over.</param>
internal sealed record LeftByStop(int InFlight, int Cancelled)
{
    /// <param name="stopped">Messages after <see cref="MessageLife.StopAsync"/>, in its transaction.</param>
    public static async Task<LeftByStop> ReadAsync(PortalDb db, IQueryable<Message> stopped, InFlight inFlight, CancellationToken cancel)
    {
        var open = stopped.Where(message => message.SettledAt == null);
        var ids = inFlight.Ids;
        var going = await open.CountAsync(message => ids.Contains(message.Id), cancel);
        return new LeftByStop(going, await open.CountAsync(cancel) - going);
    }
}
