using Assignr.Portal.Access;
using Assignr.Portal.Shell.Errors;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Assignr.Portal.Tests.Shell;

public sealed class PageFaultTests : MudContext
{
    [Fact]
    public void What_breaks_is_told_without_the_exception()
    {
        var page = RenderBroken(new InvalidOperationException("Password=hunter2 at line 3"));

        Assert.Contains("This page broke.", page.Markup, StringComparison.Ordinal);
        Assert.Matches("this code: [0-9a-f]{12}", page.Markup);
        Assert.DoesNotContain("hunter2", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_learns_that_and_not_why()
    {
        var page = RenderBroken(new NotAllowedException("DeletePerson is not for this caller (Official)."));

        Assert.Contains("This is not open to you.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("DeletePerson", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_again_shows_the_page_once_it_works()
    {
        var page = RenderBroken(new InvalidOperationException(), times: 1);

        await page.Find("button").ClickAsync(new());

        Assert.Equal("All well", page.Markup.Trim());
    }

    private IRenderedComponent<PageFault> RenderBroken(Exception exception, int times = int.MaxValue)
    {
        var left = times;
        return Render<PageFault>(fault => fault.Add<Breaking>(part => part.ChildContent, child => child.Add(part => part.Break, () =>
        {
            if (left-- > 0)
                throw exception;
        })));
    }

    private sealed class Breaking : ComponentBase
    {
        [Parameter] public required Action Break { get; set; }

        protected override void OnParametersSet() => Break();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "All well");
    }
}
