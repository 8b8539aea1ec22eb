using Assignr.Portal.Access;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.Import.Preview;

/// <summary>One import: columns and preview while it is a draft, the result once it is applied.</summary>
public sealed partial class ImportPage
{
    private readonly SemaphoreSlim turn = new(1);
    private ImportView? view;
    private LoadedImport? applied;
    private ImportBatch? elsewhere;
    private Site site = Site.New();
    private ImportProgress? progress;
    private CancellationTokenSource? stop;
    private string? notice;
    private bool loaded;
    private bool waiting;
    // How many choices wait for their turn: no act, as the next one may come while the first is still worked out. Nothing is disabled
    // meanwhile: whoever leaves a field by pressing a button would press in vain.
    private int changes;
    private bool early;

    [Parameter] public Guid Id { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private ReadImport ReadImport { get; set; } = null!;

    [Inject] private LoadImport LoadImport { get; set; } = null!;

    [Inject] private ChangeImport ChangeImport { get; set; } = null!;

    [Inject] private ApplyImport ApplyImport { get; set; } = null!;

    [Inject] private DiscardImport DiscardImport { get; set; } = null!;

    [Inject] private ImportAsOther ImportAsOther { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private bool Waits => changes > 0;

    private ImportKind Kind => view!.Batch.Kind;

    private int Ready => view?.Plan is { } plan ? plan.Counts.Add + plan.Counts.Update : 0;

    private int Percent => progress is { All: > 0 } ? progress.Done * 100 / progress.All : 0;

    private string Title => applied is not null ? "Import" : view is null ? "Import" : $"Import {view.Batch.FileName}";

    private string Why => view is { IsGivenUp: true } ? "There is no preview."
        : view?.Plan is not { } plan ? view?.Problem == OfGames.HomeAndAway.OneTeam.Asked ? "First say whose schedule it is."
        : "First say what the columns are."
        : Ready == 0 && plan.Counts.Unchanged == plan.Counts.All
        ? $"Nothing to import: all of it is in the portal already. {(Kind == ImportKind.People ? "No email is sent." : "")}"
        : $"{ImportWords.Rest(plan.Counts)} {(Ready == 0 ? "Nothing can be imported yet." : "No email is sent.")}".Trim();

    public override void Dispose()
    {
        base.Dispose();
        stop?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        (view, applied, elsewhere, loaded, waiting) = (null, null, null, false, false);
        site = await ReadSite.RunAsync(await Me.GetAsync());
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var me = await Me.GetAsync();
        applied = await LoadImport.RunAsync(me, Id);
        // A long file takes a moment; the page is drawn meanwhile.
        view = applied is null ? await ReadImport.RunAsync(me, Id, () => { waiting = true; StateHasChanged(); }, Leaving) : null;
        (elsewhere, loaded) = (null, true);
    }

    // A second change may come before the first one is drawn: it waits, and is applied to the view that is then current.
    private async Task ChangeAsync(Func<ImportView, ImportChange> change)
    {
        changes++;
        early = false;
        try
        {
            var chosenOn = view!.Sheet;
            await turn.WaitAsync(Leaving);
            try
            {
                if (view?.Sheet != chosenOn)
                {
                    notice = ShownIsOld;
                    return;
                }
                var (me, seen, leaving) = (await Me.GetAsync(), view, Leaving);
                var result = await Task.Run(() => ChangeImport.RunAsync(me, seen, change(seen), leaving), leaving);
                (view, notice) = (result.View, result.Refusal);
                if (view is null)
                    await GoneAsync(result);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            changes--;
        }
    }

    private async Task ApplyAsync()
    {
        if (IsActing || Ready == 0)
            return;
        // Somebody who changed something and pressed before the new preview was drawn saw the old one.
        early = Waits || !Saw(view?.Plan?.Fingerprint);
        if (early)
            return;
        (notice, progress) = (null, null);
        await ActAsync(WriteAsync);
    }

    private async Task WriteAsync()
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var told = new Progress<ImportProgress>(step =>
        {
            progress = step;
            StateHasChanged();
        });
        try
        {
            var me = await Me.GetAsync();
            var result = await ApplyImport.RunAsync(me, view!, told, stop.Token);
            if (result.IsDone)
                await LoadAsync();
            else
                (view, notice, elsewhere) = (result.Fresh ?? view, result.Refusal, result.Imported);
        }
        catch (OperationCanceledException) when (!Leaving.IsCancellationRequested)
        {
            notice = "Cancelled. Nothing was written.";
        }
        finally
        {
            stop.Dispose();
            stop = null;
        }
    }

    private async Task TakeAsOtherAsync()
    {
        var result = await ImportAsOther.RunAsync(await Me.GetAsync(), Id, Leaving);
        if (result.ImportId is { } other)
            Navigation.NavigateTo($"/imports/{other}", replace: true);
        else
            await GoneAsync(result);
    }

    private async Task DiscardAsync()
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "Throw this import away?",
            "The file and what you decided about its rows go. Nothing of it was written.", "Throw away", danger: true))
            return;
        var kind = Kind;
        var result = await DiscardImport.RunAsync(await Me.GetAsync(), Id);
        if (result.IsDone)
            Navigation.NavigateTo($"{kind.Path()}/import");
        else
            await GoneAsync(result);
    }

    /// <summary>The draft does not exist: it was thrown away or imported.</summary>
    private async Task GoneAsync(Result result)
    {
        await LoadAsync();
        notice = applied is null ? null : result.Refusal;
    }
}
