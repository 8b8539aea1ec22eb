using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Log;

/// <summary>Every attempt of one message, with how far it got and the mail server's words.</summary>
[Allow(Who.Readers)]
public sealed class LoadAttempts(IDbContextFactory<PortalDb> database)
{
    /// <returns>Oldest first.</returns>
    public async Task<IReadOnlyList<Attempt>> RunAsync(Caller caller, Guid messageId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Attempts.AsNoTracking().Where(attempt => attempt.MessageId == messageId)
            .OrderBy(attempt => attempt.At).ThenBy(attempt => attempt.Number).ToListAsync(cancel);
    }
}
