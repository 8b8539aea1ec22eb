using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.NewAccounts.Words;

public sealed partial class WordsPage
{
    private WordedLetter? letter;
    private WordsOfLetter? view;
    private Wording input = new();
    private Letter? shown;
    private IReadOnlyList<Problem> problems = [];
    private bool hasGame = true;
    private bool mayChange;
    // What is said where another assignor saved first, until these words are saved or given up.
    private string? meanwhile;
    private bool loaded;
    private string? said;

    /// <summary>The letter's part of the address; null: the first.</summary>
    [Parameter] public string? Which { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private LoadWords Load { get; set; } = null!;

    [Inject] private ChangeWords Change { get; set; } = null!;

    [Inject] private PreviewWords Preview { get; set; } = null!;

    [Inject] private SendCopy SendCopy { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    private bool Changed => mayChange && view is not null && (meanwhile is not null || input.Cleaned() != view.Current);

    protected override async Task OnParametersSetAsync()
    {
        letter = Which is null ? WordedLetter.NewAccount : WordedLetters.Of(Which);
        (view, shown, problems, meanwhile, said) = (null, null, [], null, null);
        var caller = await Me.GetAsync();
        mayChange = caller.Is(Who.Assignors);
        if (letter is { } one)
            view = await Load.RunAsync(caller, one);
        loaded = true;
        await FillAsync(view?.Current);
    }

    private async Task SaveAsync()
    {
        if (Changed)
            await ActAsync(SendAsync);
    }

    private async Task SendAsync()
    {
        var sent = input with { };
        var answer = await Change.RunAsync(await Me.GetAsync(), letter!.Value, view!.Current, sent);
        (problems, meanwhile) = (answer.Problems, answer.ChangedMeanwhile ? answer.Refusal : null);
        if (answer.IsDone || answer.ChangedMeanwhile)
            view = await Load.RunAsync(await Me.GetAsync(), letter.Value);
        if (!answer.IsDone)
            return;
        // What was typed during the save stays.
        if (input == sent)
            await FillAsync(view.Current);
        Snackbar.Add("Saved.", Severity.Normal);
    }

    private Task ShowTheirs()
    {
        meanwhile = null;
        return FillAsync(view!.Current);
    }

    private Task UseUsualAsync() => FillAsync(view!.Usual);

    private Task FillAsync(Wording? words)
    {
        if (words is null)
            return Task.CompletedTask;
        (input, problems, said) = (words with { }, [], null);
        return ShowAsync();
    }

    // What was said to be wrong is gone as soon as it is put right; while it is being typed, nothing new is found wrong.
    private void Recheck()
    {
        said = null;
        if (problems.Count > 0)
            problems = input.Check();
    }

    private async Task ShowAsync()
    {
        said = null;
        problems = input.Check();
        shown = await Preview.RunAsync(await Me.GetAsync(), letter!.Value, input, hasGame);
    }

    private Task SendCopyAsync() => ActAsync(async () =>
        said = (await SendCopy.RunAsync(await Me.GetAsync(), letter!.Value)).InWords);
}
