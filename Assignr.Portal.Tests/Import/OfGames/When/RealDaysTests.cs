using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A workbook in which a program exchanged day and month where it could, and kept the other dates as texts.</summary>
public sealed class RealDaysTests
{
    [Theory]
    [InlineData("13/04/2027", "2027-05-04", "5 Apr 2027", "4 May 2027")]
    [InlineData("04/13/2027", "2027-05-04", "5 Apr 2027", "4 May 2027")]
    [InlineData("29-11-2026", "2026-12-11", "12 Nov 2026", "11 Dec 2026")]
    public async Task Which_is_the_month_is_asked_once(string text, string real, string swapped, string kept)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, File(text, real), "list.xlsx");

        Assert.Equal((Outcome.Look, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
        var question = Assert.Single(view.Plan!.Questions);
        Assert.Contains(swapped, await TitleAsync(question.Answers[0]), StringComparison.Ordinal);
        Assert.Contains(kept, await TitleAsync(question.Answers[1]), StringComparison.Ordinal);

        async Task<string> TitleAsync(Answer answer)
        {
            view = await portal.ChangeAsync(view, new ImportChange(answer.Taken(view.Mapping)));
            return view.Row(2).Title;
        }
    }

    [Theory]
    [InlineData("13/04/2027", "2027-05-14")]
    [InlineData("13 Apr 2027", "2027-05-04")]
    [InlineData("TBD", "2027-05-04")]
    public async Task Nothing_is_asked_where_nothing_shows_it(string text, string real)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, File(text, real), "list.xlsx");

        Assert.Empty(view.Plan!.Questions);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Fact]
    public async Task A_text_file_says_what_it_says()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n2027-05-04,Lions,Tigers\n13/04/2027,Owls,Foxes\n");

        Assert.Empty(view.Plan!.Questions);
        Assert.StartsWith("Tigers at Lions, Tue 4 May 2027", view.Row(2).Title, StringComparison.Ordinal);
    }

    private static byte[] File(string text, string real) =>
        WorkbookFile.Of(["Date", "Home", "Away"], [real, "Lions", "Tigers"], [text, "Owls", "Foxes"]);
}
