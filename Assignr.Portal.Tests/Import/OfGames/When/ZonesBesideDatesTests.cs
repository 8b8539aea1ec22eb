using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>An unknown time zone beside a time that is in one cell with its date: the site's time zone is offered for that
/// cell.</summary>
public sealed class ZonesBesideDatesTests
{
    [Theory]
    [InlineData("12/25/2026 7:00 PM XYZ", "TBD", "12/25/2026 7:00 PM")]
    [InlineData("12/25/2026 7:00 PM XYZ", "N/A", "12/25/2026 7:00 PM")]
    [InlineData("12/25/2026 7:00 PM XYZ", "", "12/25/2026 7:00 PM")]
    [InlineData("7:00 PM (XYZ) 12/25/2026", "por definir", "7:00 PM 12/25/2026")]
    [InlineData("XYZT Dec 25 2026 7:00 PM XYZT", "-", null)]
    [InlineData("7:00 PM EST 25 July 2026", "tba", "7:00 PM 25 July 2026")]
    [InlineData("25 Dez. 2026 19:00 XYZ", "noch offen", "25 Dez. 2026 19:00")]
    [InlineData("25 July 2026 7:00 PM MAR", "TBD", "25 July 2026 7:00 PM")]
    public async Task The_date_keeps_what_stands_around_the_zone(string date, string time, string? offered)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n{date},{time},A,B\n2026-12-05,1:00 PM,C,D\n2026-12-06,1:00 PM,C,D\n");

        Assert.Equal(offered, view.Row(2).Offers.SingleOrDefault()?.Edit.Cells["date"]);
        if (offered is null)
            return;
        Assert.Contains("names a time", view.Row(2).Reason, StringComparison.Ordinal);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.EndsWith(", 19:00", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7:00 PM\u00A0XYZ", "7:00 PM")]
    [InlineData("7:00  PM (XYZ)", "7:00 PM")]
    [InlineData("7:00 PM Eastern\u00A0Time", null)]
    public async Task Spaces_that_look_like_others_part_the_zone_as_well(string time, string? offered)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-25,{time},A,B\n2026-12-05,1:00 PM,C,D\n2026-12-06,1:00 PM,C,D\n");

        Assert.Equal(offered, view.Row(2).Offers.SingleOrDefault()?.Edit.Cells["time"]);
    }
}
