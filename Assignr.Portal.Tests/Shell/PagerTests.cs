using Assignr.Portal.Shell.Parts;
using Bunit;

namespace Assignr.Portal.Tests.Shell;

public sealed class PagerTests : MudContext
{
    [Theory]
    [InlineData(0, "1–50 of 120", true, false)]
    [InlineData(1, "51–100 of 120", false, false)]
    [InlineData(2, "101–120 of 120", false, true)]
    public void Says_which_rows_are_shown_and_leads_no_further_than_there_are_any(int page, string rows, bool isFirst, bool isLast)
    {
        var pager = Show(page, _ => { });

        Assert.Equal(rows, pager.Find(".grow").TextContent);
        Assert.Equal((isFirst, isLast), (IsOff(pager, "Previous page"), IsOff(pager, "Next page")));
    }

    [Fact]
    public async Task Turns_one_page_each_way()
    {
        var turned = new List<int>();
        var pager = Show(1, turned.Add);

        await pager.Find("[aria-label='Next page']").ClickAsync(new());
        await pager.Find("[aria-label='Previous page']").ClickAsync(new());

        Assert.Equal([2, 0], turned);
    }

    private static bool IsOff(IRenderedComponent<Pager> pager, string button) =>
        pager.Find($"[aria-label='{button}']").HasAttribute("disabled");

    private IRenderedComponent<Pager> Show(int page, Action<int> turned) => Render<Pager>(pager => pager
        .Add(part => part.Page, page).Add(part => part.Size, 50).Add(part => part.Count, 120).Add(part => part.Turned, turned));
}
