using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
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
    private SentSoFar sent = SentSoFar.Anything;
    private SendTimeInput? later;
    private IReadOnlyList<Problem> timeProblems = [];

    [Parameter] public Scope Scope { get; set; } = Scope.Everybody;

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

    protected override bool IsTyped => note != offered || reminders != usual || later is { Date: not null } or { Time: not null };

    private string Heading => Scope switch
    {
        { ImportId: not null } => $"Send New Account Emails to people of {Scope.Name}",
        { Name: { } people } => $"Send New Account Emails to {people}",
        _ => "Send New Account Emails",
    };

    // What becomes of the reminders that recipients have from before.
    private string? OfReminded => preview switch
    {
        null or { Reminded: 0 } => null,
        { Reminded: 1 } => reminders.Choice == ReminderChoice.None
            ? "1 of them has reminders ahead, which end with this email." : "1 of them has reminders ahead, which these replace.",
        _ => $"{preview.Reminded.Grouped()} of them have reminders ahead, which "
            + (reminders.Choice == ReminderChoice.None ? "end with this email." : "these replace."),
    };

    /// <summary>Where other reminders than those of the settings are offered.</summary>
    private string? AsLastTime => reminders != usual || preview!.Reminders == site.UsualReminders ? null
        : $"As in the last mailing. In the settings: {site.UsualReminders?.Words ?? "none"}.";

    private bool CanSend => preview is { Recipients.Count: > 0 } && !IsActing && !loading;

    private string Why => preview switch
    {
        null => "",
        _ when sent == SentSoFar.None => "Tick whom: never sent, sent before or link expired.",
        { Recipients.Count: 0 } => "Nobody gets an email: see Get none.",
        _ => $"Links work for {(preview.LinkDays == 1 ? "1 day" : $"{preview.LinkDays} days")}",
    };

    /// <summary>Why mail that is sent at this moment does not leave at once; null where it does.</summary>
    private string? Waits => Channel.State switch
    {
        { Reason: null } => null,
        { Held: not null } when later is not null =>
            "Mail is held. If it still is at that hour, these emails wait until an assignor lets mail go on.",
        _ when later is not null => null,
        { Held: not null } => "Mail is held. These emails go when an assignor lets mail go on.",
        _ => "Mail is paused. These emails go by themselves when it goes on.",
    };

    /// <summary>Opens it. After a send it leads to the mailing's page by itself.</summary>
    /// <param name="scope">Null: everybody.</param>
    public static Task<IDialogReference> OpenAsync(IDialogService dialogs, Scope? scope = null) =>
        dialogs.ShowAsync<SendNewAccountEmailsDialog>(
        "Send New Account Emails",
        new DialogParameters<SendNewAccountEmailsDialog> { { dialog => dialog.Scope, scope ?? Scope.Everybody } },
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
        await LoadAsync();
        (note, offered) = (preview!.Note ?? "", preview.Note ?? "");
        reminders = usual = ReminderInput.Of(preview.Reminders);
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
        var (mine, audience, again, scope) = (++loads, chosen, sendAgain, Scope with { SentSoFar = sent });
        loading = true;
        try
        {
            var (me, leaving) = (await Me.GetAsync(), Leaving);
            // On another thread, because a long list takes a moment; only the result for the last choice is used.
            var current = await Task.Run(() => PreviewMailing.RunAsync(me, audience, again, seenAt, scope, leaving), leaving);
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
        shows = $"{current.Audience} {(int)current.Scope.SentSoFar} {current.SendAgain} {current.Recipients.Stamp}";
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

    private Task TickAsync(SentSoFar one, bool on)
    {
        (changed, problem, sent) = (null, null, on ? sent | one : sent & ~one);
        return LoadAsync();
    }

    private Task SendAgainAsync(bool again)
    {
        sendAgain = again;
        return LoadAsync();
    }

    private void Plan(bool isLater) => (later, timeProblems) = (isLater ? new SendTimeInput() : null, []);

    private void Remind(ReminderInput chosen) => (reminders, reminderProblem) = (chosen, null);

    private async Task SendAsync()
    {
        if (IsActing || preview is not { Recipients.Count: > 0 })
            return;
        // Somebody who chose and pressed before the new list was drawn saw neither what they chose nor how many it is.
        if (preview.Audience != chosen || preview.SendAgain != sendAgain || preview.Scope.SentSoFar != sent
            || !Saw(shows))
        {
            (changed, problem) = (null, "Nothing was sent: the list changed while you pressed. Look again, then press Send Emails.");
            return;
        }
        var days = reminders.Read(out reminderProblem);
        timeProblems = [];
        var time = later?.Read(site, Clock.GetUtcNow(), out timeProblems);
        focusWrong = reminderProblem is not null || timeProblems.Count > 0;
        // What was seen at the press is sent, however long the answer takes.
        var seen = preview;
        if (!focusWrong && (doubts is null || await doubts.MayGoOnAsync()))
            await ActAsync(() => QueueAsync(seen, days, time));
    }

    private async Task QueueAsync(MailingPreview seen, ReminderDays? days, SendTime? time)
    {
        var result = await SendMailing.RunAsync(await Me.GetAsync(), press, seen, note, days, time);
        if (result.MailingId is { } id)
        {
            Close(id);
            Navigation.NavigateTo($"/mailings/{id}");
            return;
        }
        changed = result.Fresh is null ? null : result;
        problem = result.Fresh is null ? result.Refusal : null;
        timeProblems = result.Fresh is null ? result.Problems : [];
        if (result.Fresh is { } fresh)
            await ShowAsync(fresh);
    }
}
