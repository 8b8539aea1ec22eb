using Assignr.Portal.Accounts.Letters.AddressConfirmation;
using Assignr.Portal.Accounts.Letters.AddressesChanged;
using Assignr.Portal.Accounts.Letters.AddressRemoved;
using Assignr.Portal.Accounts.Letters.PasswordChanged;
using Assignr.Portal.Accounts.Letters.PasswordReset;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.Tests.Letters;
using Microsoft.Playwright;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Letters as a web mail program shows them.</summary>
[Collection(PageJourney.Name)]
public sealed class LettersInABrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 800)]
    [InlineData(ColorScheme.Dark, 800)]
    public async Task Letters_fit_the_screen_pass_axe_and_fetch_nothing(ColorScheme colors, int width)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = colors,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        var reader = await Visitor.OpenAsync(context, "");

        foreach (var letter in Letters(portal))
        {
            await reader.Page.SetContentAsync(letter.Html);

            Assert.Empty(await reader.ViolationsAsync(page: false));
            Assert.Equal(0, await reader.OverflowAsync());
            foreach (var button in await reader.Page.Locator(".bt a").AllAsync())
                Assert.Equal(48, (await button.BoundingBoxAsync())!.Height);
        }

        Assert.Empty(reader.Asked);
    }

    private static IReadOnlyList<Letter> Letters(TestPortal portal) =>
    [
        portal.Get<NewAccountLetterWriter>()
            .Write(Some.NewAccount(note: "The playoff crews are posted.\n\nSee you there.", games: Some.Games)),
        portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(new string('W', 200),
            site: string.Concat(Enumerable.Repeat("www.evil.com/", 9)), note: new string('x', 400))),
        portal.Get<ReminderLetterWriter>().Write(Some.Reminder(ReminderText.Middle, games: Some.Games)),
        portal.Get<ReminderLetterWriter>().Write(Some.Reminder(ReminderText.Last, new string('W', 200))),
        portal.Get<DigestLetterWriter>().Write(Some.Digest()),
        portal.Get<DigestLetterWriter>()
            .Write(Some.Digest(new string('W', 200), official: new string('W', 100), team: new string('W', 90))),
        portal.Get<DigestLetterWriter>().Write(Some.Digest() with { NeedsYou = 0, Games = [] }),
        portal.Get<PasswordResetLetterWriter>().Write(Some.Reset()),
        portal.Get<PasswordChangedLetterWriter>().Write(Some.Changed()),
        portal.Get<AddressRemovedLetterWriter>().Write(Some.AddressRemoved(by: "Marcy Dolan")),
        portal.Get<AddressConfirmationLetterWriter>().Write(Some.ConfirmAddress()),
        portal.Get<AddressesChangedLetterWriter>().Write(Some.AddressesChanged()),
    ];
}
