using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.NewAccounts.Sending;

public sealed partial class ExcludedList
{
    private const int FewRows = 3;

    /// <summary>As many names as fit on the line of a closed group.</summary>
    private const int NamesInALine = 8;

    private readonly HashSet<Reason> all = [];
    private MailingPreview? read;
    private IEnumerable<string> emailed = [];
    private bool open = true;

    [Parameter, EditorRequired] public required MailingPreview Preview { get; set; }

    [Parameter, EditorRequired] public required Site Site { get; set; }

    /// <summary>The people who match the search, in groups that are all open. Null: everybody.</summary>
    [Parameter] public FoundInPreview? Found { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>What was ticked last; the preview follows it.</summary>
    [Parameter] public bool SendAgain { get; set; }

    [Parameter] public EventCallback<bool> SendAgainChanged { get; set; }

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private LoadPreviewed LoadPreviewed { get; set; } = null!;

    private IEnumerable<Excluded> Groups => Found?.Excluded ?? AllGroups;

    // Once it is ticked the group is empty, but its tick must stay visible.
    private IEnumerable<Excluded> AllGroups => Preview is { SendAgain: true, EmailedInTheLast24Hours: > 0 }
        ? Preview.Excluded.Append(new Excluded(Reason.EmailedInTheLast24Hours, [])).OrderBy(group => group.Reason)
        : Preview.Excluded;

    /// <summary>People outside the audience and its count, shown because somebody may look for them.</summary>
    private IEnumerable<(Reason, int, string)> Outside
    {
        get
        {
            if (Preview.LoggedIn > 0)
                yield return (Reason.LoggedIn, Preview.LoggedIn, "loggedin");
            if (Preview.Deactivated > 0)
                yield return (Reason.Deactivated, Preview.Deactivated, "deactivated");
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(read, Preview))
            return;
        read = Preview;
        var first = Preview.Excluded.FirstOrDefault(group => group.Reason.Mend() == Mend.SendAgain)?.People.Take(NamesInALine) ?? [];
        emailed = (await LoadPreviewed.RunAsync(await Me.GetAsync(), Preview, [.. first])).Select(verdict => verdict.Person.FullName);
    }

    private int Count(Excluded group) => group.Reason == Reason.EmailedInTheLast24Hours
        ? Preview.EmailedInTheLast24Hours
        : Preview.Excluded.FirstOrDefault(whole => whole.Reason == group.Reason)?.People.Count ?? 0;

    private bool CanFold(Excluded group) => group.People.Count > FewRows && Found is null;

    private bool Folds(Excluded group) => CanFold(group) && !all.Contains(group.Reason);

    private bool IsOpen(Excluded group) =>
        group.People.Count > 0 && (group.Reason.Mend() != Mend.SendAgain || Found is not null || all.Contains(group.Reason));

    private void Toggle(Reason reason)
    {
        if (!all.Remove(reason))
            all.Add(reason);
    }

    private static string Icon(Reason reason) => reason switch
    {
        Reason.NoAddress => PortalIcons.StruckEnvelope,
        Reason.EmailedInTheLast24Hours or Reason.EmailedSincePreview or Reason.WaitsPaused => PortalIcons.Clock,
        Reason.RefusedBefore or Reason.NotTheirs or Reason.Complained => PortalIcons.RedCard,
        Reason.NoLongerOfficiates => PortalIcons.YellowCard,
        Reason.AlreadyQueued => PortalIcons.PaperPlane,
        Reason.LoggedIn => PortalIcons.Tick,
        Reason.Deactivated => PortalIcons.StruckRing,
        _ => PortalIcons.Bar,
    };
}
