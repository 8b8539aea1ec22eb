using Assignr.Portal.Access;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;

namespace Assignr.Portal.SenderDomain.Page;

public sealed partial class CheckUpPage
{
    private CheckUpView? view;
    private CheckUp? seen;
    private string typed = "";
    private IReadOnlyList<Problem> problems = [];
    private bool mayChange;
    private bool asked;

    private string Under => (view, seen) switch
    {
        (null or { Subject: null }, _) => "",
        _ when IsActing => "Looking. It takes some seconds.",
        (_, null) => "Not looked at yet.",
        var (_, at) => $"Looked {Ago(Clock.GetUtcNow() - at.At)}.",
    };

    protected override async Task OnInitializedAsync()
    {
        mayChange = (await Me.GetAsync()).Is(Who.Assignors);
        await LoadAsync();
        typed = view!.Site.DkimSelector ?? "";
    }

    // After the page was drawn, so that it stands there while the name servers are asked.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view?.Subject is null || seen is not null || IsActing || asked)
            return;
        asked = true;
        await LookAsync();
        StateHasChanged();
    }

    private static string Ago(TimeSpan time) =>
        time.TotalMinutes < 1 ? "just now" : $"{Figures.Count((int)time.TotalMinutes, "minute")} ago";

    private async Task LoadAsync()
    {
        view = await Load.RunAsync(await Me.GetAsync(), Leaving);
        seen = view.Kept;
    }

    private Task LookAsync() => ActAsync(async () =>
    {
        StateHasChanged();
        seen = await Look.RunAsync(await Me.GetAsync(), Leaving);
    });

    private async Task SaveAsync()
    {
        var sent = typed;
        var done = await Change.RunAsync(await Me.GetAsync(), view!.Site.DkimSelector, sent, Leaving);
        problems = done.Problems;
        if (!done.IsDone)
            return;
        await LoadAsync();
        // What was typed during the save stays.
        if (typed == sent)
            typed = view.Site.DkimSelector ?? "";
        await LookAsync();
    }
}
