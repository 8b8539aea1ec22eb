using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>How far a mailing is, for its page.</summary>
internal enum MailingStage
{
    Unknown,

    /// <summary>Its hour has not come.</summary>
    Planned,

    /// <summary>An assignor paused it.</summary>
    Paused,

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
        { Mailing.IsPlanned: true } => MailingStage.Planned,
        { Mailing.PausedAt: not null } => MailingStage.Paused,
        _ when pauses => MailingStage.Waiting,
        _ => SecondsToUndo(view, now) is null ? MailingStage.Sending : MailingStage.Undoable,
    };

    /// <summary>Seconds until the first email may leave; null afterwards.</summary>
    public static int? SecondsToUndo(MailingView? view, DateTimeOffset now) =>
        view is { IsRunning: true, Mailing.PausedAt: null } && view.Mailing.StartsAt - now is var left && left > TimeSpan.Zero
            && left <= SendMailing.UndoWindow
            ? (int)Math.Ceiling(left.TotalSeconds)
            : null;

    public static string Title(this MailingStage stage, MailingView? view, Site site) => stage switch
    {
        MailingStage.Planned => $"Planned for {Dates.DayAndTime(view!.Mailing.StartsAt, site)}",
        MailingStage.Stopped when view!.Mailing.QueuedAt is null => "Cancelled",
        MailingStage.Paused => $"Paused, {Left(view!)}",
        MailingStage.Unknown => "Mailing",
        MailingStage.Stopping => "Stopping",
        MailingStage.Stopped => "Stopped",
        MailingStage.Done => $"{MailingPreview.Emails(view!.Counts.All)} done",
        MailingStage.Waiting => Left(view!),
        _ => $"Sending {MailingPreview.Emails(view!.Counts.All)}",
    };

    public static string Sentence(this MailingStage stage, MailingView view, Site site, DateTimeOffset now) => view switch
    {
        { Mailing: { StoppedByName: { } name, QueuedAt: null } } => $"Cancelled by {name}: nothing was sent.",
        { Mailing.IsPlanned: true } when view.Mailing.StartsAt < now - StartPlanned.TooLate =>
            "It was missed: no portal ran at that hour. Change the time, or cancel it.",
        { Mailing.IsPlanned: true } => $"{MailingPreview.Emails(view.Mailing.MessageCount)} to {view.Mailing.PeopleCount.Grouped()} as the "
            + "list is kept. Whoever has logged in by then, or needs none any more, gets none.",
        { Mailing.StoppedByName: { } name, Counts: var counts } =>
            $"Stopped by {name}: {(counts.HandedOver == 0 ? "nothing had left" : $"{MailingPreview.Emails(counts.HandedOver)} had gone")}, "
            + $"{counts.Cancelled.Grouped()} {(counts.Cancelled == 1 ? "was" : "were")} cancelled.",
        { Mailing.EndedAt: { } ended } => $"It ended {Dates.Moment(ended, site, now)}.",
        { Mailing.PausedByName: { } name } => $"Paused by {name}: nothing of it leaves until somebody lets it go on.",
        _ when stage is MailingStage.Waiting => "Nothing leaves at the moment: the notice above says why. You may leave this page.",
        _ => "You may leave this page, the sending goes on.",
    };

    /// <summary>12 of 30 emails wait.</summary>
    private static string Left(MailingView view) => (view.Counts.All - view.Counts.Done) is var left && view.Counts.All == 1
        ? "1 email waits"
        : $"{left.Grouped()} of {MailingPreview.Emails(view.Counts.All)} {(left == 1 ? "waits" : "wait")}";

    /// <summary>"about 3 minutes left"; empty without an estimate.</summary>
    public static string TimeLeft(MailingView view) => view.TimeLeft is not { } left ? ""
        : left.TotalSeconds < 90 ? $"about {Count(left.TotalSeconds, "second")} left"
        : left.TotalMinutes < 90 ? $"about {Count(left.TotalMinutes, "minute")} left"
        : $"about {Count(left.TotalHours, "hour")} left";

    private static string Count(double amount, string unit) => Math.Max(1, (int)Math.Round(amount)) is 1
        ? $"1 {unit}"
        : $"{Math.Round(amount)} {unit}s";
}
