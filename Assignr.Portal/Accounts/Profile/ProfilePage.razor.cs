using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Shell.Forms;
using Assignr.Portal.Shell.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Profile;

/// <summary>The caller's own phone number, addresses and password.</summary>
public partial class ProfilePage
{
    private MyProfile? profile;
    private Guid? personId;
    private bool mayRename;
    private bool isSomebodyElses;
    private IReadOnlyList<string> rows = [];
    private IReadOnlyList<string> shown = [];
    private IReadOnlyList<Problem> problems = [];
    private IReadOnlyList<Problem> newProblems = [];

    [CascadingParameter] private HttpContext Request { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "profile", Name = "Contact")] private ContactInput? Contact { get; set; }

    [SupplyParameterFromForm(FormName = "password", Name = "Input")] private PasswordsInput? Typed { get; set; }

    [Inject] private IStringLocalizer<AccountTexts> T { get; set; } = null!;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private ReadMyProfile ReadMyProfile { get; set; } = null!;

    [Inject] private ChangeMyProfile ChangeMyProfile { get; set; } = null!;

    [Inject] private ChangeMyPassword ChangeMyPassword { get; set; } = null!;

    [Inject] private SignInManager<Account> SignIn { get; set; } = null!;

    [Inject] private KnownDevices Devices { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (personId, mayRename) = (me.PersonId, me.Is(Who.Assignors));
        // The page may have been opened while another person was signed in here; their form must not change this person.
        isSomebodyElses = SentForm.FieldOf(Request, "For") is { } sent && sent != personId.ToString();
        if (isSomebodyElses)
            (Contact, Typed) = (null, null);
        profile = await ReadMyProfile.RunAsync(me, Request.RequestAborted);
        shown = Contact?.Shown is { Count: > 0 } before
            ? before.ConvertAll(address => address ?? "")
            : Refused("Contact.Shown") ?? profile.Addresses;
        rows = Contact?.Addresses is { Count: > 0 } typed
            ? typed.ConvertAll(address => address ?? "")
            : Refused("Contact.Addresses") ?? [.. profile.Addresses, ""];
    }

    /// <summary>A refused form of this person, to be shown again.</summary>
    private RefusedForm? Mine => isSomebodyElses ? null : RefusedForm.Of(Request);

    private List<string>? Refused(string list)
    {
        var sent = Enumerable.Range(0, Person.MostAddresses + 1).Select(at => Mine?[$"{list}[{at}]"]).TakeWhile(value => value is not null);
        return sent.OfType<string>().ToList() is { Count: > 0 } some ? some : null;
    }

    private async Task SaveAsync()
    {
        if (isSomebodyElses)
            return;
        var input = new ProfileInput
        {
            Phone = Contact?.Phone,
            Shown = [.. shown.Where(address => address.Length > 0)],
            Addresses = rows,
            AskedAbout = [.. (Contact?.AskedAbout ?? []).OfType<string>()],
            Current = Contact?.Current,
        };
        var result = await ChangeMyProfile.RunAsync(await Me.GetAsync(), input, Request.RequestAborted);
        problems = result.Problems;
        if (result.Outcome == ProfileOutcome.Busy)
            BusyAnswer.Mark(Request.Response);
        else if (result.Outcome == ProfileOutcome.ChangedMeanwhile)
            (shown, rows) = (profile!.Addresses, [.. profile.Addresses, ""]);
        else if (result.IsDone)
            Navigation.NavigateTo(result.Outcome == ProfileOutcome.SavedAndAsked ? "/profile?done=asked" : "/profile?done=saved");
    }

    private async Task ChangePasswordAsync()
    {
        if (isSomebodyElses)
            return;
        var result = await ChangeMyPassword.RunAsync(await Me.GetAsync(), Typed?.Current, Typed?.Password,
            Typed?.Again, Request.RequestAborted);
        newProblems = result.Problems;
        if (result.Outcome == PasswordOutcome.Busy)
            BusyAnswer.Mark(Request.Response);
        if (result.Account is not { } account)
            return;
        await SignIn.SignInAsync(account, isPersistent: true);
        await Devices.RememberAsync(Request, account.PersonId);
        Navigation.NavigateTo("/profile?done=password");
    }

    private sealed class ContactInput
    {
        public string? Phone { get; set; }

        public List<string?>? Shown { get; set; }

        public List<string?>? Addresses { get; set; }

        public List<string?>? AskedAbout { get; set; }

        public string? Current { get; set; }
    }

    private sealed class PasswordsInput : NewPassword.Input
    {
        public string? Current { get; set; }
    }
}
