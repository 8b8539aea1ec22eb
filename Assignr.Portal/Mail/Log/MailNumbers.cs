using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Log;

/// <summary>How mail is doing.</summary>
public sealed record MailNumbers
{
    public required IReadOnlyDictionary<MessageState, int> States { get; init; }

    /// <summary>Handed over in the last minute.</summary>
    public required int LastMinute { get; init; }

    /// <summary>Handed over in the last 24 hours.</summary>
    public required int LastDay { get; init; }

    /// <summary>For how long the oldest message has been due; null where none waits.</summary>
    public required TimeSpan? Age { get; init; }

    /// <summary>How many may have been handed over twice.</summary>
    public required int Doubtful { get; init; }

    public int this[MessageState state] => States.GetValueOrDefault(state);

    internal static async Task<MailNumbers> ReadAsync(PortalDb db, IReadOnlyCollection<Guid> sending, DateTimeOffset now,
        CancellationToken cancel)
    {
        var (minute, day) = (now.AddMinutes(-1), now.AddDays(-1));
        var states = await db.Messages.GroupBy(MessageStates.Of(sending))
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Doubtful = group.Count(message => message.DoubtfulAt != null),
                LastMinute = group.Count(message => message.HandedOverAt > minute),
                LastDay = group.Count(message => message.HandedOverAt > day),
            }).ToListAsync(cancel);
        return new MailNumbers
        {
            States = states.ToDictionary(row => row.Key, row => row.Count),
            LastMinute = states.Sum(row => row.LastMinute),
            LastDay = states.Sum(row => row.LastDay),
            Age = MailQueue.OldestDue(db, now) is { } due ? now - due : null,
            Doubtful = states.Sum(row => row.Doubtful),
        };
    }
}
