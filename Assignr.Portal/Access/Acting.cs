using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Access;

/// <summary>
/// The session of the use case that runs in this flow of calls. It was checked when the act began; a transaction checks it again, because
/// it may have ended since.
/// </summary>
internal static class Acting
{
    private static readonly AsyncLocal<(Guid SessionId, Who Who)?> Current = new();

    public static void As(Guid? sessionId, Who who) => Current.Value = sessionId is { } id && who != Who.Anyone ? (id, who) : null;

    /// <summary>To be called first in a transaction: from here to its end nobody else can end the session.</summary>
    /// <exception cref="NotAllowedException">The session has ended.</exception>
    public static async Task DemandAsync(PortalDb db, CancellationToken cancel)
    {
        if (Current.Value is not var (sessionId, who))
            return;
        var now = await db.Living().Where(session => session.Id == sessionId)
            .Select(session => new { session.PersonId, session.Permissions }).SingleOrDefaultAsync(cancel)
            ?? throw new NotAllowedException("The session ended before anything was written.");
        // Who changes their own permissions stays signed in where they do it, and may have pressed something else in another tab.
        if (!new Caller { PersonId = now.PersonId, Permissions = now.Permissions, Name = "" }.Is(who))
            throw new NotAllowedException("The permission was taken away before anything was written.");
    }
}
