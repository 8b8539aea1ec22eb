using Assignr.Portal.Access;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Errors;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Shell.Layouts;

/// <summary>The frame of every interactive page.</summary>
public partial class MainLayout
{
    private string siteName = "";
    private Caller? caller;
    private PageFault? fault;
    private PageFault? partsFault;
    private PageFault? dialogsFault;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private ReadSite ReadSite { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // "#main" alone would lead to the start page, because addresses are relative to <base>.
    private string SkipTo => $"{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#main";

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        siteName = (await ReadSite.RunAsync(me)).Name;
        caller = me;
    }

    // Another page is shown, so the fault of the last one is over.
    protected override void OnParametersSet()
    {
        foreach (var one in new[] { fault, partsFault, dialogsFault })
            one?.Recover();
    }
}
