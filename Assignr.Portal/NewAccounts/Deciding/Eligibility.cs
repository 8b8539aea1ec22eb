using Assignr.Portal.Access;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Decides who gets a new account email: one function for the preview, the press and the claim.</summary>
public static class Eligibility
{
    /// <summary>How long after an email a person gets no other one, unless an assignor asks for it.</summary>
    public static TimeSpan Cooldown { get; } = TimeSpan.FromHours(24);

    /// <summary>No reminder goes sooner after another letter with a link,</summary>
    public static TimeSpan ReminderGap { get; } = TimeSpan.FromHours(48);

    /// <summary>nor after this where a game is near.</summary>
    public static TimeSpan ReminderGapBeforeAGame { get; } = TimeSpan.FromHours(24);

    /// <summary>How near such a game is.</summary>
    public static TimeSpan GameIsNear { get; } = TimeSpan.FromDays(7);

    public const int MostRemindersInAYear = 5;

    /// <summary>A year of 365 days.</summary>
    public static TimeSpan Year { get; } = TimeSpan.FromDays(365);

    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromHours(1);

    public static Verdict Judge(Candidate person, Rules rules)
    {
        var evenRefused = rules.EvenRefused || rules is { AtClaim: true, Reminder: false };
        IReadOnlyList<CandidateAddress> addresses = [.. person.Addresses.Where(address => address.NotTheirsAt is null
            && (rules.AskedThemselves || address.ComplainedAt is null) && (evenRefused || address.RefusedAt is null))];
        var exclusion = Exclude(person, addresses, rules);
        return new Verdict(person, exclusion is null ? addresses : [], exclusion);
    }

    /// <summary>Sent so lately that they are not mailed again unless somebody says so.</summary>
    public static bool WasLately(DateTimeOffset sent, DateTimeOffset now) => sent > now - Cooldown && !IsAhead(sent, now);

    /// <summary>What lies a day ahead was sent by a clock that was set back since: nobody waits until it comes there again.</summary>
    private static bool IsAhead(DateTimeOffset sent, DateTimeOffset now) => sent > now + Cooldown;

    private static Exclusion? Exclude(Candidate person, IReadOnlyList<CandidateAddress> addresses, Rules rules)
    {
        if (person.Permissions == Permissions.None)
            return new Exclusion(Reason.Deactivated);
        if (person.FirstLoginAt is { } login)
            return new Exclusion(Reason.LoggedIn, login);
        if (person.NoLongerOfficiatesAt is { } left)
            return new Exclusion(Reason.NoLongerOfficiates, left);
        if (person.Addresses.Count == 0)
            return new Exclusion(Reason.NoAddress);
        if (person.Addresses.All(address => address.NotTheirsAt is not null))
            return new Exclusion(Reason.NotTheirs, person.Addresses.Max(address => address.NotTheirsAt));
        if (!rules.AskedThemselves && person.Addresses.All(address => (address.NotTheirsAt ?? address.ComplainedAt) is not null))
            return new Exclusion(Reason.Complained, person.Addresses.Max(address => address.ComplainedAt));
        if (rules.Reminder)
            return ExcludeFromReminder(person, addresses, rules);
        if (rules.AtClaim)
            return null;
        if (rules.Audience == Audience.AllAssignedOfficials && !person.IsAssignedOfficial)
            return new Exclusion(Reason.NotAssigned);
        if (addresses.Count == 0)
            return Refused(person);
        if (person.HasPending)
            return new Exclusion(person.IsPendingPaused ? Reason.WaitsPaused : Reason.AlreadyQueued);
        if (person.HandedOverAt is not { } sent || IsAhead(sent, rules.Now))
            return null;
        if (rules.PreviewedAt is { } seen && sent > seen)
            return new Exclusion(Reason.EmailedSincePreview, sent);
        // Whose links were withdrawn has nothing of that email any more.
        return !rules.SendAgain && person.LinksWithdrawnAt is null && WasLately(sent, rules.Now)
            ? new Exclusion(Reason.EmailedInTheLast24Hours, sent)
            : null;
    }

    // First what ends a plan, then what only has to wait.
    private static Exclusion? ExcludeFromReminder(Candidate person, IReadOnlyList<CandidateAddress> addresses, Rules rules)
    {
        var history = person.Reminded ?? throw new InvalidOperationException("A reminder is judged by what went before.");
        if (history.DeclinedAt is { } declined)
            return new Exclusion(Reason.RemindersDeclined, declined);
        if (person.Addresses.Max(address => address.ComplainedAt) is { } complained)
            return new Exclusion(Reason.Complained, complained);
        if (addresses.Count == 0)
            return Refused(person);
        if (history.InAYear >= MostRemindersInAYear)
            return new Exclusion(Reason.RemindedEnough);
        if (person.HasPending && !rules.AtClaim)
            return new Exclusion(Reason.AlreadyQueued) { Until = rules.Now + LooksAgainAfter };
        var gap = history.HasGameSoon ? ReminderGapBeforeAGame : ReminderGap;
        if (history.LinkIssuedAt is { } issued && issued > rules.Now - gap)
            return new Exclusion(Reason.EmailedLately, issued) { Until = issued + gap };
        return rules.QuietUntil > rules.Now ? new Exclusion(Reason.QuietHours) { Until = rules.QuietUntil } : null;
    }

    private static Exclusion Refused(Candidate person)
    {
        var refused = person.Addresses.First(address => address.RefusedAt is not null);
        return new Exclusion(Reason.RefusedBefore, refused.RefusedAt, refused.RefusedBecause);
    }
}

/// <summary>What to judge by, beside the facts.</summary>
public sealed record Rules
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where an assignor chose the person.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Include those emailed in the last 24 hours.</summary>
    public bool SendAgain { get; init; }

    /// <summary>Include addresses that the mail server refused: only for one person, after asking.</summary>
    public bool EvenRefused { get; init; }

    /// <summary>The person asked for it themselves: also where somebody complained.</summary>
    public bool AskedThemselves { get; init; }

    /// <summary>When the assignor saw the list. Whoever was emailed later is left out, even with <see cref="SendAgain"/>.</summary>
    public DateTimeOffset? PreviewedAt { get; init; }

    /// <summary>Judge at the claim: only what may have changed since the message was queued, not what was decided
    /// then.</summary>
    public bool AtClaim { get; init; }

    /// <summary>It is a reminder; the person is read with what went before.</summary>
    public bool Reminder { get; init; }

    /// <summary>For reminders: when the quiet hours end that it is in; not after now where it is in none.</summary>
    public DateTimeOffset? QuietUntil { get; init; }
}

/// <summary>Either the addresses, one email and one link for each, or the reason why there are none.</summary>
public sealed record Verdict(Candidate Person, IReadOnlyList<CandidateAddress> Addresses, Exclusion? Exclusion)
{
    public bool GetsMail => Exclusion is null;

    /// <summary>Why the person is mailed, and not at this address: its reader said that it is not theirs, or complained. Null for any other
    /// address.</summary>
    public Exclusion? NotThere(string? key) => Person.Addresses.FirstOrDefault(address => address.Key == key) switch
    {
        { NotTheirsAt: { } said } => new Exclusion(Reason.NotTheirs, said),
        { ComplainedAt: { } complained } => new Exclusion(Reason.Complained, complained),
        _ => null,
    };

    /// <summary>The same, to one of the addresses alone.</summary>
    public Verdict To(string? key) => this with { Addresses = [.. Addresses.Where(address => address.Key == key)] };
}
