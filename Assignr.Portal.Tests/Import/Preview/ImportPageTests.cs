using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.Preview;

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

    [Fact]
    public async Task A_column_of_several_officials_is_one_of_single_ones_in_one_press()
    {
        var started = await Portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away,Officials\n2026-12-05,13:00,Lions,Tigers,\"Theo Marlowe, Sasha Hollis\"\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.Contains("“Officials” names several officials in a cell.", page.Markup,
            StringComparison.Ordinal));

        await page.FindAll(".reading button").Single(button => button.TextContent == "One in each cell").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Officials → Position in the crew", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("names several officials", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImportKind.People,
        "First name,Last name,Email,Parent Email,Parent Email\nAna,Zamora,ana@x.example,luca@x.example,noor@x.example\n",
        "Read it as email", "luca@x.example")]
    [InlineData(ImportKind.Games,
        "Season 2027,,,,,\nDate,Time,Home,Away,Notes,Notes\n2027-09-04,18:00,Elk,Moose,Rained out,\n2027-09-05,TBD,Elk,Owls,,Rained out\n",
        "Leave it out", "Owls at Elk")]
    public async Task What_is_said_twice_in_the_same_words_can_be_taken_back(ImportKind kind, string file, string undo, string shown)
    {
        var started = await Portal.PreviewAsync(kind, file);
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.True(page.FindAll(".reading button").Count(button => button.TextContent == undo) > 1));

        await page.FindAll(".reading button").First(button => button.TextContent == undo).ClickAsync();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".reading button"), button => button.TextContent == undo));
        Assert.Contains(shown, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_schedule_it_is_is_typed_and_the_preview_follows()
    {
        var started = await Portal.PreviewAsync(ImportKind.Games,
            "Lions,,,\nDay,Date,Time,Opponent\nSat,2026-12-05,13:00,@ Tigers\nSun,2026-12-06,13:00,vs Bears\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.Contains("Whose schedule is this?", page.Markup, StringComparison.Ordinal));

        var team = page.Find("input[aria-label='The team whose schedule this is']");
        await team.InputAsync("Lions");
        await team.ChangeAsync("Lions");

        page.WaitForAssertion(() => Assert.Contains("Lions at Tigers", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Bears at Lions", page.Markup, StringComparison.Ordinal);

        await page.FindAll(".reading button").Single(button => button.TextContent == "Take my answer back").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Whose schedule is this?", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Lions", page.Find("input[aria-label='The team whose schedule this is']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("Kay Garnet", "1 name is not here yet", "1 new name, decided")]
    [InlineData("Kay Garnet; Ivy Ito", "2 names are not here yet", "2 new names, all decided")]
    public async Task Names_that_are_not_here_are_counted(string crew, string open, string decided)
    {
        var view = await Portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,Officials\n2026-12-05,13:00,Lions,Tigers,{crew}\n");
        var names = Show<NamesPanel>(parameters => parameters.Add(one => one.Names, view.Plan!.Names));
        Assert.Equal(open, names.Find("h2").TextContent);

        names.Render(parameters => parameters.Add(one => one.Names,
            [.. view.Plan!.Names.Select(name => name with { Choice = new NameChoice(Add: true) })]));

        Assert.Equal(decided, names.Find("h2").TextContent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_was_decided_stays_where_it_stood(bool onlyThoseToLookAt)
    {
        var started = await Portal.PreviewAsync(ImportKind.People,
            "First name,Last name,Email\nAna,Zamora,ana@x.example\nCasey,Brook,casey@gmial.com\nDrew,Cole,drew@gmial.com\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".preview-row").Count));
        if (onlyThoseToLookAt)
            await page.FindAll(".tally button").Single(button => button.TextContent.Contains("Needs a look", StringComparison.Ordinal))
                .ClickAsync();
        var before = Titles(page);

        await page.Find(".preview-row .acts button").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Add", page.Find(".preview-row .chip").TextContent, StringComparison.Ordinal));
        Assert.Equal(before, Titles(page));
        Assert.StartsWith("Casey Brook", before[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImportKind.People, 0)]
    [InlineData(ImportKind.People, 2)]
    [InlineData(ImportKind.Games, 1)]
    public async Task Another_sheet_with_as_many_rows_is_shown_in_whatever_lines_they_stand(ImportKind kind, int above)
    {
        string[][] Rows(string name) => kind == ImportKind.People
            ? [["Name", "Email"], [$"Ana {name}", "ana@example.com"], [$"Ivy {name}", "ivy@example.com"]]
            : [["Date", "Home", "Away"], ["2026-12-05", name, "Bears"], ["2026-12-06", name, "Owls"]];
        var file = WorkbookFile.Make(
            ("North", WorkbookFile.Sheet(WorkbookFile.Rows(Rows("North")))),
            ("South", WorkbookFile.Sheet(WorkbookFile.Rows([.. Enumerable.Repeat<string[]>(["A list"], above), .. Rows("South")]))));
        var started = await Portal.PreviewAsync(kind, file, "list.xlsx");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForElement(".preview-row");
        var south = page.FindAll("option").First(option => option.TextContent == "South");

        await south.ParentElement!.ChangeAsync(south.GetAttribute("value"));

        page.WaitForAssertion(() => Assert.All(
            page.FindAll(".preview-row"), row => Assert.Contains("South", row.TextContent, StringComparison.Ordinal)));
        Assert.Equal(2, page.FindAll(".preview-row").Count);
    }

    [Fact]
    public async Task Long_lists_are_shown_a_page_at_a_time_and_what_is_asked_stands_there_whole()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(number => $"Number{number},Brook,number{number}@gmial.com\n"));
        var started = await Portal.PreviewAsync(ImportKind.People, $"First name,Last name,Email\n{rows}");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll(".preview-row").Count));
        Assert.EndsWith("Did they mean number1@gmail.com?", page.Find(".preview-row .small").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".preview-row .what .clip"));

        await page.Find("button[aria-label='Next page']").ClickAsync();

        Assert.Equal(10, page.FindAll(".preview-row").Count);
        Assert.Contains("51–60 of 60", page.Find(".preview-rows .pager").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Throw away", "Not thrown away: it was imported in another window meanwhile.")]
    [InlineData("Use casey@gmail.com", "Not changed: it was imported in another window meanwhile.")]
    public async Task Whoever_presses_after_another_window_imported_it_is_told_so_and_sees_what_came_in(string press, string sentence)
    {
        var started = await Portal.PreviewAsync(ImportKind.People,
            "First name,Last name,Email\nAna,Zamora,ana@x.example\nCasey,Brook,casey@gmial.com\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForElement(".preview-row");
        await Portal.ApplyAsync(started);

        _ = page.FindAll("button").Single(button => button.TextContent == press).ClickAsync();
        if (press == "Throw away")
            _ = Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent == press).ClickAsync();

        page.WaitForAssertion(() => Assert.Contains(sentence, page.Markup, StringComparison.Ordinal));
        Assert.Equal("1 person was added", page.Find(".added h2").TextContent);
    }

    [Fact]
    public async Task Whoever_presses_Import_after_another_window_changed_and_imported_it_is_told_what_came_in_and_that_it_was_not_theirs()
    {
        var started = await Portal.PreviewAsync(ImportKind.People,
            "First name,Last name,Email\nAna,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForElement(".preview-row");
        await Portal.ApplyAsync(await Portal.EditAsync(started, 3, new RowEdit { LeftOut = true }));

        _ = page.FindAll("button").Single(button => button.TextContent == "Import 2 people").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("Nothing was imported by this press: the file was imported already.",
            page.Find(".announcement .t").TextContent));
        Assert.Matches(@"^list\.csv was imported by Marcy Dolan on .+: 1 person added, 0 changed, 0 as before\.$",
            page.Find(".announcement .s").TextContent);
        Assert.DoesNotContain("1 person imported", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"/imports/{started.Batch.Id}", page.Find(".announcement a").GetAttribute("href"));

        await page.Find(".announcement a").ClickAsync();

        Assert.Equal("1 person was added", page.WaitForElement(".added h2").TextContent);
    }

    [Fact]
    public async Task Whoever_presses_Import_after_another_window_changed_it_sees_the_new_preview_and_nothing_comes_in()
    {
        var started = await Portal.PreviewAsync(ImportKind.People,
            "First name,Last name,Email\nAna,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        page.WaitForElement(".preview-row");
        await Portal.EditAsync(started, 3, new RowEdit { LeftOut = true });

        _ = page.FindAll("button").Single(button => button.TextContent == "Import 2 people").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("this import was changed in another window meanwhile", page.Markup,
            StringComparison.Ordinal));
        Assert.Contains("Import 1 person", page.Markup, StringComparison.Ordinal);
        Assert.Equal(1, await Portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_into_a_row_is_kept_when_another_button_of_its_dialog_is_pressed()
    {
        var started = await Portal.PreviewAsync(ImportKind.People, "First name,Last name,Email\nCasey,Brook,casey@gmial.com\n");
        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, started.Batch.Id));
        foreach (var button in new[] { "Use casey@gmail.com", "Leave it out" })
        {
            _ = page.WaitForElement(".preview-row [data-opens]").ClickAsync();
            await Dialogs.WaitForElement("#row-lastName").InputAsync($"Brook {button}");
            _ = Dialogs.FindAll(".mud-dialog button").Single(one => one.TextContent == button).ClickAsync();

            page.WaitForAssertion(() => Assert.StartsWith($"Casey Brook {button}", Titles(page)[0], StringComparison.Ordinal));
        }
        page.WaitForAssertion(() => Assert.Contains("Left out", page.Find(".preview-row .chip").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_result_names_the_first_ten_who_were_added_and_how_many_more()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(number => $"Number{number},Brook,number{number}@x.example\n"));
        var batch = await Portal.ImportAsync(ImportKind.People, $"First name,Last name,Email\n{rows}");

        var page = Show<ImportPage>(parameters => parameters.Add(one => one.Id, batch.Id));

        page.WaitForAssertion(() => Assert.Equal("12 people were added", page.Find(".added h2").TextContent));
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"Number{number} Brook"),
            page.FindAll(".added a").Select(link => link.TextContent));
        Assert.Equal("and 2 more", page.FindAll(".added li")[^1].TextContent);
        Assert.Matches("^/people/[0-9a-f-]{36}$", page.Find(".added a").GetAttribute("href")!);
        Assert.Equal(["Added"], page.FindAll(".tally > div:not(.zero)").Select(figure => figure.QuerySelector("dt")!.TextContent));
    }

    private static List<string> Titles(IRenderedComponent<ImportPage> page) =>
        [.. page.FindAll(".preview-row .name").Select(title => title.TextContent)];
}
