using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import;

/// <summary>Cells of real files, up to a row of the preview.</summary>
public sealed class WhatFilesHoldTests
{
    [Theory]
    [InlineData("N/A", "n/a")]
    [InlineData("none", "-")]
    [InlineData("#REF!", "#N/A")]
    [InlineData("TBD", "—")]
    [InlineData("(none)", "null")]
    [InlineData("keine", "s/o")]
    public async Task A_word_for_nothing_is_nothing_and_that_is_said_once(string email, string phone)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"First Name,Last Name,Email,Cell,ID,Permissions\nAna,Zamora,{email},{phone},{phone},{phone}\n");

        Assert.Equal((Outcome.Add, ""), (view.Row(2).Outcome, view.Row(2).Summary));
        var remark = Assert.Single(view.Plan!.Remarks);
        Assert.Contains($"“{email}”", remark, StringComparison.Ordinal);
        Assert.EndsWith("which counts as empty.", remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_for_nothing_is_no_name_and_a_name_is_no_word_for_nothing()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "First Name,Last Name\nMei,#N/A\nHae,Na\nChris,Null\nNan,Blank\n");

        Assert.Equal("There is no last name.", view.Row(2).Reason);
        Assert.All(view.Plan!.Rows.Skip(1), row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    [Theory]
    [InlineData("#¡REF!")]
    [InlineData("#¿NOMBRE?")]
    [InlineData("#NOM?")]
    [InlineData("#ÜBERLAUF!")]
    [InlineData("#####")]
    [InlineData("Err:502")]
    [InlineData("[object Object]")]
    [InlineData("{{last_name}}")]
    public async Task What_a_program_writes_where_it_has_nothing_is_nothing_in_every_field(string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"First Name,Last Name,Email,Cell\nEva,{text},eva@x.example,\nAna,Zamora,{text},{text}\nBo,Bell,bo@x.example,555-0101\n");

        Assert.Equal(("There is no last name.", Outcome.Add, ""), (view.Row(2).Reason, view.Row(3).Outcome, view.Row(3).Summary));
        Assert.Contains($"“{text}”", Assert.Single(view.Plan!.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quotes_of_a_word_processor_around_a_cell_are_no_letters_of_it()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                "First Name,Last Name,Email\n“Ana”,“Zamora”,“ana@x.example”\n„Uwe“,„Klein“,„uwe@x.example“\n"
                + "«Luc»,« Petit »,«luc@x.example»\nRobert “Bob”,“O” “Neil”,rob@x.example\n");

        Assert.Equal(["Ana Zamora", "Uwe Klein", "Luc Petit"], view.Plan!.Rows.Take(3).Select(row => row.Title));
        Assert.All(view.Plan.Rows.Take(3), row => Assert.Equal(Outcome.Add, row.Outcome));
        Assert.Equal("Robert “O” “Neil”", view.Row(5).Title);
    }

    [Fact]
    public async Task None_as_a_permission_is_one()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "First Name,Last Name,Permissions\nAna,Zamora,None\n");
        await portal.ApplyAsync(view);

        Assert.Empty(view.Plan!.Remarks);
        Assert.Contains(" None ", await portal.StateAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cell", "4.47911E+11")]
    [InlineData("ID", "1.23457E+11")]
    [InlineData("ID", "1,23457E+15")]
    [InlineData("Mobile", "1E+10")]
    public async Task A_number_that_a_spreadsheet_shortened_needs_a_look_and_nobody_is_known_by_it(string heading, string number)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"First Name,Last Name,{heading}\nAna,Zamora,\"{number}\"\nKofi,Olvera,\"{number}\"\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal((Outcome.Look, true),
            (row.Outcome, row.Reason!.EndsWith("its last digits are lost.", StringComparison.Ordinal))));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, ""), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("1E5")]
    [InlineData("3E10")]
    [InlineData("E+11")]
    public async Task An_id_with_an_E_is_an_id(string id)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(Outcome.Add, (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,ID\nAna,Zamora,{id}\n"))
            .Row(2).Outcome);
    }

    [Theory]
    [InlineData("ana@x.example and parent@x.example", "ana@x.example · parent@x.example")]
    [InlineData("kofi@x.example & mum@x.example", "kofi@x.example · mum@x.example")]
    [InlineData("noor@x.example (work)", "noor@x.example")]
    [InlineData("Ana - ana@x.example", "ana@x.example")]
    [InlineData("Ana Zamora ana.z@x.example", "ana.z@x.example")]
    [InlineData("kofi@x.example 555-010-0101", "kofi@x.example · 555-010-0101")]
    [InlineData("\"Zamora, Ana ana@x.example\"", "ana@x.example")]
    [InlineData("ivy@x.example\u00A0ivy2@x.example", "ivy@x.example · ivy2@x.example")]
    [InlineData("\u202Aana@x.example\u202C", "ana@x.example")]
    public async Task Every_whole_address_of_a_cell_is_taken_and_the_words_around_it_are_not(string cell, string addresses)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\nAna,Zamora,{cell}\n");

        Assert.Equal((Outcome.Add, addresses), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("mo＠ x.example", "mo@x.example")]
    [InlineData("s.o’brien@x.example", "s.o'brien@x.example")]
    [InlineData("ana @ gmail .com", "ana@gmail.com")]
    [InlineData("Ana Zamora ana.z@@x.example", null)]
    [InlineData("ana z@x.example.", null)]
    [InlineData("call mum@", null)]
    public async Task A_correction_never_joins_words(string cell, string? mended)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\nSomebody,Here,{cell}\n");

        if (view.Row(2).Outcome == Outcome.Error)
            Assert.Equal(mended is null ? [] : [$"Use {mended}"], view.Row(2).Offers.Select(offer => offer.Label));
        else
            Assert.Equal("z@x.example", view.Row(2).Summary);
    }

    [Fact]
    public async Task A_row_with_a_letter_that_could_not_be_read_is_marked()
    {
        await using var portal = await TestPortal.StartAsync();
        byte[] file = [.. "First Name,Last Name,Notes\nRenée,Grünwald,ok\nAna,Zamora,caf"u8, 0xE9, .. "\nJos"u8, 0xE9, .. ",Olvera,\n"u8];

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Empty(view.Row(2).Notes);
        Assert.Equal("A letter of this line could not be read.", Assert.Single(view.Row(3).Notes));
        Assert.Equal((Outcome.Look, "“Jos\uFFFD” holds a letter that could not be read."), (view.Row(4).Outcome, view.Row(4).Reason));
        Assert.Equal(Outcome.Add, (await portal.EditAsync(view, 4, Assert.Single(view.Row(4).Offers).Edit)).Row(4).Outcome);
    }

    [Theory]
    [InlineData("46361,0.8125", "5 Dec 2026, 19:30")]
    [InlineData("46361.8125,", "5 Dec 2026, 19:30")]
    [InlineData("46361,0.67013888888888884", "5 Dec 2026, 16:05")]
    [InlineData("Sun 12/13/2026,13:00", "13 Dec 2026, 13:00")]
    [InlineData("12/13/2026 (Sun),13:00", "13 Dec 2026, 13:00")]
    [InlineData("\"Sat. Dec 5, 2026\",13:00", "5 Dec 2026, 13:00")]
    [InlineData("Sa 05.12.2026,13:00", "5 Dec 2026, 13:00")]
    public async Task Days_and_times_are_understood_as_numbers_too_and_with_their_weekday(string cells, string when)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Game,Date,Time,Home,Away\n1,{cells},Lions,Tigers\n");

        Assert.True(view.Row(2).Outcome == Outcome.Add, view.Row(2).Reason);
        Assert.Contains(when, view.Row(2).Title, StringComparison.Ordinal);
        if (cells.StartsWith("46", StringComparison.Ordinal))
            Assert.Contains("1 day is kept as a number, as 46361, which is 2026-12-05.", string.Join('\n', view.Plan!.Remarks),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_that_are_not_known_yet_may_meet()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Game,Date,Time,Home,Away\n1,2026-12-12,13:00,TBD,TBD\n2,2026-12-12,15:00,tba,TBD\n");

        Assert.Equal(2, view.Plan!.Counts.Add);
        await portal.ApplyAsync(view);
        Assert.Equal(2, (await portal.PreviewAsync(ImportKind.Games,
            "Game,Date,Time,Home,Away\n1,2026-12-12,13:00,TBD,TBD\n2,2026-12-12,15:00,TBD,TBD\n")).Plan!.Counts.Unchanged);
    }

    [Fact]
    public async Task Another_reading_of_a_draft_is_kept_with_it_and_one_that_reads_nothing_leads_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, "First Name,Last Name\nAna,Zamora\n");

        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Reading with { HeadingLine = 0 }));
        Assert.Equal(2, view.Sheet.Rows.Count);
        Assert.Equal(2, (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id))!.Sheet.Rows.Count);
        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Reading with { HeadingLine = 2 }));

        Assert.NotNull(view.Problem);
        var back = Assert.Single(view.Sheet.Findings).Options[^1];
        view = await portal.ChangeAsync(view, new ImportChange(Reading: back.Reading));
        Assert.Equal(1, view.Plan!.Counts.Add);
    }
}
