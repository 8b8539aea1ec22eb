using Assignr.Portal.Data;
using Assignr.Portal.Shell;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Assignr.Portal.Tests.Shell;

public sealed class PortalComponentTests : MudContext
{
    [Fact]
    public async Task A_press_for_which_the_database_had_no_time_is_told_and_tried_again_with_what_was_typed()
    {
        var (page, dialogs) = Show(isInteractive: true);
        await page.Find("input").InputAsync("Renée");

        var pressed = page.Find("button").ClickAsync(new());

        dialogs.WaitForAssertion(() => Assert.Contains("Nothing was changed, and what you typed is still here.", dialogs.Markup,
            StringComparison.Ordinal));
        Assert.Equal("Renée", page.Find("input").GetAttribute("value"));
        await Button(dialogs, "Try again").ClickAsync(new());
        dialogs.WaitForAssertion(() => Assert.Equal(2, page.Instance.Presses));
        dialogs.WaitForAssertion(() => Assert.Contains("The portal is busy", dialogs.Markup, StringComparison.Ordinal));
        page.Instance.Trouble = null;
        await Button(dialogs, "Try again").ClickAsync(new());
        await pressed;

        Assert.Equal((3, "Renée"), (page.Instance.Presses, page.Instance.Saved));
        Assert.DoesNotContain("The portal is busy", dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_not_try_again_has_the_page_as_it_was()
    {
        var (page, dialogs) = Show(isInteractive: true);
        await page.Find("input").InputAsync("Renée");
        var pressed = page.Find("button").ClickAsync(new());
        dialogs.WaitForAssertion(() => Button(dialogs, "Cancel"));

        await Button(dialogs, "Cancel").ClickAsync(new());
        await pressed;

        Assert.Equal((1, null), (page.Instance.Presses, page.Instance.Saved));
        Assert.Equal("Renée", page.Find("input").GetAttribute("value"));
    }

    [Fact]
    public async Task Outside_of_a_circuit_it_goes_on_to_the_document_that_says_so()
    {
        var (page, _) = Show(isInteractive: false);

        await Assert.ThrowsAsync<BusyDatabaseException>(() => PressAsync(page));
    }

    [Fact]
    public async Task Whatever_else_breaks_goes_on()
    {
        var (page, _) = Show(isInteractive: true);
        page.Instance.Trouble = new InvalidOperationException();

        await Assert.ThrowsAsync<InvalidOperationException>(() => PressAsync(page));
    }

    [Fact]
    public async Task A_button_pressed_again_before_its_press_has_come_to_its_end_is_pressed_once()
    {
        var (page, _) = Show(isInteractive: true);
        (page.Instance.Trouble, page.Instance.Slow) = (null, new TaskCompletionSource());

        var (first, second) = (page.Find("button").ClickAsync(new()), page.Find("button").ClickAsync(new()));
        await second;
        await page.Find("input").InputAsync("Renée");
        page.Instance.Slow.SetResult();
        await first;
        var pressedOnce = page.Instance.Presses;
        await page.Find("button").ClickAsync(new());

        Assert.Equal((1, 2, "Renée"), (pressedOnce, page.Instance.Presses, page.Instance.Saved));
    }

    private (IRenderedComponent<Form> Page, IRenderedComponent<MudDialogProvider> Dialogs) Show(bool isInteractive)
    {
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        return (Render<Form>(), Render<MudDialogProvider>());
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MudDialogProvider> dialogs, string words) =>
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static Task PressAsync(IRenderedComponent<Form> page) =>
        page.InvokeAsync(() => ((IHandleEvent)page.Instance).HandleEventAsync(new EventCallbackWorkItem(page.Instance.SaveAsync), null));

    private sealed class Form : PortalComponent
    {
        private string typed = "";

        public Exception? Trouble { get; set; } = new BusyDatabaseException("database is locked");

        public TaskCompletionSource? Slow { get; set; }

        public int Presses { get; private set; }

        public string? Saved { get; private set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "value", typed);
            builder.AddAttribute(2, "oninput", EventCallback.Factory.Create<ChangeEventArgs>(this,
                change => typed = (string)change.Value!));
            builder.CloseElement();
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, SaveAsync));
            builder.CloseElement();
        }

        public async Task SaveAsync()
        {
            Presses++;
            await Task.Yield();
            await (Slow?.Task ?? Task.CompletedTask);
            if (Trouble is not null)
                throw Trouble;
            Saved = typed;
        }
    }
}
