using System.Diagnostics;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Audit;

public static class AuditTrail
{
    public const int LongestDetail = 1000;

    /// <summary>Adds an entry to the act's own unit of work: it is saved, or not, together with the act.</summary>
    /// <param name="act">One of <see cref="Act"/>.</param>
    /// <param name="personId">Whom it was done to.</param>
    /// <param name="detail">A sentence without secrets; cleaned of control characters.</param>
    public static void Record(this PortalDb db, Caller caller, string act, DateTimeOffset now, Guid? personId = null,
        string? detail = null) =>
        db.AuditEntries.Add(Entry(caller, act, now, personId, detail));

    /// <summary>Writes down an act that changes nothing else, such as taking data out: read first, so that nobody waits
    /// for the reading.</summary>
    public static Task RecordAsync(
        this IDbContextFactory<PortalDb> database, Caller caller, string act, DateTimeOffset now, string detail,
        CancellationToken cancel) =>
        database.WriteAsync(db =>
        {
            db.Record(caller, act, now, detail: detail);
            return Task.CompletedTask;
        }, cancel);

    /// <summary>An entry to be inserted with many others; otherwise as <see cref="Record"/>.</summary>
    public static AuditEntry Entry(Caller caller, string act, DateTimeOffset now, Guid? personId = null, string? detail = null)
    {
        var text = detail is null ? null : Text.OneLine(detail);
        return new AuditEntry
        {
            At = now,
            Act = act,
            ActorId = caller.PersonId,
            ActorName = Text.OneLine(caller.Name),
            PersonId = personId,
            Detail = text is { Length: > LongestDetail } ? text[..LongestDetail] : text,
            IpAddress = caller.IpAddress,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }
}
