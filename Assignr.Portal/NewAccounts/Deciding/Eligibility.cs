using Assignr.Portal.Access;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Who gets a new account email and who does not: one function for the preview, the sending and the moment of hand-over.</summary>
public static class Eligibility
{
    /// <summary>How long nobody is mailed again unless somebody says so.</summary>
    public static TimeSpan Cooldown { get; } = TimeSpan.FromHours(24);

    public static Verdict Judge(Candidate person, Rules rules)
    {
        var addresses = rules.EvenRefused || rules.AtHandOver
            ? person.Addresses
            : [.. person.Addresses.Where(address => address.RefusedAt is null)];
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
        if (person.Addresses.Count == 0)
            return new Exclusion(Reason.NoAddress);
        if (rules.AtHandOver)
            return null;
        if (rules.Audience == Audience.AllAssignedOfficials && !person.IsAssignedOfficial)
            return new Exclusion(Reason.NotAssigned);
        if (addresses.Count == 0)
            return new Exclusion(Reason.RefusedBefore, person.Addresses[0].RefusedAt, person.Addresses[0].RefusedBecause);
        if (person.HasPending)
            return new Exclusion(Reason.AlreadyQueued);
        if (person.HandedOverAt is not { } sent || IsAhead(sent, rules.Now))
            return null;
        if (rules.PreviewedAt is { } seen && sent > seen)
            return new Exclusion(Reason.EmailedSincePreview, sent);
        return !rules.SendAgain && WasLately(sent, rules.Now) ? new Exclusion(Reason.EmailedInTheLast24Hours, sent) : null;
    }
}

/// <summary>What to judge by, beside the facts.</summary>
public sealed record Rules
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where somebody is mailed by name.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Also to those emailed in the last 24 hours.</summary>
    public bool SendAgain { get; init; }

    /// <summary>Also to addresses that the mail server refused: only for one person, after asking.</summary>
    public bool EvenRefused { get; init; }

    /// <summary>When the assignor saw the list: who was emailed after that is not emailed again, whatever they ticked.</summary>
    public DateTimeOffset? PreviewedAt { get; init; }

    /// <summary>The message is about to go: what was decided when it was queued is not decided again, only what may have
    /// changed since.</summary>
    public bool AtHandOver { get; init; }
}

/// <summary>Either addresses, one email and one link each, or the reason why there are none.</summary>
public sealed record Verdict(Candidate Person, IReadOnlyList<CandidateAddress> Addresses, Exclusion? Exclusion)
{
    public bool GetsMail => Exclusion is null;
}
