using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>Schedules that are not lists are refused with advice.</summary>
public sealed class GridsTests
{
    [Theory]
    [InlineData("December 2026,,,,,,\nSun,Mon,Tue,Wed,Thu,Fri,Sat\n,,1,2,3,4,5\n,,,,,,Lions vs Tigers 10am\n6,7,8,9,10,11,12\n",
        "This is a calendar")]
    [InlineData("Lunes,Martes,Miércoles,Jueves,Viernes,Sábado,Domingo\n,1,2,3,4,5,6\n7,8,9,10,11,12,13\n", "This is a calendar")]
    [InlineData("Mo;Di;Mi;Do;Fr;Sa;So\n;1;2;3;4;5;6\n7;8;9;10;11;12;13\n", "This is a calendar")]
    [InlineData(",Lions,Tigers,Owls\nLions,,12/5/2026,12/12/2026\nTigers,12/19/2026,,1/2/2027\nOwls,1/9/2027,1/16/2027,\n",
        "This table has the teams above and on the left")]
    [InlineData("Home\\Away;Lions;Tigers;Owls;Bears\nLions;x;5.12.;6.12.;7.12.\nTigers;8.12.;x;9.12.;10.12.\nOwls;1.12.;2.12.;x;3.12.\n",
        "This table has the teams above and on the left")]
    public async Task A_grid_is_refused_with_how_to_write_it_instead(string text, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, text);

        Assert.StartsWith(sentence, view.Problem, StringComparison.Ordinal);
        Assert.EndsWith(
            "Write them as a list instead, a line for each game, with columns for its date, its time, the home and the away team.",
            view.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixture\nLions\nTigers\n")]
    [InlineData("Team,Coach\nLions,Ivy Ito\nTigers,Theo Marlowe\nOwls,Kay Garnet\n")]
    public async Task A_list_that_lacks_something_is_asked_about(string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, text);

        Assert.StartsWith("No column is the date", view.Problem, StringComparison.Ordinal);
    }
}
