using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.MailLog;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.NewAccounts;

/// <summary>One mailing, live in every open browser: its numbers as <see cref="MailingProgress"/> hands them on, its messages anew at most once a second.</summary>
public sealed partial class MailingPage : IDisposable
{
    private const int FewRefused = 10;

    private MailingView? view;
    private MailingSummary? latest;
    private Site site = Site.New();
    private Throttle? throttle;
    private ITimer? ticker;
    private DateTimeOffset now;
    private MessageState? only;
    private int page;
    private bool loaded;
    private bool mayAct;
    private bool stopping;
    private bool sendingAgain;
    private bool allRefused;
    private string said = "";
    private Stage? stage;

    [Parameter] public Guid Id { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private LoadMailing LoadMailing { get; set; } = null!;

    [Inject] private StopMailing StopMailing { get; set; } = null!;

    [Inject] private RetryRefused RetryRefused { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private MailingProgress Progress { get; set; } = null!;

    [Inject] private MailChannel Channel { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private Stage Current => view switch
    {
        null => Stage.Unknown,
        { Mailing: { StoppedAt: not null, EndedAt: null } } => Stage.Stopping,
        { Mailing.StoppedAt: not null } => Stage.Stopped,
        { Mailing.EndedAt: not null } => Stage.Done,
        _ when Waits => Stage.Waiting,
        _ => SecondsToUndo is null ? Stage.Sending : Stage.Undoable,
    };

    private bool IsRunning => view is { Mailing: { StoppedAt: null, EndedAt: null } };

    private int? SecondsToUndo => IsRunning && view!.Mailing.StartsAt > now ? (int)Math.Ceiling((view.Mailing.StartsAt - now).TotalSeconds) : null;

    private string Title => Current switch
    {
        Stage.Unknown => "Mailing",
        Stage.Stopping => "Stopping",
        Stage.Stopped => "Stopped",
        Stage.Done => $"{MailingPreview.Emails(view!.Counts.All)} done",
        Stage.Waiting => $"{view!.Counts.All - view.Counts.Done} of {MailingPreview.Emails(view.Counts.All)} wait",
        _ => $"Sending {MailingPreview.Emails(view!.Counts.All)}",
    };

    private string Under => view switch
    {
        { Mailing.StoppedByName: { } name, Counts: var counts } => $"Stopped by {name}: {(counts.HandedOver == 0 ? "nothing had left" : $"{MailingPreview.Emails(counts.HandedOver)} had gone")}, {counts.Cancelled} {(counts.Cancelled == 1 ? "was" : "were")} cancelled.",
        { Mailing.EndedAt: { } ended } => $"It ended {Dates.Moment(ended, site, now)}.",
        _ when Waits => "Nothing leaves at the moment: the notice above says why. You may leave this page.",
        _ => "You may leave this page, the sending goes on.",
    };

    private bool Waits => IsRunning && Channel.State.Reason is not null;

    private string TimeLeft => view is not { TimeLeft: { } left } || !IsRunning || Waits ? ""
        : left.TotalSeconds < 90 ? $"about {Count(left.TotalSeconds, "second")} left"
        : left.TotalMinutes < 90 ? $"about {Count(left.TotalMinutes, "minute")} left"
        : $"about {Count(left.TotalHours, "hour")} left";

    public override void Dispose()
    {
        base.Dispose();
        Progress.Moved -= WhenMoved;
        throttle?.Dispose();
        ticker?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayAct = me.Is(Who.Assignors);
        site = await ReadSite.RunAsync(me);
        throttle = new Throttle(Clock, TimeSpan.FromSeconds(1), () => InvokeAsync(RefreshAsync), DispatchExceptionAsync);
        Progress.Moved += WhenMoved;
        // Seconds pass without anything moving: the undo window, the time that is left.
        ticker = Clock.CreateTimer(_ => InvokeAsync(Tick), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    protected override async Task OnParametersSetAsync()
    {
        (only, page, allRefused, said, stage) = (null, 0, false, "", null);
        await LoadAsync();
        Say();
    }

    private void WhenMoved(MailingSummary moved)
    {
        if (moved.Mailing.Id != Id)
            return;
        _ = InvokeAsync(() => FollowAsync(moved));
        throttle?.Ask();
    }

    private async Task FollowAsync(MailingSummary moved)
    {
        latest = moved;
        // Its end and what became of each message are one change.
        if (moved.Mailing.EndedAt is not null && view is { Mailing.EndedAt: null })
        {
            await RefreshAsync();
            return;
        }
        now = Clock.GetUtcNow();
        view = view is null ? null : Latest(view, moved);
        Say();
        StateHasChanged();
    }

    private void Tick()
    {
        if (!IsRunning)
            return;
        now = Clock.GetUtcNow();
        Say();
        StateHasChanged();
    }

    // Read out once for each stage that comes while the page is open; what it opened with stands in its title.
    private void Say()
    {
        if (stage is { } before && before != Current)
            said = Current switch
            {
                Stage.Stopping => "Stopping.",
                Stage.Stopped => Under,
                Stage.Done when view!.Counts.Refused > 0 => $"{Title}. {MailingPreview.Emails(view.Counts.Refused)} did not get through.",
                _ => $"{Title}. {Under}",
            };
        stage = Current;
    }

    // Only the messages are new: numbers that were counted in between would be one more change to look at.
    private async Task RefreshAsync()
    {
        await LoadAsync();
        if (view is not null && latest is { } moved && moved.Mailing.Id == Id)
            view = Latest(view, moved);
        Say();
        StateHasChanged();
    }

    private MailingView Latest(MailingView loaded, MailingSummary moved) =>
        loaded with { Mailing = moved.Mailing, Counts = moved.Counts, TimeLeft = MailingCounts.TimeLeft(moved.Mailing, moved.Counts, now) };

    private async Task LoadAsync()
    {
        view = await LoadMailing.RunAsync(await Me.GetAsync(), Id, only, page);
        now = Clock.GetUtcNow();
        loaded = true;
    }

    private Task ShowAsync(MessageState? state)
    {
        (only, page) = (state, 0);
        return LoadAsync();
    }

    private Task TurnAsync(int to)
    {
        page = to;
        return LoadAsync();
    }

    private async Task StopAsync()
    {
        stopping = true;
        try
        {
            if (await StopMailing.RunAsync(await Me.GetAsync(), Id) is { } sentence)
                Snackbar.Add(sentence, Severity.Normal);
            await LoadAsync();
            Say();
        }
        finally
        {
            stopping = false;
        }
    }

    private async Task FixAsync(MailingRow row)
    {
        if (!await FixAddressDialog.OpenAsync(Dialogs, new WrongAddress(row.PersonId!.Value, row.Name, row.Address, row.LastReply)))
            return;
        Snackbar.Add($"A new account email to {row.Name} is on its way.", Severity.Normal);
        await LoadAsync();
    }

    private async Task SendAgainAsync(MailingRow row)
    {
        sendingAgain = true;
        try
        {
            Snackbar.Add(await RetryRefused.RunAsync(await Me.GetAsync(), row.Id), Severity.Normal);
            await LoadAsync();
        }
        finally
        {
            sendingAgain = false;
        }
    }

    private static RenderFragment Name(MailingRow row) => builder =>
    {
        if (row.PersonId is not { } id)
        {
            builder.AddContent(0, row.Name);
            return;
        }
        builder.OpenElement(1, "a");
        builder.AddAttribute(2, "class", "plain name");
        builder.AddAttribute(3, "href", $"/people/{id}");
        builder.AddContent(4, row.Name);
        builder.CloseElement();
    };

    private static string Count(double amount, string unit) => Math.Max(1, (int)Math.Round(amount)) is 1 ? $"1 {unit}" : $"{Math.Round(amount)} {unit}s";

    private enum Stage
    {
        Unknown,
        Undoable,
        Sending,
        Waiting,
        Stopping,
        Stopped,
        Done,
    }
}
