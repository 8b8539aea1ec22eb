using Assignr.Portal.Import;
using Bunit;

namespace Assignr.Portal.Tests.Import;

public sealed class ImportPageTests : PageContext
{
    [Fact]
    public async Task A_second_choice_made_before_the_first_is_drawn_is_kept_as_well()
    {
        var started = await Portal.PreviewAsync(ImportKind.People, "Whistle,Clan,Reach\nAna,Zamora,ana@x.example\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("select[aria-label='Whistle becomes']")));

        // Both events are sent before either is answered.
        var (whistle, clan) = (page.Find("select[aria-label='Whistle becomes']"), page.Find("select[aria-label='Clan becomes']"));
        await page.InvokeAsync(() => Task.WhenAll(whistle.ChangeAsync("firstName"), clan.ChangeAsync("lastName")));

        page.WaitForAssertion(() => Assert.Contains("Import 1 person", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Not saved", page.Markup, StringComparison.Ordinal);
    }
}
