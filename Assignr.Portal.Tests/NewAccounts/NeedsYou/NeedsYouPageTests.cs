using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Settings;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

public sealed class NeedsYouPageTests : PageContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await NeedsYouBench.AddAsync(Portal);
    }

    [Fact]
    public void The_panel_is_below_the_banner_with_the_first_five_and_leads_to_all()
    {
        var page = Show<PeoplePage>();

        page.WaitForState(() => page.FindAll(".needs-you tbody tr").Count == 5);
        Assert.Contains("5 people have never logged in.", page.Find(".needs-you .announcement").TextContent, StringComparison.Ordinal);
        Assert.Equal("All 5", page.Find(".needs-head > a").TextContent);
        Assert.Equal("/people/needs-you", page.Find(".needs-head > a").GetAttribute("href"));
        Assert.Equal("tel:5550100001", page.Find(".needs a[href^=tel]").GetAttribute("href"));
        var message = page.Find(".needs a[href^=sms]").GetAttribute("href")!;
        Assert.StartsWith("sms:5550100001?&body=", message, StringComparison.Ordinal);
        Assert.Contains(Portal.Get<PublicAddress>().Link("start"), Uri.UnescapeDataString(message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fourteen_days_may_be_chosen_on_the_panel()
    {
        var late = A.Person("Late Zeta");
        await Portal.SaveAsync(late, A.Game(Portal.Now.AddDays(10), ("Referee", late)));
        var page = Show<PeoplePage>();
        page.WaitForState(() => page.FindAll(".needs-you tbody tr").Count == 5);

        await page.Find(".needs-head select").ChangeAsync("14");

        page.WaitForAssertion(() => Assert.Equal("All 6", page.Find(".needs-head > a").TextContent));
        Assert.Equal("/people/needs-you?days=14", page.Find(".needs-head > a").GetAttribute("href"));
        Assert.Equal(5, page.FindAll(".needs-you tbody tr").Count);
    }

    [Fact]
    public async Task Nobody_with_a_game_in_these_days_is_said_where_somebody_has_a_later_one()
    {
        await Portal.Database.WriteAsync(db => db.Games.ExecuteUpdateAsync(row => row.SetProperty(game => game.StartsAt,
            Portal.Now.AddDays(30))));
        var page = Show<PeoplePage>();

        page.WaitForAssertion(() => Assert.StartsWith("Nobody", page.Find(".needs-head label").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".needs-you tbody tr, .needs-head > a"));
    }

    [Fact]
    public async Task Each_row_has_the_act_that_helps_and_the_row_follows()
    {
        var page = Open();
        Assert.Equal(["Send again", "Fix the address", "Add an address", "Send"],
            page.FindAll(".c-help .btn.line").Select(button => button.TextContent).Take(4));

        await page.Find("button[aria-label='Send to Never Delta']").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Sending", Row(page, "Never Delta"), StringComparison.Ordinal));
        Assert.Equal(1, await Portal.ReadAsync(db => db.Messages.CountAsync(message => message.Address == "never@example.com")));
    }

    [Fact]
    public async Task The_wrong_address_is_fixed_with_the_dialog_that_mailings_have()
    {
        var page = Open();

        // Not awaited, because its handler waits for the dialog.
        _ = page.Find("button[aria-label='Fix the address of Refused Beta']").ClickAsync();
        await (await Dialogs.WaitForElementAsync("#fix-address")).InputAsync("right@example.com");
        await Dialogs.Find("#fix-address-form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Sending", Row(page, "Refused Beta"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_is_noted_with_what_was_said_and_stands_on_the_row()
    {
        var page = Open();

        _ = page.Find("button[aria-label='Called Sent Epsilon']").ClickAsync();
        await (await Dialogs.WaitForElementAsync("#called-note")).InputAsync(new string('x', 301));
        await Dialogs.Find("#called-form").SubmitAsync();
        Assert.Contains("at most 300 characters", Dialogs.Find("#called-note-help").TextContent, StringComparison.Ordinal);
        await Dialogs.Find("#called-note").InputAsync("Left a voicemail");
        await Dialogs.Find("#called-form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Today by Marcy Dolan", Row(page, "Sent Epsilon"), StringComparison.Ordinal));
        Assert.Contains("Left a voicemail", Row(page, "Sent Epsilon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_logs_in_leaves_the_list_by_itself()
    {
        var page = Open();
        await Portal.Database.WriteAsync(db => db.People.Where(person => person.FirstName == "Sent")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, Portal.Now)));

        Portal.Get<ChangeFeed>().Tell(Change.Anything);
        Portal.Clock.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task An_observer_reads_all_of_it_and_changes_nothing()
    {
        await SignInAsync(A.Person("Olga Brandt", "olga@example.com", Permissions.Observer, loggedInAt: Portal.Now));
        var page = Open();

        Assert.Equal(5, page.FindAll("tbody tr").Count);
        Assert.Empty(page.FindAll(".c-help"));
        Assert.Equal("/people/needs-you.csv?days=7", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_anybody_it_says_so()
    {
        await Portal.Database.WriteAsync(db => db.Games.ExecuteDeleteAsync());
        Navigation.NavigateTo("/people/needs-you?days=14");
        var page = Show<NeedsYouPage>();

        Assert.Contains("Every official with a game in the next 14 days has logged in.", page.WaitForElement(".empty").TextContent,
            StringComparison.Ordinal);
    }

    private IRenderedComponent<NeedsYouPage> Open()
    {
        Navigation.NavigateTo("/people/needs-you");
        var page = Show<NeedsYouPage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count == 5);
        return page;
    }

    private static string Row(IRenderedComponent<NeedsYouPage> page, string name) => string.Join(' ', page.FindAll("tbody tr")
        .Single(row => row.TextContent.Contains(name, StringComparison.Ordinal)).TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
