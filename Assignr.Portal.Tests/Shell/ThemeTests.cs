using Assignr.Portal.Access;
using Assignr.Portal.Shell.Layouts;
using Bunit;
using MudBlazor;

namespace Assignr.Portal.Tests.Shell;

public sealed class ThemeTests(WebPortal portal) : MudContext, IClassFixture<WebPortal>
{
    [Theory]
    [InlineData("theme=dark", "dark")]
    [InlineData("theme=light", "light")]
    [InlineData("theme=system", "system")]
    [InlineData("theme=\"><script>", "system")]
    [InlineData("other=1", "system")]
    public async Task A_document_arrives_in_the_chosen_colours(string cookie, string theme)
    {
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Contains($"<html lang=\"en\" data-theme=\"{theme}\">", await browser.GetStringAsync("/not-found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_remembers_the_choice_in_the_browser_and_ticks_it()
    {
        JSInterop.Setup<string?>("portalTheme.chosen").SetResult("system");
        var popovers = Render<MudPopoverProvider>();
        var menu = Render<AccountMenu>(menu => menu.Add(part => part.Caller,
            new Caller { PersonId = Guid.CreateVersion7(), Name = "Marcy Dolan", Permissions = Permissions.Assignor }));

        await menu.Find("button").ClickAsync(new());
        await popovers.WaitForElements("[role=menuitemradio]").Single(choice => choice.TextContent.Trim() == "Dark").ClickAsync(new());
        await menu.Find("button").ClickAsync(new());

        Assert.Equal("dark", JSInterop.VerifyInvoke("portalTheme.choose").Arguments.Single());
        var ticked = Assert.Single(popovers.WaitForElements("[role=menuitemradio][aria-checked=true]"));
        Assert.Equal("Dark", ticked.TextContent.Trim());
    }

    [Fact]
    public async Task Signing_out_posts_the_documents_own_form()
    {
        var popovers = Render<MudPopoverProvider>();
        var menu = Render<AccountMenu>(menu => menu.Add(part => part.Caller,
            new Caller { PersonId = Guid.CreateVersion7(), Name = "Marcy Dolan", Permissions = Permissions.Assignor }));

        await menu.Find("button").ClickAsync(new());
        await popovers.WaitForElements("[role=menuitem], .mud-menu-item")
            .First(item => item.TextContent.Trim() == "Sign out").ClickAsync(new());

        JSInterop.VerifyInvoke("portal.signOut");
    }
}
