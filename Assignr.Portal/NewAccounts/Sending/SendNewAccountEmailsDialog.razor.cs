using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Choose the audience, see who gets mail and who does not and why, add a note, look at the letter, send.</summary>
public sealed partial class SendNewAccountEmailsDialog : IDisposable
{
    // Made once for the dialog, on the server, so that a press that arrives several times is recognised.
    private readonly Guid press = Guid.CreateVersion7();
    private MailingPreview? preview;
    private SenderDoubts? doubts;
    private FoundInPreview? found;
    private SendMailingResult? changed;
    private Site site = Site.New();
    private string note = "";
    private string offered = "";
    private ReminderInput reminders = new();
    private ReminderInput usual = new();
    private string? reminderProblem;
    private bool focusWrong;
    private string find = "";
    private string? problem;
    private string? shows;
    private bool notes;
    // Looking is no act: the next look may begin before the last one has come to its end, and what was chosen last counts.
    private bool loading;
    private int loads;
    private bool showsLetter;
    private Audience chosen = Audience.AllUsersThatHaveNeverLoggedIn;
    private bool sendAgain;

    /// <summary>The import whose people it is limited to; null: not limited.</summary>
    [Parameter] public ImportScope? Among { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private PreviewMailing PreviewMailing { get; set; } = null!;

    [Inject] private FindPreviewed FindPreviewed { get; set; } = null!;

    [Inject] private SendMailing SendMailing { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private MailChannel Channel { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<(Audience, int, string)> Audiences =>
    [
        (Audience.AllAssignedOfficials, preview!.AssignedOfficials, "With a game from today on"),
        (Audience.AllUsersThatHaveNeverLoggedIn, preview.NeverLoggedIn, "With or without a game"),
    ];

    protected override bool IsTyped => note != offered || reminders != usual;

    private bool CanSend => preview is { Recipients.Count: > 0 } && !IsActing && !loading;

    private string Why => preview switch
    {
        null => "",
        { Recipients.Count: 0 } => "Nobody gets an email: see Get none.",
        _ => $"Links work for {(preview.LinkDays == 1 ? "1 day" : $"{preview.LinkDays} days")}",
    };

    /// <summary>Why mail that is sent at this moment does not leave at once; null where it does.</summary>
    private string? Waits => Channel.State switch
    {
        { Reason: null } => null,
        { Held: not null } => "Mail is held. These emails go when an assignor lets mail go on.",
        _ => "Mail is paused. These emails go by themselves when it goes on.",
    };

    /// <summary>Opens it. After a send it leads to the mailing's page by itself.</summary>
    /// <param name="importId">The import whose people it is limited to; null: not limited.</param>
    /// <param name="importName">The file name of that import.</param>
    public static Task<IDialogReference> OpenAsync(IDialogService dialogs, Guid? importId = null, string? importName = null) =>
        dialogs.ShowAsync<SendNewAccountEmailsDialog>(
        "Send New Account Emails",
        new DialogParameters<SendNewAccountEmailsDialog> { { dialog => dialog.Among,
            importId is { } id ? new ImportScope(id, importName ?? "an import") : null } },
        Sized(MaxWidth.Medium));

    public override void Dispose()
    {
        base.Dispose();
        Channel.Changed -= WhenChanged;
    }

    protected override async Task OnInitializedAsync()
    {
        // Keeps the list true while it is shown: addresses are corrected in other tabs, and other assignors send mail.
        Follow(RefreshAsync);
        Channel.Changed += WhenChanged;
        site = await ReadSite.RunAsync(await Me.GetAsync());
        reminders = usual = ReminderInput.Of(site.UsualReminders);
        await LoadAsync();
        note = offered = preview!.Note ?? "";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusWrong)
            await Browser.InvokeVoidAsync("portal.focusWrong");
        focusWrong = false;
    }

    private void WhenChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task RefreshAsync()
    {
        if (!IsActing && !loading && preview is not null)
            await LoadAsync(preview.PreviewedAt);
    }

    private async Task LoadAsync(DateTimeOffset? seenAt = null)
    {
        var (mine, audience, again) = (++loads, chosen, sendAgain);
        loading = true;
        try
        {
            var (me, leaving) = (await Me.GetAsync(), Leaving);
            // On another thread, because a long list takes a moment; only the result for the last choice is used.
            var current = await Task.Run(() => PreviewMailing.RunAsync(me, audience, again, seenAt, Among, leaving), leaving);
            if (mine == loads)
                await ShowAsync(current);
        }
        finally
        {
            if (mine == loads)
                loading = false;
        }
    }

    private Task ShowAsync(MailingPreview current)
    {
        preview = current;
        shows = $"{current.Audience} {current.SendAgain} {current.Recipients.Stamp}";
        return FindAsync(find);
    }

    private async Task FindAsync(string typed)
    {
        find = typed;
        var current = preview!;
        var matches = await FindPreviewed.RunAsync(await Me.GetAsync(), current, typed, Leaving);
        // Where the search or the preview changed meanwhile, a later call shows the matches.
        if (find == typed && ReferenceEquals(preview, current))
            found = matches;
    }

    private Task ChooseAsync(Audience audience)
    {
        (changed, problem, chosen) = (null, null, audience);
        return LoadAsync();
    }

    private Task SendAgainAsync(bool again)
    {
        sendAgain = again;
        return LoadAsync();
    }

    private void Remind(ReminderInput chosen) => (reminders, reminderProblem) = (chosen, null);

    private async Task SendAsync()
    {
        if (IsActing || preview is not { Recipients.Count: > 0 })
            return;
        // Somebody who chose and pressed before the new list was drawn saw neither what they chose nor how many it is.
        if (preview.Audience != chosen || preview.SendAgain != sendAgain || !Saw(shows))
        {
            (changed, problem) = (null, "Nothing was sent: the list changed while you pressed. Look again, then press Send Emails.");
            return;
        }
        var days = reminders.Read(out reminderProblem);
        focusWrong = reminderProblem is not null;
        // What was seen at the press is sent, however long the answer takes.
        var seen = preview;
        if (reminderProblem is null && (doubts is null || await doubts.MayGoOnAsync()))
            await ActAsync(() => QueueAsync(seen, days));
    }

    private async Task QueueAsync(MailingPreview seen, ReminderDays? days)
    {
        var result = await SendMailing.RunAsync(await Me.GetAsync(), press, seen, note, days);
        if (result.MailingId is { } id)
        {
            Close(id);
            Navigation.NavigateTo($"/mailings/{id}");
            return;
        }
        changed = result.Fresh is null ? null : result;
        problem = result.Fresh is null ? result.Refusal : null;
        if (result.Fresh is { } fresh)
            await ShowAsync(fresh);
    }
}
