using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A person who adds an address to their own profile confirms it by a link sent there, before any other mail goes there.</summary>
[Collection(Journey.Name)]
public sealed class AddingAnAddressOfOnesOwnTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 360)]
    public async Task It_waits_until_the_link_is_used_and_the_old_address_is_told_at_once(bool javaScript, int width)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var terrence = await portal.AddWithAccountAsync(A.Person());
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync($"/people/{terrence.Id}");
        var visitor = await portal.VisitorAsync(width: width, javaScript: javaScript);
        await visitor.SignInAsync("terrence.miles@officials.example.com", PortalServer.Password);
        await visitor.Page.GotoAsync("/profile");

        await visitor.Field("Add an email").FillAsync("terrence@new.example.org");
        await visitor.Page.Locator("#current").FillAsync(PortalServer.Password);
        await visitor.Button("Save").ClickAsync();

        await Expect(visitor.Heading("Waiting for confirmation")).ToBeVisibleAsync();
        await Expect(visitor.Button("Take out terrence@new.example.org")).ToBeVisibleAsync();
        await Expect(marcy.Button("Withdraw terrence@new.example.org")).ToBeVisibleAsync();
        var letters = (await portal.Receiver.WaitForMailsAsync(2))
            .ToDictionary(mail => mail.Parsed().To.Mailboxes.Single().Address, mail => mail.Parsed());
        Assert.DoesNotContain("http", letters["terrence.miles@officials.example.com"].TextBody!, StringComparison.Ordinal);
        Assert.Contains("terrence@new.example.org", letters["terrence.miles@officials.example.com"].TextBody!, StringComparison.Ordinal);

        var reader = await portal.VisitorAsync(width: 360, javaScript: javaScript);
        await reader.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn(letters["terrence@new.example.org"].TextBody!));
        await Expect(reader.Text("Terrence Miles")).ToBeVisibleAsync();
        await reader.Button("Confirm this address").ClickAsync();
        await Expect(reader.Heading("The address is confirmed")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync("/profile");
        await Expect(visitor.Field("Another email")).ToHaveValueAsync("terrence@new.example.org");
        await Expect(visitor.Heading("Waiting for confirmation")).ToHaveCountAsync(0);
        await Expect(marcy.Button("Withdraw terrence@new.example.org")).ToHaveCountAsync(0);
        await Expect(marcy.Field("Email address 2")).ToHaveValueAsync("terrence@new.example.org");
    }

    [Fact]
    public async Task One_typed_over_the_only_address_takes_its_place_once_it_is_confirmed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var terrence = await portal.AddWithAccountAsync(A.Person());
        var visitor = await portal.VisitorAsync(width: 360);
        await visitor.SignInAsync("terrence.miles@officials.example.com", PortalServer.Password);
        await visitor.Page.GotoAsync("/profile");

        await visitor.Field("Email").FillAsync("terrence@new.example.org");
        await visitor.Page.Locator("#current").FillAsync(PortalServer.Password);
        await visitor.Button("Save").ClickAsync();

        await Expect(visitor.Text("Takes the place of terrence.miles@officials.example.com then.")).ToBeVisibleAsync();
        await Expect(visitor.Field("Email")).ToHaveValueAsync("terrence.miles@officials.example.com");
        var letter = (await portal.Receiver.WaitForMailsAsync(2)).Select(mail => mail.Parsed())
            .Single(letter => letter.Subject!.Contains("confirm this address", StringComparison.Ordinal));
        await visitor.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn(letter.TextBody!));
        await visitor.Button("Confirm this address").ClickAsync();

        await Expect(visitor.Text("The address is confirmed and is one of yours now.")).ToBeVisibleAsync();
        await Expect(visitor.Field("Email")).ToHaveValueAsync("terrence@new.example.org");
        Assert.Equal("terrence@new.example.org",
            await portal.ReadAsync(db => db.People.Where(row => row.Id == terrence.Id).Select(row => row.PrimaryAddress).SingleAsync()));
    }
}
