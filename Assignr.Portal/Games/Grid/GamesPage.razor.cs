using Assignr.Portal.Access;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace Assignr.Portal.Games.Grid;

/// <summary>The grid of games. The address bar keeps its state.</summary>
public sealed partial class GamesPage
{
    private GamesQuery query = new();
    private string search = "";
    private ListedGames? games;
    private Site? site;
    private bool mayEdit;
    private bool busy;
    private readonly LastAsked last = new();
    private SentAddresses sent = null!;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private ListGames ListGames { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private bool IsNarrowed => query.Search.Length > 0 || query.PersonId is not null;

    private string Nothing => IsNarrowed ? "No game matches." : query.Shown switch
    {
        GamesShown.Past => "No game has been played yet.",
        GamesShown.Cancelled => "No game is cancelled.",
        _ => "No game is coming up.",
    };

    private string Export(string format) =>
        (query with { Page = 0 }).ToUrl().Replace(GamesQuery.Path, $"{GamesQuery.Path}/export.{format}", StringComparison.Ordinal);

    private string From => games!.Page > 0 ? $", from number {First.Grouped()} on" : "";

    private int First => (games!.Page * GamesQuery.PageSize) + 1;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += WhenNavigated;
        sent = new SentAddresses(Navigation);
        Read();
        var me = await Me.GetAsync();
        mayEdit = me.Is(Who.Assignors);
        site = await ReadSite.RunAsync(me);
        await LoadAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= WhenNavigated;
    }

    private async Task LoadAsync()
    {
        if (await last.AskAsync(async () => await ListGames.RunAsync(await Me.GetAsync(), query)) is { } found)
            (games, busy) = (found, false);
    }

    private void Read()
    {
        query = GamesQuery.Read(Navigation.Uri);
        search = query.Search;
    }

    private Task GoAsync(GamesQuery wanted)
    {
        (query, busy) = (wanted with { Search = search.Trim() }, true);
        sent.Send(query.ToUrl());
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        search = "";
        return GoAsync(new GamesQuery { Shown = query.Shown });
    }

    private void WhenNavigated(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        if (new Uri(location.Location).AbsolutePath != GamesQuery.Path || sent.Brought(location.Location))
            return;
        Read();
        busy = true;
        StateHasChanged();
        await LoadAsync();
        StateHasChanged();
    });

    private async Task AddAsync()
    {
        if (await AddGameDialog.ShowAsync(Dialogs) is { } gameId)
            Navigation.NavigateTo($"/games/{gameId}");
    }

    private string Day(GameRow game) => Dates.Day(game.StartsAt, site!, Clock.GetUtcNow());
}
