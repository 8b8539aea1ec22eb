using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>How far a mailing is, for its page.</summary>
internal enum MailingStage
{
    Unknown,

    /// <summary>The undo window, in which nothing leaves.</summary>
    Undoable,

    Sending,

    /// <summary>Mail is paused or held.</summary>
    Waiting,

    /// <summary>Stopped, while the last hand-overs come to their end.</summary>
    Stopping,

    Stopped,
    Done,
}

/// <summary>The words of each stage.</summary>
internal static class MailingStages
{
    /// <param name="view">Null: not read yet, or there is none.</param>
    /// <param name="pauses">Whether mail is paused or held.</param>
    public static MailingStage Of(MailingView? view, DateTimeOffset now, bool pauses) => view switch
    {
        null => MailingStage.Unknown,
        { Mailing: { StoppedAt: not null, EndedAt: null } } => MailingStage.Stopping,
        { Mailing.StoppedAt: not null } => MailingStage.Stopped,
        { Mailing.EndedAt: not null } => MailingStage.Done,
        _ when pauses => MailingStage.Waiting,
        _ => SecondsToUndo(view, now) is null ? MailingStage.Sending : MailingStage.Undoable,
    };

    /// <summary>Seconds until the first email may leave; null afterwards.</summary>
    public static int? SecondsToUndo(MailingView? view, DateTimeOffset now) =>
        view is { IsRunning: true } && view.Mailing.StartsAt - now is var left && left > TimeSpan.Zero && left <= SendMailing.UndoWindow
            ? (int)Math.Ceiling(left.TotalSeconds)
            : null;

    public static string Title(this MailingStage stage, MailingView? view) => stage switch
    {
        MailingStage.Unknown => "Mailing",
        MailingStage.Stopping => "Stopping",
        MailingStage.Stopped => "Stopped",
        MailingStage.Done => $"{MailingPreview.Emails(view!.Counts.All)} done",
        MailingStage.Waiting => (view!.Counts.All - view.Counts.Done) is var left && view.Counts.All == 1 ? "1 email waits"
            : $"{left.Grouped()} of {MailingPreview.Emails(view.Counts.All)} {(left == 1 ? "waits" : "wait")}",
        _ => $"Sending {MailingPreview.Emails(view!.Counts.All)}",
    };

    public static string Sentence(this MailingStage stage, MailingView view, Site site, DateTimeOffset now) => view switch
    {
        { Mailing.StoppedByName: { } name, Counts: var counts } =>
            $"Stopped by {name}: {(counts.HandedOver == 0 ? "nothing had left" : $"{MailingPreview.Emails(counts.HandedOver)} had gone")}, "
            + $"{counts.Cancelled.Grouped()} {(counts.Cancelled == 1 ? "was" : "were")} cancelled.",
        { Mailing.EndedAt: { } ended } => $"It ended {Dates.Moment(ended, site, now)}.",
        _ when stage is MailingStage.Waiting => "Nothing leaves at the moment: the notice above says why. You may leave this page.",
        _ => "You may leave this page, the sending goes on.",
    };

    /// <summary>"about 3 minutes left"; empty without an estimate.</summary>
    public static string TimeLeft(MailingView view) => view.TimeLeft is not { } left ? ""
        : left.TotalSeconds < 90 ? $"about {Count(left.TotalSeconds, "second")} left"
        : left.TotalMinutes < 90 ? $"about {Count(left.TotalMinutes, "minute")} left"
        : $"about {Count(left.TotalHours, "hour")} left";

    private static string Count(double amount, string unit) => Math.Max(1, (int)Math.Round(amount)) is 1
        ? $"1 {unit}"
        : $"{Math.Round(amount)} {unit}s";
}
