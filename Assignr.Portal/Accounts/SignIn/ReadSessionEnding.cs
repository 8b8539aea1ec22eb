using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>When the caller's session ends. Asking does not extend it.</summary>
[Allow(Who.SignedIn)]
public sealed class ReadSessionEnding(IDbContextFactory<PortalDb> database, SeenSessions seen, IOptions<SessionLimits> limits)
{
    /// <returns>Null where it has ended meanwhile.</returns>
    public async Task<SessionEnding?> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var session = await db.Living().AsNoTracking().SingleOrDefaultAsync(session => session.Id == caller.SessionId, cancel);
        return session is null ? null : limits.Value.EndOf(session with { SeenAt = seen.LastOf(session) });
    }
}

/// <summary>
/// For pages without a circuit: GET answers when their session ends, POST extends it. The answer 401 means that it has ended.
/// </summary>
internal static class SessionEndingEndpoint
{
    public const string Path = "/session";

    public static void MapSessionEnding(this WebApplication app)
    {
        app.MapGet(Path, ReadAsync);
        app.MapPost(Path, StayAsync);
    }

    private static async Task<IResult> StayAsync(
        HttpContext http, CurrentCaller current, ReadSessionEnding read, SeenSessions seen, TimeProvider time, CancellationToken cancel)
    {
        if (await current.FromAsync(http.User, null, cancel) is { SessionId: { } sessionId } me)
            seen.Touch(sessionId, me.Permissions);
        return await ReadAsync(http, current, read, time, cancel);
    }

    private static async Task<IResult> ReadAsync(
        HttpContext http, CurrentCaller current, ReadSessionEnding read, TimeProvider time, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var me = await current.FromAsync(http.User, null, cancel);
        return me.SessionId is not null && await read.RunAsync(me, cancel) is { } ending
            ? Results.Json(new { soon = ending.IsSoon(time.GetUtcNow()), ending.CanStay })
            : Results.Unauthorized();
    }
}
