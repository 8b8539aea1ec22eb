using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>How stopped messages end that a sender had claimed when they were stopped.</summary>
/// <param name="InFlight">They are being handed over at this moment and come to their own end.</param>
/// <param name="Cancelled">They are not handed over any more.</param>
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
