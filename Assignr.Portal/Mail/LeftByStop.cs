using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>How stopped messages end that were not settled yet when they were stopped.</summary>
/// <param name="Gone">The mail server has taken them already; only their rows do not say so yet.</param>
/// <param name="OnTheWire">They are being handed over at this moment and come to their own end.</param>
/// <param name="Cancelled">A sender has claimed them and does not hand them over any more.</param>
internal sealed record LeftByStop(int Gone, int OnTheWire, int Cancelled)
{
    /// <param name="stopped">Messages after <see cref="MessageBook.CancelAsync"/>, in its transaction.</param>
    public static async Task<LeftByStop> ReadAsync(PortalDb db, IQueryable<Message> stopped, OnTheWire wire, CancellationToken cancel)
    {
        var open = stopped.Where(message => message.SettledAt == null);
        var gone = await open.CountAsync(
            message => Settlement.Taken(db).Any(attempt => attempt.MessageId == message.Id && attempt.Number == message.Attempts), cancel);
        var ids = wire.Ids;
        var going = await open.CountAsync(message => ids.Contains(message.Id)
            && !Settlement.Taken(db).Any(attempt => attempt.MessageId == message.Id && attempt.Number == message.Attempts), cancel);
        return new LeftByStop(gone, going, await open.CountAsync(cancel) - gone - going);
    }
}
