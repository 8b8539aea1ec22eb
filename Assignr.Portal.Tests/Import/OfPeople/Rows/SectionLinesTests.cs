using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfPeople.Rows;

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
            view.Plan!.Remarks, remark =>
                remark == $"1 line has one filled cell and is left out as the heading of a section, as “{section}” in line 3.");
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

        Assert.Equal((Outcome.Look, "Only this stands in the line: it may be the heading of a section."),
            (view.Row(3).Outcome, view.Row(3).Reason));
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

    [Theory]
    [InlineData("Past officials")]
    [InlineData("Wait list 2025")]
    [InlineData("Trainees")]
    [InlineData("Alumni / others")]
    [InlineData("Hampton")]
    public async Task Whoever_stands_below_any_other_heading_is_asked_about_once(string section)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(section) + "New Officials,,\nMax Roe,max@example.com,603-555-0106\n");

        Assert.Equal(
            [Outcome.Add, Outcome.LeftOut, Outcome.Look, Outcome.Look, Outcome.LeftOut, Outcome.Add],
            view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"It stands below “{section}”.", view.Row(4).Reason);
        Assert.Equal(["accept-section", "leave-lone"], view.Row(5).Offers.Select(offer => offer.Kind));
        view = await portal.EditAsync(view, 4, view.Row(4).Offers[0].Edit);
        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
    }

    [Theory]
    [InlineData("Not working this year")]
    [InlineData("No longer officiating")]
    [InlineData("Out this season")]
    [InlineData("Not certified")]
    [InlineData("Nicht mehr aktiv")]
    [InlineData("Ne plus désigner")]
    [InlineData("Dados de baja")]
    [InlineData("On medical leave")]
    [InlineData("Removed from list")]
    [InlineData("Ausgeschieden")]
    public async Task A_sentence_is_a_heading_and_whoever_stands_below_needs_a_look(string section)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(section));

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.Look, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("Page 1")]
    [InlineData("Seite 2")]
    public async Task The_foot_of_a_page_is_no_heading_of_the_people_below(string foot)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(foot));

        Assert.Equal([Outcome.Add, Outcome.LeftOut, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_line_that_was_left_out_as_nobody_is_a_heading_too()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File("Lake Shore"));
        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
        view = await portal.EditAsync(view, 3, view.Row(3).Offers[1].Edit);

        Assert.Equal((Outcome.Look, "It stands below “Lake Shore”."), (view.Row(4).Outcome, view.Row(4).Reason));
    }

    [Theory]
    [InlineData("Last,First,Cell,Email", "TRAINEES,(need mentor),,")]
    [InlineData("Name,Email,Phone", "Group A,Contact: Pat,")]
    [InlineData("First,Last,Cell,Email", "Inactive,Officials,,")]
    [InlineData("Name,Level,Email", "Retired officials,see below,")]
    public async Task A_heading_with_a_note_is_no_person(string headings, string line)
    {
        await using var portal = await TestPortal.StartAsync();
        var row = string.Join(',', headings.Split(',').Select(heading => heading switch
        {
            "Email" => "ana@example.com",
            "Cell" or "Phone" => "603-555-0101",
            "First" => "Ana",
            "Last" => "Zamora",
            "Name" => "Ana Zamora",
            _ => "x",
        }));

        var view = await portal.PreviewAsync(
            ImportKind.People, $"{headings}\n{row}\n{line}\n{row.Replace("Ana", "Ivy", StringComparison.Ordinal)}\n");

        Assert.Equal(Outcome.LeftOut, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Inactive")]
    [InlineData("OLD - do not use")]
    [InlineData("Retired 2025")]
    public async Task A_sheet_that_does_not_count_is_not_read_with_others(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        var book = WorkbookFile.Make(
            ("Officials", Sheet(["Name", "Email"], ["Ana Zamora", "ana@example.com"])),
            ("More", Sheet(["Name", "Email"], ["Ivy Low", "ivy@example.com"])),
            (name, Sheet(["Name", "Email"], ["Noor Ito", "noor@example.com"])));

        var view = await portal.PreviewAsync(ImportKind.People, book, "list.xlsx");
        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Reading with { AllSheets = true }));

        Assert.Equal(["Ana Zamora", "Ivy Low"], view.Plan!.Rows.Select(row => row.Title));
    }

    [Theory]
    [InlineData("Alumni")]
    [InlineData("Suspended")]
    [InlineData("Moved away")]
    public async Task Whoever_stands_in_a_sheet_that_is_called_so_needs_a_look_where_it_is_read_with_others(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        var book = WorkbookFile.Make(
            ("Officials", Sheet(["Name", "Email"], ["Ana Zamora", "ana@example.com"], ["Ivy Low", "ivy@example.com"])),
            (name, Sheet(["Name", "Email"], ["Noor Ito", "noor@example.com"])));

        var view = await portal.PreviewAsync(ImportKind.People, book, "list.xlsx");
        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Reading with { AllSheets = true }));

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"It stands in “{name}”.", view.Plan.Rows[2].Reason);
    }

    [Fact]
    public async Task Where_most_rows_have_nothing_but_a_name_each_is_somebody()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "Name,Email\nAna Zamora,\nIvy Low,\nTheo Marlowe,theo@example.com\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    private static string Sheet(params string[][] rows) => WorkbookFile.Sheet(WorkbookFile.Rows(rows));

    private static string File(string section) =>
        $"Name,Email,Phone\nAna Zamora,ana@example.com,603-555-0101\n{section},,\nIvy Low,ivy@example.com,603-555-0102\n"
            + "Rob Kay,rob@example.com,603-555-0103\n";
}
