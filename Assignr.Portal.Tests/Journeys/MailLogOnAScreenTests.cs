using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.NewAccounts.Sending;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(PageJourney.Name)]
public sealed class MailLogOnAScreenTests(Chromium chromium)
{
    private const string Name = "Maximiliana-Alexandrina Wolfeschlegelsteinhausen-Featherstonehaugh";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_long_name_and_the_kind_of_each_email_can_be_read(int width)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var person = A.Person(Name, "maximiliana@officials.example.com");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, person.Id);
        await portal.Get<SendPasswordReset>().RunAsync(portal.AsMarcy, portal.Marcy.Id);
        await portal.SettledAsync();
        var marcy = await portal.AssignorAsync(width: width);

        await marcy.OpenAsync("/mail");

        var names = marcy.Page.Locator(".log .c-name");
        await Expect(names).ToHaveCountAsync(2);
        Assert.Equal(
            ["Marcy Dolan\nPassword reset email", $"{Name}\nNew account email"],
                (await names.AllInnerTextsAsync()).Select(text => text.Trim()));
        Assert.Empty(await marcy.Page.Locator(".log :is(.c-name, .c-address)").EvaluateAllAsync<string[]>(
            """
            all => all.flatMap(one => [one, ...one.querySelectorAll('*')])
                .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.outerHTML)
            """));
        Assert.Equal(0, await marcy.OverflowAsync());
    }
}
