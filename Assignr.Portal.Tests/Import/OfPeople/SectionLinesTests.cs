using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Lines with one text in a list with one column for the name.</summary>
public sealed class SectionLinesTests
{
    [Theory]
    [InlineData("North Region")]
    [InlineData("Inactive Officials")]
    [InlineData("DO NOT USE")]
    [InlineData("ON LEAVE")]
    [InlineData("Level 1")]
    [InlineData("VARSITY")]
    [InlineData("Árbitros nuevos")]
    [InlineData("Schiedsrichter Kreis Nord")]
    public async Task The_heading_of_a_section_is_left_out_and_said_and_can_be_taken_in(string section)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(section));

        Assert.Equal((Outcome.LeftOut, section), (view.Row(3).Outcome, view.Row(3).Title));
        Assert.Contains(
            view.Plan!.Remarks, remark => remark == $"1 line has one filled cell and is left out as the heading of a section, as “{section}” in line 3.");
        view = await portal.EditAsync(view, 3, new RowEdit { LeftOut = false });
        Assert.NotEqual(Outcome.LeftOut, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Lake Shore")]
    [InlineData("Hampton Beach")]
    [InlineData("Joe Dow")]
    public async Task A_name_alone_among_full_rows_needs_a_look(string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(text));

        Assert.Equal((Outcome.Look, "Only this stands in the line: it may be the heading of a section."), (view.Row(3).Outcome, view.Row(3).Reason));
        Assert.Equal(["It is somebody", "Leave it out"], view.Row(3).Offers.Select(offer => offer.Label));
        view = await portal.EditAsync(view, 3, view.Row(3).Offers[0].Edit);
        Assert.Equal((Outcome.Add, text), (view.Row(3).Outcome, view.Row(3).Title));
    }

    [Theory]
    [InlineData("Inactive Officials")]
    [InlineData("Retired")]
    [InlineData("DO NOT USE")]
    [InlineData("Suspended")]
    public async Task Whoever_stands_below_those_who_are_out_needs_a_look(string section)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(section) + "New Officials,,\nMax Roe,max@example.com,603-555-0106\n");

        Assert.Equal((Outcome.Look, $"It stands below “{section}”."), (view.Row(4).Outcome, view.Row(4).Reason));
        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(7).Outcome));
        view = await portal.EditAsync(view, 4, Assert.Single(view.Row(4).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
    }

    [Fact]
    public async Task Where_most_rows_have_nothing_but_a_name_each_is_somebody()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "Name,Email\nAna Zamora,\nIvy Low,\nTheo Marlowe,theo@example.com\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    private static string File(string section) =>
        $"Name,Email,Phone\nAna Zamora,ana@example.com,603-555-0101\n{section},,\nIvy Low,ivy@example.com,603-555-0102\nRob Kay,rob@example.com,603-555-0103\n";
}
