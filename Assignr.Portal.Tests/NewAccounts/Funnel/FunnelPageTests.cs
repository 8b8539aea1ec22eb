using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People.Grid;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Funnel;

public sealed class FunnelPageTests : PageContext
{
    private Guid mailing;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync([.. Enumerable.Range(0, 3).Select(number => A.Person($"Number {number}", $"number{number}@example.com")),
            A.Person("Not Emailed", null)]);
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        mailing = (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        Portal.Clock.Advance(SendMailing.UndoWindow + TimeSpan.FromSeconds(1));
        await new Outbox(Portal).SendEverythingAsync();
    }

    [Fact]
    public void Each_step_is_a_bar_with_its_number_and_leads_to_its_list()
    {
        var page = Open("/people/funnel");

        Assert.Equal("1 of 5 are in.", Words(page.Find(".f-sum")));
        Assert.Equal(["Added", "Emailed", "Handed over", "Opened", "Logged in", "Still out"],
            page.FindAll(".f-words").Select(words => words.TextContent));
        Assert.Equal(
            ["/people?step=added", "/people?step=emailed", "/people?step=handedover", "/people?step=opened", "/people?step=loggedin",
                "/people?step=out"],
            page.FindAll(".funnel a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Still out 4 people , 80 %", Words(page.FindAll(".funnel a")[5]));
        Assert.Equal("2 were never emailed", page.Find(".f-missing").TextContent);
        Assert.StartsWith("A hint, at least so many", page.FindAll(".f-missing")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("max(6px, 60%)", page.FindAll(".f-track i")[1].GetAttribute("style")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_by_itself_when_somebody_logs_in()
    {
        var page = Open("/people/funnel");
        await LogInAsync();

        page.WaitForAssertion(() => Assert.StartsWith("2 of 5 are in.", Words(page.Find(".f-sum")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailings_page_says_how_many_are_in_since_and_leads_to_those_who_are_out()
    {
        var page = Show<MailingPage>(parameters => parameters.Add(one => one.Id, mailing));
        page.WaitForAssertion(() => Assert.StartsWith("0 of 3 people have logged in since.", Words(page.Find(".since")),
            StringComparison.Ordinal));

        await LogInAsync();

        page.WaitForAssertion(() => Assert.StartsWith("1 of 3 people has logged in since.", Words(page.Find(".since")),
            StringComparison.Ordinal));
        Assert.Equal([$"/people?step=out&mailing={mailing}", $"/people/funnel?mailing={mailing}"],
            page.FindAll(".since a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Of_a_mailing_it_begins_with_those_who_were_emailed()
    {
        var page = Open($"/people/funnel?mailing={mailing}");

        Assert.Equal("How far this mailing got", page.Find("h1").TextContent);
        Assert.Equal(["Emailed", "Handed over", "Opened", "Logged in", "Still out"],
            page.FindAll(".f-words").Select(words => words.TextContent));
        Assert.Equal($"/mailings/{mailing}", page.Find(".under a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_grid_says_what_it_is_narrowed_by_and_takes_it_back()
    {
        Navigation.NavigateTo($"/people?step=out&mailing={mailing}");
        var page = Show<PeoplePage>();
        page.WaitForState(() => page.FindAll(".people-grid tbody a.name").Count == 3);
        var narrowed = page.Find("button[aria-label='No longer only: Still out, of one mailing']");

        await narrowed.ClickAsync();

        page.WaitForState(() => page.FindAll(".people-grid tbody a.name").Count == 5);
        Assert.EndsWith("/people", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailing_that_is_not_there_has_nobody()
    {
        Navigation.NavigateTo($"/people/funnel?mailing={Guid.CreateVersion7()}");
        var page = Show<FunnelPage>();

        Assert.Contains("Nobody is here.", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_reads_it()
    {
        await SignInAsync(A.Person("Olga Brandt", "olga@example.com", Permissions.Observer, loggedInAt: Portal.Now));

        Assert.NotEmpty(Open("/people/funnel").FindAll(".funnel a"));
    }

    private IRenderedComponent<FunnelPage> Open(string url)
    {
        Navigation.NavigateTo(url);
        var page = Show<FunnelPage>();
        page.WaitForElement(".funnel a");
        return page;
    }

    private async Task LogInAsync()
    {
        await Portal.Database.WriteAsync(db => db.People.Where(person => person.PrimaryAddress == "number0@example.com")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, Portal.Now)));
        Portal.Get<ChangeFeed>().Tell(Change.Anything);
        Portal.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
