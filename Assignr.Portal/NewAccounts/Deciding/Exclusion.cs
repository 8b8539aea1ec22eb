using System.Globalization;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Why a person gets no new account email, in the order of the dialog.</summary>
public enum Reason
{
    NoAddress,
    EmailedInTheLast24Hours,
    RefusedBefore,

    /// <summary>Whoever reads their address, or each of them, said that it is not theirs.</summary>
    NotTheirs,
    NoLongerOfficiates,

    /// <summary>Whoever reads their address, or each that is theirs, complained about an email.</summary>
    Complained,
    AlreadyQueued,

    /// <summary>An email waits, as its mailing is paused.</summary>
    WaitsPaused,
    EmailedSincePreview,
    NotAssigned,
    LoggedIn,
    Deactivated,

    /// <summary>From here on reasons of reminders alone, which no list has.</summary>
    RemindersDeclined,
    RemindedEnough,
    EmailedLately,
    QuietHours,
}

/// <summary>What the assignor can do about it.</summary>
public enum Mend
{
    Nothing,
    AddAnAddress,
    FixTheAddress,
    SendAgain,
    SeeThePerson,
}

/// <param name="At">When it happened, for reasons that have a date.</param>
/// <param name="Reply">The mail server's words of a refusal.</param>
public sealed record Exclusion(Reason Reason, DateTimeOffset? At = null, string? Reply = null)
{
    /// <summary>When it is over by itself; null: it is not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>About one person, for their page and for a message that was skipped.</summary>
    public string Sentence(Site site, DateTimeOffset now) => Reason switch
    {
        Reason.NoAddress => "No email address",
        Reason.EmailedInTheLast24Hours or Reason.EmailedSincePreview => $"Emailed {When(site, now)}",
        Reason.RefusedBefore => $"The mail server refused every address. {Refusals.InWords(Reply) ?? "It gave no reason."}",
        Reason.NotTheirs => $"Whoever reads the address said {When(site, now)} that it is not theirs",
        Reason.NoLongerOfficiates => $"No longer officiates, as they said {When(site, now)}",
        Reason.AlreadyQueued => "An email is on its way",
        Reason.WaitsPaused => "An email waits in a paused mailing",
        Reason.NotAssigned => "No game from today on",
        Reason.LoggedIn => $"Logged in {When(site, now)}, no email needed",
        Reason.RemindersDeclined => "Wants no more reminders",
        Reason.Complained => $"Complained about an email {When(site, now)}",
        Reason.RemindedEnough => $"Had {Eligibility.MostRemindersInAYear} reminders in a year",
        Reason.EmailedLately => $"Emailed {When(site, now)}. The reminder is put off",
        Reason.QuietHours => "No reminder goes in the evening or at night. It is put off until the morning",
        _ => "Deactivated",
    };

    private string When(Site site, DateTimeOffset now)
    {
        if (At is not { } time)
            return "before";
        var local = site.Local(time);
        return DateOnly.FromDateTime(local.DateTime) == site.Today(now)
            ? local.ToString($"'at' {site.Style.Time}", CultureInfo.InvariantCulture)
            : local.ToString($"'on' {(local.Year == site.Today(now).Year ? site.Style.Date : site.Style.DateWithYear)}",
                CultureInfo.InvariantCulture);
    }
}

/// <summary>The words of a reason, for one person or for many.</summary>
public static class Reasons
{
    /// <summary>The heading of a group: "3 have no email address".</summary>
    public static string Heading(this Reason reason, int count) => reason switch
    {
        Reason.NoAddress => count == 1 ? "1 has no email address" : $"{count.Grouped()} have no email address",
        Reason.EmailedInTheLast24Hours => $"{count.Grouped()} {Were(count)} emailed in the last 24 hours",
        Reason.RefusedBefore => $"{count.Grouped()} {Were(count)} refused before",
        Reason.NotTheirs => count == 1 ? "1 says that the address is not theirs"
            : $"{count.Grouped()} say that the address is not theirs",
        Reason.NoLongerOfficiates => count == 1 ? "1 no longer officiates" : $"{count.Grouped()} no longer officiate",
        Reason.Complained => $"{count.Grouped()} complained about an email",
        Reason.AlreadyQueued => count == 1 ? "1 has an email on its way" : $"{count.Grouped()} have an email on its way",
        Reason.WaitsPaused => count == 1 ? "1 has an email that waits in a paused mailing"
            : $"{count.Grouped()} have an email that waits in a paused mailing",
        Reason.EmailedSincePreview => $"{count.Grouped()} {Were(count)} emailed while you were looking",
        Reason.NotAssigned => count == 1 ? "1 has no game from today on" : $"{count.Grouped()} have no game from today on",
        Reason.LoggedIn => count == 1 ? "1 has logged in already" : $"{count.Grouped()} have logged in already",
        _ => count == 1 ? "1 is deactivated" : $"{count.Grouped()} are deactivated",
    };

    /// <summary>Where only one person is excluded: "no email address".</summary>
    public static string Alone(this Reason reason) => reason switch
    {
        Reason.NoAddress => "no email address",
        Reason.EmailedInTheLast24Hours => "emailed in the last 24 hours",
        Reason.RefusedBefore => "refused before",
        Reason.NotTheirs => "says that the address is not theirs",
        Reason.NoLongerOfficiates => "no longer officiates",
        Reason.Complained => "complained about an email",
        Reason.AlreadyQueued => "an email is on its way already",
        Reason.WaitsPaused => "an email waits in a paused mailing",
        Reason.EmailedSincePreview => "emailed while you were looking",
        Reason.NotAssigned => "no game from today on",
        Reason.LoggedIn => "logged in already",
        _ => "deactivated",
    };

    public static Mend Mend(this Reason reason) => reason switch
    {
        Reason.NoAddress => NewAccounts.Deciding.Mend.AddAnAddress,
        Reason.RefusedBefore or Reason.NotTheirs => NewAccounts.Deciding.Mend.FixTheAddress,
        Reason.NoLongerOfficiates or Reason.Complained or Reason.WaitsPaused => NewAccounts.Deciding.Mend.SeeThePerson,
        Reason.EmailedInTheLast24Hours => NewAccounts.Deciding.Mend.SendAgain,
        _ => NewAccounts.Deciding.Mend.Nothing,
    };

    private static string Were(int count) => count == 1 ? "was" : "were";
}
