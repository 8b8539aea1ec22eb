using Assignr.Portal.Access;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Decides who gets a new account email: one function for the preview, the press and the claim.</summary>
public static class Eligibility
{
    /// <summary>How long after an email a person gets no other one, unless an assignor asks for it.</summary>
    public static TimeSpan Cooldown { get; } = TimeSpan.FromHours(24);

    public static Verdict Judge(Candidate person, Rules rules)
    {
        var addresses = rules.EvenRefused || rules.AtClaim
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
        if (rules.AtClaim)
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

    /// <summary>Null where an assignor chose the person.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Include those emailed in the last 24 hours.</summary>
    public bool SendAgain { get; init; }

    /// <summary>Include addresses that the mail server refused: only for one person, after asking.</summary>
    public bool EvenRefused { get; init; }

    /// <summary>When the assignor saw the list. Whoever was emailed later is left out, even with <see cref="SendAgain"/>.</summary>
    public DateTimeOffset? PreviewedAt { get; init; }

    /// <summary>Judge at the claim: only what may have changed since the message was queued, not what was decided
    /// then.</summary>
    public bool AtClaim { get; init; }
}

/// <summary>Either the addresses, one email and one link for each, or the reason why there are none.</summary>
public sealed record Verdict(Candidate Person, IReadOnlyList<CandidateAddress> Addresses, Exclusion? Exclusion)
{
    public bool GetsMail => Exclusion is null;

    /// <summary>The same, to one of the addresses alone.</summary>
    public Verdict To(string? key) => this with { Addresses = [.. Addresses.Where(address => address.Key == key)] };
}
