using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.Withdrawing;
using Assignr.Portal.Settings;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>One mailing, live in every open browser: its numbers come from <see cref="MailingProgress"/>; its messages are read again at
/// most once a second.</summary>
public sealed partial class MailingPage : IDisposable
{
    private const int FewRefused = 10;

    private MailingView? view;
    private MailingSummary? latest;
    private Site site = Site.New();
    private ITimer? ticker;
    private DateTimeOffset now;
    private MessageState? only;
    private int page;
    private bool loaded;
    private bool mayAct;
    private bool allRefused;
    private string said = "";
    private DateTimeOffset pressedAt;
    private MailingStage? stage;

    [Parameter] public Guid Id { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private LoadMailing LoadMailing { get; set; } = null!;

    [Inject] private StopMailing StopMailing { get; set; } = null!;

    [Inject] private PauseMailing PauseMailing { get; set; } = null!;

    [Inject] private GoOnWithMailing GoOnWithMailing { get; set; } = null!;

    [Inject] private StopReminders StopReminders { get; set; } = null!;

    [Inject] private RetryRefused RetryRefused { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private MailingProgress Progress { get; set; } = null!;

    [Inject] private MailChannel Channel { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private MailingStage Current => MailingStages.Of(view, now, Channel.State.Reason is not null);

    private bool IsRunning => view is { IsRunning: true };

    private int? SecondsToUndo => MailingStages.SecondsToUndo(view, now);

    // Pause and Go on stand in one place: the second half of a double press must not take back the first.
    private bool IsJustPressed => now < pressedAt + TimeSpan.FromSeconds(2);

    private string Title => Current.Title(view, site);

    private string Under => Current.Sentence(view!, site, now);

    private string TimeLeft => Current is MailingStage.Sending or MailingStage.Undoable ? MailingStages.TimeLeft(view!) : "";

    public override void Dispose()
    {
        base.Dispose();
        Progress.Progressed -= WhenProgressed;
        ticker?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        mayAct = me.Is(Who.Assignors);
        site = await ReadSite.RunAsync(me);
        // It reads again when its own numbers changed, not at every change.
        Follow(RefreshAsync, static change => change is { Mailings.Count: 0, People.Count: 0 });
        Progress.Progressed += WhenProgressed;
        // For what counts seconds although no message changes: the undo window and the time left.
        ticker = Clock.CreateTimer(_ => InvokeAsync(Tick), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    protected override async Task OnParametersSetAsync()
    {
        (only, page, allRefused, said, stage) = (null, 0, false, "", null);
        await LoadAsync();
        Say();
    }

    private void WhenProgressed(MailingSummary summary)
    {
        if (summary.Mailing.Id != Id)
            return;
        _ = InvokeAsync(() => FollowAsync(summary));
        LookAgain();
    }

    private async Task FollowAsync(MailingSummary summary)
    {
        latest = summary;
        // Shown together: the end of the mailing and what became of each message.
        if (summary.Mailing.EndedAt is not null && view is { Mailing.EndedAt: null })
        {
            await RefreshAsync();
            return;
        }
        now = Clock.GetUtcNow();
        view = view is null ? null : Latest(view, summary);
        Say();
        StateHasChanged();
    }

    private void Tick()
    {
        if (view is { Mailing.EndedAt: null })
            Progress.Look(Id);
        if (!IsRunning)
            return;
        now = Clock.GetUtcNow();
        Say();
        StateHasChanged();
    }

    // Read out once for each stage that begins while the page is open; the title has the one it opened with.
    private void Say()
    {
        if (stage is { } before && before != Current)
            said = Current switch
            {
                MailingStage.Stopping => "Stopping.",
                MailingStage.Stopped => Under,
                MailingStage.Done when view!.Counts.Refused > 0 =>
                    $"{Title}. {MailingPreview.Emails(view.Counts.Refused)} did not get through.",
                _ => $"{Title}. {Under}",
            };
        stage = Current;
    }

    // Takes only the messages: numbers counted meanwhile would be one more change to look at.
    private async Task RefreshAsync()
    {
        await LoadAsync();
        if (view is not null && latest is { } summary && summary.Mailing.Id == Id)
            view = Latest(view, summary);
        Say();
        StateHasChanged();
    }

    private MailingView Latest(MailingView loaded, MailingSummary summary)
    {
        var (mailing, counts) = summary;
        return loaded with { Mailing = mailing, Counts = counts, TimeLeft = MailingCounts.TimeLeft(mailing, counts, now) };
    }

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

    private Task StopAsync() => ActAsync(async () =>
        await TellAsync((await StopMailing.RunAsync(await Me.GetAsync(), Id)).InWords));

    private Task PauseAsync() => ActAsync(async () =>
    {
        await TellAsync((await PauseMailing.RunAsync(await Me.GetAsync(), Id)).InWords);
        pressedAt = Clock.GetUtcNow();
    });

    private Task GoOnAsync() => ActAsync(async () =>
    {
        await TellAsync((await GoOnWithMailing.RunAsync(await Me.GetAsync(), Id)).InWords);
        pressedAt = Clock.GetUtcNow();
    });

    private async Task ChangeTimeAsync()
    {
        if (await ChangeTimeDialog.OpenAsync(Dialogs, view!.Mailing, site) is { } changed)
            await TellAsync(changed);
        else
            await LoadAsync();
    }

    private Task CancelPlannedAsync() => ActAsync(async () =>
    {
        if (await PlannedMailings.AskAndCancelAsync(Dialogs, StopMailing, Me, view!.Mailing, site) is { } cancelled)
            await TellAsync(cancelled);
    });

    private Task StopRemindersAsync() => ActAsync(async () =>
        await TellAsync((await StopReminders.RunAsync(await Me.GetAsync(), mailingId: Id)).InWords));

    private async Task WithdrawAsync()
    {
        var title = "Withdraw the links of this mailing";
        if (await WithdrawLinksDialog.OpenAsync(Dialogs, title, new WithdrawScope(MailingId: Id)) is { } done)
            await TellAsync(done);
    }

    private async Task FixAsync(MailingRow row)
    {
        if (await FixAddressDialog.OpenAsync(Dialogs, new WrongAddress(row.PersonId!.Value, row.Name, row.Address, row.LastReply)))
            await TellAsync($"A new account email to {row.Name} is on its way.");
    }

    private Task SendAgainAsync(MailingRow row) => ActAsync(async () =>
        await TellAsync((await RetryRefused.RunAsync(await Me.GetAsync(), row.Id)).InWords));

    private async Task TellAsync(string done)
    {
        Snackbar.Add(done, Severity.Normal);
        await LoadAsync();
        Say();
    }
}
