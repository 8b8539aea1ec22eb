using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>When a message is tried again after a temporary refusal: 1, 5, 15 and 60 minutes, then every 4 hours, for 3 days.</summary>
public static class RetrySchedule
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>
    /// No message is due further ahead: neither its next try nor what somebody asks for later, as a mailing does with its seconds to undo.
    /// What lies further ahead was written by a clock that was set back since. Mail that is planned for a later day needs another bound
    /// here: the furthest day a plan may have.
    /// </summary>
    public static TimeSpan Furthest => Delays[^1] * (1 + MostJitter);

    private const int MostLetterTries = 3;
    private const int MostDoubts = 3;

    /// <summary>Up to a fifth is added, so that messages that failed in the same second do not come back in the same
    /// second.</summary>
    private const double MostJitter = 0.2;

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>Decides what follows an attempt that is neither handed over nor refused.</summary>
    /// <returns>When the next attempt comes; or null, and why there is none.</returns>
    internal static async Task<(DateTimeOffset? Again, string? GivenUpBecause)> NextTryAsync(
        PortalDb db, Tried tried, AfterDoubt afterDoubt, CancellationToken cancel)
    {
        var (handover, isDoubtful) = (tried.Handover, tried.Handover.Outcome is AttemptOutcome.Doubtful);
        if (isDoubtful && afterDoubt is AfterDoubt.GiveUp)
            return (null, $"Not sent again by itself, because it may have arrived. {handover.Reply}");
        var before = await db.Attempts.Where(attempt => attempt.MessageId == tried.Message.Id)
            .Select(attempt => new { attempt.At, attempt.Phase, attempt.Outcome }).ToListAsync(cancel);
        if (handover.Phase == Phases.Letter && before.Count(attempt => attempt.Phase == Phases.Letter) + 1 >= MostLetterTries)
            return (null, $"Set aside after {MostLetterTries} tries. {handover.Reply}");
        var doubts = before.Count(attempt => attempt.Outcome is AttemptOutcome.Doubtful) + 1;
        if (isDoubtful && doubts >= MostDoubts)
            return (null, $"Given up after {doubts} tries that broke off after the email had left; it may have arrived. {handover.Reply}");
        // A try that lies ahead was made by a clock that was set back since: it says nothing of how long this has gone on.
        var first = before.Select(attempt => attempt.At).Where(at => at <= tried.At).DefaultIfEmpty(tried.At).Min();
        return Next(before.Count + 1, first, tried.At, Random.Shared.NextDouble()) is { } again
            ? (again, null)
            : (null, $"Gave up after {GiveUpAfter.Days} days. {handover.Reply}");
    }

    /// <param name="tries">How many were made, at least 1.</param>
    /// <param name="firstTryAt">
    /// The three days count from here, not from when the message was asked for: an outage of the relay gives nobody up
    /// (requirements.md 101).
    /// </param>
    /// <param name="chance">Random, from 0 to 1.</param>
    /// <returns>Null: give up.</returns>
    public static DateTimeOffset? Next(int tries, DateTimeOffset firstTryAt, DateTimeOffset now, double chance)
    {
        var delay = Delays[Math.Clamp(tries, 1, Delays.Length) - 1];
        var next = now + delay * (1 + chance * MostJitter);
        return next - firstTryAt > GiveUpAfter ? null : next;
    }
}
