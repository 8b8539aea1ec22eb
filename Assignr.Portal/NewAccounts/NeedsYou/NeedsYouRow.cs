using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <summary>The one act that gets somebody further. A call helps everybody.</summary>
public enum Help
{
    Call,
    Send,
    SendAgain,
    AddAnAddress,
    FixTheAddress,
}

/// <summary>An official who has never logged in and has a game soon.</summary>
public sealed record NeedsYouRow
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required string? Phone { get; init; }

    /// <summary>What they stand at says what is wrong.</summary>
    public required Standing Standing { get; init; }

    public required DateTimeOffset? StandingSince { get; init; }

    /// <summary>Their email waits, because its mailing is paused.</summary>
    public required bool EmailIsPaused { get; init; }

    /// <summary>Why the mail server refused them; null where it did not.</summary>
    public required string? Why { get; init; }

    /// <summary>The soonest of their games.</summary>
    public required SoonGame Game { get; init; }

    /// <summary>How often a letter with a link was handed over; those of one asking count once.</summary>
    public required int TimesSent { get; init; }

    public required DateTimeOffset? LastSentAt { get; init; }

    /// <summary>The last call that somebody noted; null: none.</summary>
    public required Call? LastCall { get; init; }

    public required Help Help { get; init; }

    /// <summary>The address that <see cref="Help.FixTheAddress"/> is about, or that there is none.</summary>
    public required WrongAddress Wrong { get; init; }

    /// <summary>The revision of the person whose addresses these are.</summary>
    public required int Revision { get; init; }

    /// <summary>"Twice", "3 times"; null where none was handed over.</summary>
    public string? HowOften => TimesSent switch { 0 => null, 1 => "Once", 2 => "Twice", var times => Figures.Count(times, "time") };
}

public sealed record SoonGame(Guid Id, DateTimeOffset StartsAt, bool IsTimeToBeSet, string Home, string Away)
{
    public string Teams => $"{Away} at {Home}";
}

/// <param name="Note">What was said; empty where nothing was written down.</param>
public sealed record Call(DateTimeOffset At, string By, string Note);
