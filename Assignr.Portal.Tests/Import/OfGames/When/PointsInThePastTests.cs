using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Dates with points are read day first, unless all of them would then be in the past and in the other order in the future: then
/// it is asked.</summary>
public sealed class PointsInThePastTests
{
    [Theory]
    [InlineData("12.05.26", "12.06.26")]
    [InlineData("12.05.2026", "12.06.2026")]
    [InlineData("12-05-26", "12-06-26")]
    [InlineData("12/05/26", "12/06/26")]
    public async Task Where_the_order_puts_all_of_them_ahead_or_all_of_them_into_the_past_it_is_asked(string first, string second)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n{first},18:00,Lions,Pumas\n{second},18:00,Owls,Bears\n");
        Assert.Equal(2, view.Plan!.Counts.Look);
        var question = Assert.Single(view.Plan.Questions);
        Assert.Equal(["5 Dec 2026", "12 May 2026"], question.Answers.Select(answer => answer.Label));

        view = await portal.ChangeAsync(view, new ImportChange(question.Answers[1].Taken(view.Mapping)));

        Assert.EndsWith("Tue 12 May 2026, 18:00", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.05.27", "12.06.27", "Wed 12 May 2027, 18:00")]
    [InlineData("05.12.26", "06.12.26", "Sat 5 Dec 2026, 18:00")]
    [InlineData("12.05.26", "13.05.26", "Tue 12 May 2026, 18:00")]
    [InlineData("01.02.25", "02.02.25", "Sat 1 Feb 2025, 18:00")]
    public async Task Otherwise_the_day_comes_first_and_that_is_said(string first, string second, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n{first},18:00,Lions,Pumas\n{second},18:00,Owls,Bears\n");

        Assert.EndsWith(title, view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains(view.Plan!.Guesses, guess => guess.Undo == "Read the month first");
    }
}
