using Assignr.Portal.Access;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Assignr.Portal.Games.OneGame;

/// <summary>One game: when, who plays, who officiates.</summary>
public sealed partial class GamePage
{
    private GameDetails? details;
    private GameInput input = new();
    private IReadOnlyList<Problem> problems = [];
    private int revision;
    private bool mayEdit;
    private bool isGone;
    private bool wrong;
    private string? refusal;

    [Parameter] public Guid GameId { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private Letters.LetterTexts Shared { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private LoadGame LoadGame { get; set; } = null!;

    [Inject] private EditGame EditGame { get; set; } = null!;

    [Inject] private CancelGame CancelGame { get; set; } = null!;

    [Inject] private RestoreGame RestoreGame { get; set; } = null!;

    private bool Changed => mayEdit && details is not null && input != GameInput.Of(details.Game, details.Site);

    protected override async Task OnParametersSetAsync()
    {
        if (details?.Game.Id == GameId)
            return;
        mayEdit = (await Me.GetAsync()).Is(Who.Assignors);
        await LoadAsync();
        if (!isGone)
            Fill();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (wrong)
            await Browser.InvokeVoidAsync("portal.focusWrong");
        wrong = false;
    }

    private async Task LoadAsync()
    {
        details = await LoadGame.RunAsync(await Me.GetAsync(), GameId);
        isGone = details is null;
    }

    private void Fill() =>
        (input, revision, problems, refusal) = (GameInput.Of(details!.Game, details.Site), details.Game.Revision, [], null);

    private async Task SaveAsync()
    {
        if (IsActing || !Changed)
            return;
        var sent = input with { };
        await ActAsync(async () => await AnswerAsync(await EditGame.RunAsync(await Me.GetAsync(), GameId, revision, sent), sent));
    }

    private async Task AnswerAsync(EditGameResult result, GameInput sent)
    {
        (problems, wrong, refusal) = (result.Problems, result.Problems.Any(problem => problem.Field.Length > 0), result.Refusal);
        if (result.Revision is { } theirs)
            revision = theirs;
        else if (!result.IsDone)
            return;
        await LoadAsync();
        if (!result.IsDone)
            return;
        Snackbar.Add(result.Notice ?? "Saved.");
        revision = details?.Game.Revision ?? revision;
        // What was typed during the save stays.
        if (!isGone && input == sent)
            Fill();
    }

    private async Task CancelAsync()
    {
        var filled = details!.Filled;
        var crew = filled switch
        {
            0 => "Nobody is assigned to it yet.",
            1 => "1 official is assigned to it and is told nothing by this.",
            _ => $"{filled} officials are assigned to it and are told nothing by this."
        };
        if (await ConfirmDialog.AskAsync(Dialogs, $"Cancel {details.Game.Away} at {details.Game.Home}?",
            $"{crew} You can restore it later.", "Cancel the game", danger: true))
            await RunAsync(me => CancelGame.RunAsync(me, GameId));
    }

    private Task RestoreAsync() => RunAsync(me => RestoreGame.RunAsync(me, GameId));

    private async Task RunAsync(Func<Caller, Task<Done>> act)
    {
        await ActAsync(async () => Snackbar.Add((await act(await Me.GetAsync())).InWords));
        await LoadAsync();
        if (!isGone)
            revision = details!.Game.Revision;
    }

    private async Task ReloadAsync(string? sentence)
    {
        refusal = sentence;
        await LoadAsync();
    }
}
