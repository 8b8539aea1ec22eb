using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.Settings;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

/// <summary>What opens on the assignor's own phone: a call, and a message with words in it.</summary>
public sealed class PhoneLinksTests : PageContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await NeedsYouBench.AddAsync(Portal);
        await Portal.ReadAsync(db => db.People.Where(person => person.FirstLoginAt == null).ExecuteUpdateAsync(row =>
            row.SetProperty(person => person.Phone, "(555) 010-0001, 555-010-0002 ext. 7, ask his mother")));
    }

    [Theory]
    [InlineData("Never Delta", "Thu 26 Nov, 09:00 and have not signed in yet. Open {start} and enter the email that we have of you.")]
    [InlineData("None Gamma", "Wed 25 Nov, 09:00 and have not signed in yet, as no email reaches you. Which address may we use?")]
    [InlineData("Refused Beta", "Tue 24 Nov, 09:00 and have not signed in yet, as no email reaches you. Which address may we use?")]
    public async Task A_text_says_the_game_and_what_to_do(string name, string words)
    {
        var site = await Portal.ReadAsync(db => db.Site.SingleAsync());
        var link = Open().Find($"a[aria-label='Text {name}']").GetAttribute("href")!;

        Assert.Equal($"sms:5550100001?&body={site.Name}: you have a game on "
            + words.Replace("{start}", Portal.Get<PublicAddress>().Link("start"), StringComparison.Ordinal), Uri.UnescapeDataString(link));
    }

    [Fact]
    public async Task A_text_to_whoever_said_that_they_no_longer_officiate_asks_that()
    {
        await Portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Never").ExecuteUpdateAsync(row =>
            row.SetProperty(person => person.NoLongerOfficiatesAt, Portal.Now)));

        Assert.EndsWith(" and told us that you no longer officiate. Will you be there?",
            Uri.UnescapeDataString(Open().Find("a[aria-label='Text Never Delta']").GetAttribute("href")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_number_that_can_be_dialled_is_called_by_a_tap_and_says_whose_it_is()
    {
        var cell = Open().FindAll("tbody tr").Single(row => row.TextContent.Contains("Never Delta", StringComparison.Ordinal))
            .QuerySelector(".c-tel")!;

        Assert.Equal([("tel:5550100001", "Call Never Delta, (555) 010-0001"),
                ("tel:5550100002;ext=7", "Call Never Delta, 555-010-0002 ext. 7")],
            cell.QuerySelectorAll("a").Select(link => (link.GetAttribute("href"), link.GetAttribute("aria-label"))));
        Assert.Contains("ask his mother", cell.TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<NeedsYouPage> Open()
    {
        Navigation.NavigateTo("/people/needs-you");
        var page = Show<NeedsYouPage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count == 5);
        return page;
    }
}
