using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.NewAccounts;

public sealed partial class ExcludedList
{
    private const int FewRows = 3;

    private readonly HashSet<Reason> all = [];
    private bool open = true;

    [Parameter, EditorRequired] public required MailingPreview Preview { get; set; }

    [Parameter, EditorRequired] public required Site Site { get; set; }

    /// <summary>Narrows the names; every group is open then.</summary>
    [Parameter] public string Find { get; set; } = "";

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public EventCallback<bool> SendAgainChanged { get; set; }

    private bool IsSearching => Find.Trim().Length > 0;

    private IEnumerable<Excluded> Groups => IsSearching ? Preview.Excluded.Where(group => Shown(group).Count > 0) : AllGroups;

    // Ticked, the group is empty, but its tick has to stay.
    private IEnumerable<Excluded> AllGroups => Preview is { SendAgain: true, EmailedInTheLast24Hours: > 0 }
        ? Preview.Excluded.Append(new Excluded(Reason.EmailedInTheLast24Hours, [])).OrderBy(group => group.Reason)
        : Preview.Excluded;

    /// <summary>Not of the audience, and not in its count; here for whoever looks for them.</summary>
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

    private int Count(Excluded group) => group.Reason == Reason.EmailedInTheLast24Hours ? Preview.EmailedInTheLast24Hours : group.People.Count;

    private bool CanFold(Excluded group) => group.People.Count > FewRows && !IsSearching;

    private bool IsOpen(Excluded group) =>
        group.People.Count > 0 && (group.Reason.Mend() != Mend.SendAgain || IsSearching || all.Contains(group.Reason));

    private List<ExcludedPerson> Shown(Excluded group) =>
    [
        .. IsSearching ? group.People.Where(person => Finding.Finds(Find, person.Name, []))
            : all.Contains(group.Reason) ? group.People
            : group.People.Take(FewRows),
    ];

    private void Toggle(Reason reason)
    {
        if (!all.Remove(reason))
            all.Add(reason);
    }

    private string Detail(Exclusion exclusion) => exclusion.Reason switch
    {
        Reason.RefusedBefore => exclusion.Reply ?? "no reason given",
        Reason.EmailedInTheLast24Hours or Reason.EmailedSincePreview => Dates.Exact(exclusion.At, Site),
        _ => "",
    };

    private static string Icon(Reason reason) => reason switch
    {
        Reason.NoAddress => PortalIcons.StruckEnvelope,
        Reason.EmailedInTheLast24Hours or Reason.EmailedSincePreview => PortalIcons.Clock,
        Reason.RefusedBefore => PortalIcons.RedCard,
        Reason.AlreadyQueued => PortalIcons.PaperPlane,
        Reason.LoggedIn => PortalIcons.Tick,
        Reason.Deactivated => PortalIcons.StruckRing,
        _ => PortalIcons.Bar,
    };

    private RenderFragment Tick(string words) => builder =>
    {
        builder.OpenElement(0, "input");
        builder.AddAttribute(1, "type", "checkbox");
        builder.AddAttribute(2, "class", "check");
        builder.AddAttribute(3, "checked", Preview.SendAgain);
        builder.AddAttribute(4, "disabled", Disabled);
        builder.AddAttribute(5, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => SendAgainChanged.InvokeAsync(change.Value is true)));
        builder.CloseElement();
        builder.AddContent(6, words);
    };
}
