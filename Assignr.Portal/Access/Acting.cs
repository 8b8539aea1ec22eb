using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Access;

/// <summary>
/// The session that the use case in this flow of calls acts for. It was looked up when the act began; what is written by it is written
/// only if the session still holds then.
/// </summary>
internal static class Acting
{
    private static readonly AsyncLocal<Guid?> SessionId = new();

    public static void As(Guid? sessionId) => SessionId.Value = sessionId;

    /// <summary>The first thing in a transaction: from here to its end nobody else can end the session.</summary>
    /// <exception cref="NotAllowedException">It has ended.</exception>
    public static async Task DemandAsync(PortalDb db, CancellationToken cancel)
    {
        if (SessionId.Value is { } sessionId && !await db.Living().AnyAsync(session => session.Id == sessionId, cancel))
            throw new NotAllowedException("The session ended before anything was written.");
    }
}
