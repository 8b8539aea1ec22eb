using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.Shell.Parts;

namespace Assignr.Portal.People;

/// <summary>How a standing is shown: its word, its icon, its shape.</summary>
public static class StandingWords
{
    /// <summary>In the order of the line. <see cref="Standing.Sending"/> counts as sent.</summary>
    public static IReadOnlyList<Standing> OnTheLine { get; } =
        [Standing.LoggedIn, Standing.Sent, Standing.NotSent, Standing.LinkExpired, Standing.Withdrawn, Standing.Refused,
            Standing.NotTheirs, Standing.NoLongerOfficiates, Standing.Complained, Standing.NoEmail, Standing.Deactivated];

    public static string Words(this Standing standing) => standing switch
    {
        Standing.NoEmail => "No email",
        Standing.NotSent => "Not sent",
        Standing.Sending => "Sending",
        Standing.Sent => "Sent",
        Standing.Refused => "Refused",
        Standing.NotTheirs => "Says it is not theirs",
        Standing.NoLongerOfficiates => "No longer officiates",
        Standing.Complained => "Complained",
        Standing.LinkExpired => "Link expired",
        Standing.Withdrawn => "Withdrawn",
        Standing.LoggedIn => "Logged in",
        _ => "Deactivated",
    };

    /// <param name="isPaused">Their email waits because its mailing is paused: <see cref="PausedMail"/>.</param>
    public static string Words(this Standing standing, bool isPaused) =>
        isPaused && standing == Standing.Sending ? "Paused" : standing.Words();

    public static (Tone Tone, string Icon) Look(this Standing standing) => standing switch
    {
        Standing.NoEmail => (Tone.Dashed, PortalIcons.StruckEnvelope),
        Standing.NotSent => (Tone.Outlined, PortalIcons.DashedRing),
        Standing.Sending => (Tone.Slate, PortalIcons.Arc),
        Standing.Sent => (Tone.Slate, PortalIcons.PaperPlane),
        Standing.Refused or Standing.NotTheirs or Standing.Complained => (Tone.Red, PortalIcons.RedCard),
        Standing.NoLongerOfficiates or Standing.Withdrawn => (Tone.Yellow, PortalIcons.YellowCard),
        Standing.LinkExpired => (Tone.Yellow, PortalIcons.YellowClock),
        Standing.LoggedIn => (Tone.Green, PortalIcons.Tick),
        _ => (Tone.Muted, PortalIcons.StruckRing),
    };

    /// <summary>The CSS class of its part of the line.</summary>
    public static string Mark(this Standing standing) => standing switch
    {
        Standing.LoggedIn => "k-in",
        Standing.Sent or Standing.Sending => "k-sent",
        Standing.NotSent => "k-not",
        Standing.LinkExpired or Standing.NoLongerOfficiates or Standing.Withdrawn => "k-expired",
        Standing.Refused or Standing.NotTheirs or Standing.Complained => "k-refused",
        Standing.NoEmail => "k-none",
        _ => "k-gone",
    };

    /// <summary>The exact time since when they have it; null where nothing has happened yet.</summary>
    public static string? Exactly(this Standing standing, DateTimeOffset? since, Site site) => since is null ? null : standing switch
    {
        Standing.Sending => $"Asked for {Dates.Exact(since, site)}",
        Standing.Sent => $"Handed over {Dates.Exact(since, site)}",
        Standing.Refused => $"Did not get through {Dates.Exact(since, site)}",
        Standing.NotTheirs or Standing.NoLongerOfficiates => $"{standing.Words()}: said so {Dates.Exact(since, site)}",
        Standing.Complained => $"Complained {Dates.Exact(since, site)}",
        Standing.LinkExpired => $"The link worked until {Dates.Exact(since, site)}",
        Standing.Withdrawn => $"Withdrawn {Dates.Exact(since, site)}",
        Standing.LoggedIn => $"Last login {Dates.Exact(since, site)}",
        _ => $"Since {Dates.Exact(since, site)}",
    };
}
