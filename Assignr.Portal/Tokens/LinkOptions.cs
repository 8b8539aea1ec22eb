using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Tokens;

/// <summary>Section <c>Links</c>: how long links work, from the moment of hand-over.</summary>
public sealed class LinkOptions
{
    /// <summary>New account links, in days.</summary>
    [Range(1, 30)]
    public int NewAccountDays { get; set; } = 14;

    /// <summary>Resets asked for by the person, in minutes.</summary>
    [Range(10, 24 * 60)]
    public int ResetMinutes { get; set; } = 60;

    /// <summary>Resets sent by an assignor, in hours.</summary>
    [Range(1, 72)]
    public int AssignorResetHours { get; set; } = 24;

    /// <summary>Links that confirm an address which a person added to their profile, in hours.</summary>
    [Range(1, 14 * 24)]
    public int ConfirmAddressHours { get; set; } = 48;

    /// <summary>Links that say that no more reminders are wanted.</summary>
    public static TimeSpan DeclineReminders { get; } = TimeSpan.FromDays(365);

    /// <summary>Those that say that no more digests are wanted: the next one has another.</summary>
    public static TimeSpan DeclineDigest { get; } = TimeSpan.FromDays(60);
}
