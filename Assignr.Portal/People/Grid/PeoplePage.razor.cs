using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace Assignr.Portal.People.Grid;

/// <summary>The grid of all people. The address bar keeps its state.</summary>
public sealed partial class PeoplePage
{
    private static readonly TimeSpan AfterTheLastKey = TimeSpan.FromMilliseconds(250);

    private static readonly (PeopleOrder Order, string Words)[] Orders =
    [
        (PeopleOrder.Name, "Name"), (PeopleOrder.Email, "Email"), (PeopleOrder.Account, "Account"),
        (PeopleOrder.LastSent, "Last sent"), (PeopleOrder.LastLogin, "Last login"), (PeopleOrder.NextGame, "Next game"),
    ];

    private readonly CancellationTokenSource gone = new();
    private readonly LastAsked last = new();
    private readonly HashSet<Guid> ticked = [];
    private PeopleQuery query = new();
    private string search = "";
    private ListedPeople? people;
    private StandingCounts? counts;
    private NeverLoggedInCounts? never;
    private Site? site;
    private bool mayEdit;
    private bool busy;
    private bool sheet;
    private bool showList;
    private int keys;
    private SentAddresses sent = null!;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IJSRuntime Browser { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private ListPeople ListPeople { get; set; } = null!;

    [Inject] private CountStandings CountStandings { get; set; } = null!;

    [Inject] private CountNeverLoggedIn CountNeverLoggedIn { get; set; } = null!;

    private string Export(string format) =>
        PeopleUrl.Of(query with { Page = 0 }).Replace(PeopleUrl.Path, $"{PeopleUrl.Path}/export.{format}", StringComparison.Ordinal);

    private string Upcoming => never!.Assigned switch
    {
        0 => never.People == 1 ? "No game is coming up for them." : "None of them has a game coming up.",
        1 => never.People == 1 ? "A game of theirs is coming up." : "1 of them has a game coming up.",
        var count => $"{count.Grouped()} of them have a game coming up.",
    };

    private int More => (query.Permission == Permissions.None ? 0 : 1) + (query.HasUpcomingGame ? 1 : 0);

    private string StepWords => query.Step!.Value.Words(query.Scope)
        + (query.Scope.MailingId is not null ? ", of one mailing" : query.Scope.ImportId is not null ? ", of one import" : "");

    private string Narrowed => string.Join(", ", NarrowedBy()) is { Length: > 0 } by ? $"Looked for {by}." : "";

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += WhenNavigated;
        sent = new SentAddresses(Navigation);
        Follow(RefreshAsync);
        Read();
        var me = await Me.GetAsync();
        mayEdit = me.Is(Who.Assignors);
        site = await ReadSite.RunAsync(me);
        await Task.WhenAll(LoadAsync(), CountAsync());
        showList = query.Step is not null;
    }

    // Whoever pressed a number of the funnel came for its list, which stands below the banner and the officials with a game soon.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!showList)
            return;
        showList = false;
        await Browser.InvokeVoidAsync("portal.showList", ".filters");
    }

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= WhenNavigated;
        gone.Cancel();
        gone.Dispose();
    }

    private void Read()
    {
        query = PeopleUrl.Read(Navigation.Uri);
        search = query.Search;
    }

    private async Task LoadAsync()
    {
        busy = true;
        if (await last.AskAsync(async () => await ListPeople.RunAsync(await Me.GetAsync(), query)) is { } found)
            (people, busy) = (found, false);
    }

    private async Task CountAsync()
    {
        var me = await Me.GetAsync();
        counts = await CountStandings.RunAsync(me);
        never = await CountNeverLoggedIn.RunAsync(me);
    }

    /// <summary>Writes every change of the grid to the address bar, with what has been typed so far.</summary>
    private Task GoAsync(PeopleQuery wanted, bool replace)
    {
        query = wanted with { Search = search.Trim() };
        sent.Send(PeopleUrl.Of(query), replace);
        return LoadAsync();
    }

    private Task GoAsync(PeopleQuery wanted) => GoAsync(wanted, replace: false);

    private Task ClearAsync()
    {
        search = "";
        return GoAsync(new PeopleQuery { PageSize = query.PageSize });
    }

    private void WhenNavigated(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        try
        {
            await FollowAsync(location.Location);
        }
        catch (Exception broken)
        {
            await DispatchExceptionAsync(broken);
        }
    });

    private async Task FollowAsync(string url)
    {
        if (new Uri(url).AbsolutePath != PeopleUrl.Path || sent.Brought(url) || PeopleUrl.Read(url) == query)
            return;
        keys++;
        Read();
        busy = true;
        StateHasChanged();
        await LoadAsync();
        StateHasChanged();
    }

    private async Task TypeAsync(string typed)
    {
        search = typed;
        var mine = ++keys;
        await Task.Delay(AfterTheLastKey, Clock, gone.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (mine != keys || gone.IsCancellationRequested)
            return;
        await GoAsync(query with { Page = 0 }, replace: true);
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        await CountAsync();
    }

    private async Task AddAsync()
    {
        if (await AddPersonDialog.ShowAsync(Dialogs) is not { } added)
            return;
        Snackbar.Add(added.EmailsQueued switch
        {
            0 => $"{added.Name} added. No email was sent.",
            1 => $"{added.Name} added. An email is on its way.",
            var count => $"{added.Name} added. {count} emails are on their way.",
        });
        await LoadAsync();
        await CountAsync();
    }

    private IEnumerable<string> NarrowedBy()
    {
        if (query.Search.Length > 0)
            yield return $"“{query.Search}”";
        if (query.Standing is { } standing)
            yield return standing.Words().ToLowerInvariant();
        if (query.Permission != Permissions.None)
            yield return $"permission {query.Permission}";
        if (query.HasUpcomingGame)
            yield return "an upcoming game";
        if (query.Step is not null)
            yield return StepWords.ToLowerInvariant();
    }
}
