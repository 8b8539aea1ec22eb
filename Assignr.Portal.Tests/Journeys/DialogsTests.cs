using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Where the focus is when a dialog opens and when it closes, and how it is closed.</summary>
[Collection(Journey.Name)]
public sealed class DialogsTests(Chromium chromium)
{
    [Fact]
    public async Task The_focus_goes_to_the_first_field_and_back_to_the_button_and_Escape_closes()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        var add = marcy.Button("+ Add a New Person").First;

        await add.ClickAsync();
        await Expect(marcy.Field("First name")).ToBeFocusedAsync();
        // From the × as well, which is no part of the form.
        await marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Escape");

        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await Expect(add).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_typed_is_not_thrown_away_by_Escape_before_it_was_asked()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await marcy.Field("First name").FillAsync("Renée");

        await marcy.Page.Keyboard.PressAsync("Escape");
        await Expect(marcy.Text("Throw this away?")).ToBeVisibleAsync();
        await Expect(marcy.Button("Cancel").Last).ToBeFocusedAsync();
        await marcy.Button("Cancel").Last.ClickAsync();

        await Expect(marcy.Text("Throw this away?")).ToHaveCountAsync(0);
        await Expect(marcy.Field("First name")).ToHaveValueAsync("Renée");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_cross_is_on_the_right_of_every_dialog(int width)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person());
        var marcy = await portal.AssignorAsync();
        await marcy.Page.SetViewportSizeAsync(width, 740);
        await marcy.OpenAsync("/people");

        foreach (var opener in new[] { "+ Add a New Person", "Send New Account Emails" })
        {
            await marcy.Button(opener).First.ClickAsync();
            var cross = marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true });
            await Expect(cross).ToBeVisibleAsync();
            var (title, close) = ((await marcy.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.BoundingBoxAsync())!, (await cross.BoundingBoxAsync())!);
            Assert.True(close.X >= title.X + title.Width - 1, $"{opener} at {width}: the × is at {close.X}, the title ends at {title.X + title.Width}.");
            await cross.ClickAsync();
            await Expect(marcy.Dialog).ToHaveCountAsync(0);
        }
    }
}
