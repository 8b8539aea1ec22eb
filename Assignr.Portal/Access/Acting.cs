using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Access;

/// <summary>
/// The session of the use case that runs in this flow of calls. It was checked when the act began; a transaction checks it again, because
/// it may have ended since.
/// </summary>
internal static class Acting
{
    private static readonly AsyncLocal<Guid?> SessionId = new();

    public static void As(Guid? sessionId) => SessionId.Value = sessionId;

    /// <summary>To be called first in a transaction: from here to its end nobody else can end the session.</summary>
    /// <exception cref="NotAllowedException">The session has ended.</exception>
    public static async Task DemandAsync(PortalDb db, CancellationToken cancel)
    {
        if (SessionId.Value is { } sessionId && !await db.Living().AnyAsync(session => session.Id == sessionId, cancel))
            throw new NotAllowedException("The session ended before anything was written.");
    }
}
