using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Where the focus is after a dialog opens and after it closes, and how it is closed.</summary>
[Collection(PageJourney.Name)]
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
        // Also from the ×, which is not part of the form.
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
        // Only the topmost one.
        await marcy.Page.Keyboard.PressAsync("Escape");

        await Expect(marcy.Text("Throw this away?")).ToHaveCountAsync(0);
        await Expect(marcy.Field("First name")).ToHaveValueAsync("Renée");
        await Expect(marcy.Field("First name")).ToBeFocusedAsync();
        // The same from the × of the lower dialog, where the focus returns to, and by the × of the question.
        var beneath = marcy.Dialog.First.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true });
        await beneath.FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(marcy.Text("Throw this away?")).ToBeVisibleAsync();
        var cross = marcy.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true });
        var (title, close) = ((await marcy.Dialog.Last.GetByRole(AriaRole.Heading).BoundingBoxAsync())!, (await cross.BoundingBoxAsync())!);
        Assert.True(close.X >= title.X + title.Width - 1, $"The × is at {close.X}, the title ends at {title.X + title.Width}.");
        await cross.ClickAsync();

        await Expect(marcy.Dialog).ToHaveCountAsync(1);
        await Expect(beneath).ToBeFocusedAsync();
        await NothingBrokeAsync(marcy);
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
        foreach (var (page, opener) in new[]
        {
            ("/people", "+ Add a New Person"), ("/people", "Send New Account Emails"), ("/games", "Add a game"),
        })
        {
            await marcy.OpenAsync(page);
            await marcy.Button(opener).First.ClickAsync();
            var cross = marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true });
            await Expect(cross).ToBeVisibleAsync();
            var (title, close) = ((await marcy.Dialog.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.BoundingBoxAsync())!,
                (await cross.BoundingBoxAsync())!);
            Assert.True(close.X >= title.X + title.Width - 1,
                $"{opener} at {width}: the × is at {close.X}, the title ends at {title.X + title.Width}.");
            await cross.ClickAsync();
            await Expect(marcy.Dialog).ToHaveCountAsync(0);
            await NothingBrokeAsync(marcy);
        }
    }

    private static Task NothingBrokeAsync(Visitor visitor) => Expect(visitor.Text("This page broke.")).ToHaveCountAsync(0);
}
