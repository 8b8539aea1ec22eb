using Assignr.Portal.NewAccounts.Deciding;

namespace Assignr.Portal.NewAccounts.Reminders;

internal static class PlanEnds
{
    /// <summary>How a plan ends for a reason that does not pass.</summary>
    public static PlanEnd Of(Reason reason) => reason switch
    {
        Reason.LoggedIn => PlanEnd.LoggedIn,
        Reason.Deactivated => PlanEnd.Deactivated,
        Reason.NoAddress => PlanEnd.NoAddress,
        Reason.RefusedBefore => PlanEnd.Refused,
        Reason.NotTheirs => PlanEnd.NotTheirs,
        Reason.NoLongerOfficiates => PlanEnd.NoLongerOfficiates,
        Reason.Complained => PlanEnd.Complained,
        Reason.RemindersDeclined => PlanEnd.Declined,
        Reason.RemindedEnough => PlanEnd.Enough,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "It passes by itself."),
    };

    /// <summary>What stopped the reminders to somebody: "logged in".</summary>
    public static string Words(this PlanEnd end) => end switch
    {
        PlanEnd.AllSent => "all sent",
        PlanEnd.LoggedIn => "logged in",
        PlanEnd.Deactivated => "deactivated",
        PlanEnd.NoAddress => "no email address",
        PlanEnd.Refused => "address refused",
        PlanEnd.Complained => "complained",
        PlanEnd.Declined => "declined reminders",
        PlanEnd.Stopped => "stopped",
        PlanEnd.Replaced => "replaced by a newer email",
        PlanEnd.NotSent => "the email did not go",
        PlanEnd.NotTheirs => "says that the address is not theirs",
        PlanEnd.NoLongerOfficiates => "no longer officiates",
        PlanEnd.Withdrawn => "links withdrawn",
        PlanEnd.TooLate => "too late",
        _ => $"had {Eligibility.MostRemindersInAYear} reminders in a year",
    };
}
