using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>Rows with more cells than there are headings.</summary>
public sealed class LongRowsTests
{
    [Theory]
    [InlineData("2026-12-14,18:00,Rye, NH,Bears")]
    [InlineData("2026-12-14,18:00,Rye,Bears,Gym 2")]
    [InlineData("2026-12-14,18:00,Rye,Bears,,x")]
    public async Task Long_rows_need_a_look_and_come_in_once_accepted(string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away\n2026-12-13,18:00,Lions,Tigers\n{line}\n2026-12-15,18:00,Wolves,Hawks\n");

        Assert.Equal(Outcome.Look, view.Row(3).Outcome);
        Assert.StartsWith("The row has more cells than there are headings: ", view.Row(3).Reason, StringComparison.Ordinal);
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("7,2026-12-14,18:00,Rye, ME,Bears\n8,2026-12-15,18:00,Owls,Elks, see notes")]
    [InlineData("7,2026-12-14,18:00,Rye, ME,Bears\n8,2026-12-15,18:00,Owls, Dover,Elks")]
    [InlineData("7,2026-12-14,18:00,Rye,Bears,x\n8,2026-12-15,18:00,Owls,Elks,y")]
    [InlineData("7,2026-12-14,18:00,Rye, ME,Bears\n8,2026-12-15,18:00,Owls,Elks,,z\n9,2026-12-16,18:00,A,B,C")]
    public async Task All_rows_need_a_look_where_most_are_longer(string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Game,Date,Time,Home,Away\n{lines}\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Look, row.Outcome));
        Assert.All(view.Plan.Rows, row => Assert.Equal("accept-beyond", Assert.Single(row.Offers).Kind));
    }

    [Theory]
    [InlineData("Date,Home,Away", "Sun, Dec 13 2026,Lions,Tigers")]
    [InlineData("Date,Home,Away", "13th, Dec 2026,Lions,Tigers")]
    [InlineData("Date,Home,Away", "soon, Dec 13,Lions,Tigers")]
    public async Task An_error_says_that_its_row_is_too_long(string headings, string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n2026-12-12,Owls,Elks\n2026-12-12,Rams,Bears\n{line}\n");

        Assert.Equal(Outcome.Error, view.Row(4).Outcome);
        Assert.StartsWith("The row has more cells than there are headings: “Tigers” stands below none.", view.Row(4).Reason,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Email,Phone", "Zamora, Ana,ana@example.com,603-555-0101\nLow, Ivy,ivy@example.com,603-555-0104")]
    [InlineData("Email,Full name", "ana@example.com,Zamora, Ana\nivy@example.com,van der Low, Ivy")]
    [InlineData("Official,Email", "Zamora, Ana,ana@example.com\nLow Jr., Ivy,ivy@example.com\nMax Roe,max@example.com")]
    public async Task Names_of_people_with_a_comma_and_no_quotes_are_read_and_that_is_said(string headings, string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{headings}\n{lines}\n");

        Assert.Equal("Ana Zamora", view.Row(2).Title);
        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
        Assert.StartsWith(
            "Names as “Zamora, Ana” are read as one cell, the last name before the comma",
            view.Sheet.Findings.Single(finding => finding.Subject == "Names with a comma").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_without_a_heading_that_most_rows_fill_is_no_long_row()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, "Date,Time,Home,Away,\n2026-12-13,18:00,Lions,Tigers,JV\n2026-12-14,18:00,Rye,Bears,V\n");

        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }
}
