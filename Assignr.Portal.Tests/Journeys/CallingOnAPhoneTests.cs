using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Whom no email moves is called, or sent a text, from the assignor's own phone.</summary>
[Collection(PageJourney.Name)]
public sealed class CallingOnAPhoneTests(Chromium chromium)
{
    [Theory]
    [InlineData("/people")]
    [InlineData("/people/needs-you")]
    public async Task The_number_and_the_text_are_in_sight_and_large_enough_for_a_thumb(string path)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var kofi = A.Person("Kofi Olvera", "kofi@officials.example.com", phone: "(555) 010-0001");
        await portal.SaveAsync(kofi, A.Game(portal.Clock.GetUtcNow().AddDays(2), ("Referee", kofi)));
        var marcy = await portal.AssignorAsync(width: 360);
        await marcy.OpenAsync(path);

        foreach (var (link, href) in new[]
        {
            (marcy.Link("Call Kofi Olvera, (555) 010-0001"), "tel:5550100001"), (marcy.Link("Text Kofi Olvera"), "sms:5550100001?&body="),
        })
        {
            await Expect(link).ToBeVisibleAsync();
            Assert.StartsWith(href, await link.GetAttributeAsync("href"), StringComparison.Ordinal);
            var box = (await link.BoundingBoxAsync())!;
            Assert.True(box.Width >= 44 && box.Height >= 44, $"{href} is {box.Width} by {box.Height}.");
            Assert.True(box.X >= 0 && box.X + box.Width <= 360, $"{href} is outside of the screen.");
        }
        Assert.Empty(marcy.Complaints);
    }
}
