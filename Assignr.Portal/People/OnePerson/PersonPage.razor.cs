using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Changes;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Assignr.Portal.People.OnePerson;

/// <summary>One person: profile, games, timeline.</summary>
public sealed partial class PersonPage
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    private PersonDetails? details;
    private PersonForm form = new();
    private Person? meanwhile;
    private int revision;
    private int reading;
    private int typed;
    private bool isGone;
    private bool mayEdit;
    // Also what the menu deletes, which is a component of its own: not only what IsActing tells.
    private bool running;
    private bool saving;
    private bool focusWrong;
    private string? refusal;
    private string? offer;
    private NewEmailTick? newEmail;
    private Throttle? throttle;

    [Parameter] public Guid PersonId { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private ChangeFeed Changes { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private LoadPerson LoadPerson { get; set; } = null!;

    [Inject] private EditPerson EditPerson { get; set; } = null!;

    [Inject] private SendNewAccountEmail SendNewAccountEmail { get; set; } = null!;

    [Inject] private SendPasswordReset SendPasswordReset { get; set; } = null!;

    [Inject] private WithdrawAddress WithdrawAddress { get; set; } = null!;

    private bool Changed => details is not null && mayEdit && form.Differs(details.Person);

    protected override void OnInitialized()
    {
        throttle = new Throttle(Clock, AtMostEvery, () => InvokeAsync(RefreshAsync), DispatchExceptionAsync);
        Changes.Changed += Heard;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (details?.Person.Id == PersonId)
            return;
        (details, refusal, offer, meanwhile) = (null, null, null, null);
        mayEdit = (await Me.GetAsync()).Is(Who.Assignors);
        await LoadAsync(fill: true);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusWrong)
            await Browser.InvokeVoidAsync("portal.focusWrong");
        focusWrong = false;
    }

    public override void Dispose()
    {
        base.Dispose();
        Changes.Changed -= Heard;
        throttle?.Dispose();
    }

    private async Task LoadAsync(bool fill)
    {
        details = await LoadPerson.RunAsync(await Me.GetAsync(), PersonId);
        reading++;
        isGone = details is null;
        if (fill && details is not null)
            (form, revision, meanwhile) = (PersonForm.Of(details.Person), details.Person.Revision, null);
    }

    private Task TypedAsync()
    {
        typed++;
        return newEmail?.AskAsync() ?? Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        if (running || !Changed)
            return;
        var typedBefore = typed;
        var edit = new EditPersonInput
        {
            PersonId = PersonId,
            Revision = revision,
            Person = form.ToInput(),
            SendNewEmail = newEmail?.IsWanted == true,
        };
        var result = await EditAsync(edit);
        if (result.Outcome == EditPersonOutcome.AskFirst)
        {
            if (!await ConfirmDialog.AskAsync(Dialogs, result.Question!, result.Refusal!, "Save all the same", danger: true))
                return;
            result = await EditAsync(edit with { Confirmed = true });
        }
        await AnswerAsync(result, typedMeanwhile: typed != typedBefore);
    }

    private async Task<EditPersonResult> EditAsync(EditPersonInput edit)
    {
        saving = true;
        try
        {
            return await RunAsync(async me => await EditPerson.RunAsync(me, edit));
        }
        finally
        {
            saving = false;
        }
    }

    private async Task AnswerAsync(EditPersonResult result, bool typedMeanwhile)
    {
        refusal = result.Refusal;
        offer = null;
        switch (result.Outcome)
        {
            case EditPersonOutcome.Saved:
                Snackbar.Add(result.Saved);
                offer = result.WhyANewEmail;
                await LoadAsync(fill: !typedMeanwhile);
                revision = details?.Person.Revision ?? revision;
                break;
            case EditPersonOutcome.ChangedMeanwhile:
                await LoadAsync(fill: false);
                (meanwhile, revision) = (details?.Person, details?.Person.Revision ?? revision);
                break;
            case EditPersonOutcome.Wrong:
                form.Blame(result.Problems);
                focusWrong = true;
                break;
        }
    }

    // The addresses on the page are those of this revision.
    private string Shows => $"{PersonId} {details!.Person.Revision}";

    private async Task SendNewAsync(bool confirmed = false)
    {
        if (!SawOrSays(Shows))
            return;
        var seen = details!.Person.Revision;
        var result = await RunAsync(me => SendNewAccountEmail.RunAsync(me, PersonId, confirmed, seen));
        if (result.Outcome == SendNewAccountEmailOutcome.AskFirst)
        {
            if (!await ConfirmDialog.AskAsync(Dialogs, "Send another email?", result.InWords, "Send New Account Email"))
                return;
            result = await RunAsync(me => SendNewAccountEmail.RunAsync(me, PersonId, confirmed: true, seen));
        }
        await SaidAsync(result.IsDone, result.InWords);
    }

    private async Task SendResetAsync()
    {
        if (!SawOrSays(Shows))
            return;
        var seen = details!.Person.Revision;
        var result = await RunAsync(me => SendPasswordReset.RunAsync(me, PersonId, seen));
        await SaidAsync(result.IsDone, result.InWords);
    }

    private async Task SaidAsync(bool done, string sentence)
    {
        (refusal, offer) = (done ? null : sentence, null);
        if (done)
            Snackbar.Add(sentence);
        await LoadAsync(fill: !Changed);
    }

    private async Task WithdrawAsync(WaitingAddress address)
    {
        var done = (await RunAsync(me => WithdrawAddress.RunAsync(me, address.Id))).IsDone;
        await SaidAsync(done, done ? $"{address.Address} no longer waits for confirmation." : $"{address.Address} does not wait any more.");
    }

    private async Task<T> RunAsync<T>(Func<Caller, Task<T>> act)
    {
        running = true;
        try
        {
            return await act(await Me.GetAsync());
        }
        finally
        {
            running = false;
        }
    }

    private void ThrowAway() => (form, revision, meanwhile, refusal) = (PersonForm.Of(details!.Person),
        details.Person.Revision, null, null);

    // Only one filled button at a time: while there are changes, it is Save.
    private Variant Shape(bool first) => first && !Changed && offer is null ? Variant.Filled : Variant.Outlined;

    private Color Colour(bool first) => Shape(first) == Variant.Filled ? Color.Primary : Color.Default;

    private void Heard(Change change)
    {
        // A mailing that pauses, or goes on, names none of its people.
        if (change.People.Contains(PersonId) || (change.Mailings.Count > 0 && details is { Standing: Standing.Sending }))
            throttle?.Ask();
    }

    private async Task RefreshAsync()
    {
        // Changes in the form keep the revision that they began with, so that saving them over another assignor's change is
        // refused.
        if (!Changed && !running)
            await LoadAsync(fill: true);
        else
            reading++;
        StateHasChanged();
    }
}
