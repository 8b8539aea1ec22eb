using System.Diagnostics;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Audit;

public static class AuditTrail
{
    public const int LongestDetail = 1000;

    /// <summary>Adds an entry to the act's own transaction, so that both are saved or neither is.</summary>
    /// <param name="act">One of <see cref="Act"/>.</param>
    /// <param name="personId">The person it was done to.</param>
    /// <param name="detail">A sentence without secrets; control characters are removed from it.</param>
    public static void Record(this PortalDb db, Caller caller, string act, DateTimeOffset now, Guid? personId = null,
        string? detail = null) =>
        db.AuditEntries.Add(Entry(caller, act, now, personId, detail));

    /// <summary>Records an act that changes nothing else, such as an export. Call it after the data is read, so that the transaction
    /// is short.</summary>
    public static Task RecordAsync(
        this IDbContextFactory<PortalDb> database, Caller caller, string act, DateTimeOffset now, string detail,
        CancellationToken cancel) =>
        database.WriteAsync(db =>
        {
            db.Record(caller, act, now, detail: detail);
            return Task.CompletedTask;
        }, cancel);

    /// <summary>An entry to be inserted together with many others; otherwise as <see cref="Record"/>.</summary>
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
