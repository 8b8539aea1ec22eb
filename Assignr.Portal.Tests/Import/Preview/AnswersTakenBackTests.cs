using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Bunit;

namespace Assignr.Portal.Tests.Import.Preview;

/// <summary>What somebody answered above the preview has a press that takes it back.</summary>
public sealed class AnswersTakenBackTests : PageContext
{
    [Fact]
    public async Task An_answer_is_taken_back_in_one_press_and_asked_again()
    {
        var started = await Portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n05/04/2027,Lions,Tigers\n06/05/2027,Owls,Hawks\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".question button")));
        await page.Find(".question button").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("As you said, “05/04/2027” is", page.Markup, StringComparison.Ordinal));

        await page.FindAll(".reading button").Single(button => button.TextContent == "Take my answer back").ClickAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".question button")));
        Assert.DoesNotContain("As you said", page.Markup, StringComparison.Ordinal);
    }
}
