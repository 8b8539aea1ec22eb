using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>A heading of two things above cells with both.</summary>
public sealed class PairedColumnsTests
{
    [Theory]
    [InlineData("Home, Away", "Lions, Tigers", "Home|Away", ",")]
    [InlineData("Home/Away teams", "Lions/Tigers", "Home|Away", "/")]
    [InlineData("Away / Home", "Lions - Tigers", "Away|Home", "-")]
    [InlineData("Local y visitante", "Lions / Tigers", "Local|visitante", "/")]
    [InlineData("Heim, Gast", "Lions;Tigers", "Heim|Gast", ";")]
    public void Both_teams_become_two_columns_which_is_said_and_can_be_taken_back(string heading, string cell, string headings, string mark)
    {
        var text = $"Game\t{heading}\tDate\n1\t{cell}\t2026-12-05\n2\tTBD\t2026-12-06\n";

        var sheet = SheetFiles.Games(text);

        Assert.Equal($"Game|{headings}|Date\n1|Lions|Tigers|2026-12-05\n2|TBD||2026-12-06", sheet.Shown());
        var finding = sheet.Finding("Two in one column");
        Assert.Equal(
            $"“{heading}” is read as two columns, {headings.Replace("|", " and ", StringComparison.Ordinal)}: its cells have “{mark}” "
            + "between them.", finding.Sentence);
        Assert.Equal($"Game|{heading}|Date\n1|{cell}|2026-12-05\n2|TBD|2026-12-06", SheetFiles.Games(text, finding.Option("One")).Shown());
    }

    [Theory]
    [InlineData("Name (First, Last)", "Ivy, Ito", "First|Last\nIvy|Ito")]
    [InlineData("Officials (First, Last)", "Ivy, Ito, Jr.", "First|Last\nIvy|Ito Jr.")]
    [InlineData("First/Last", "Ana Maria/Zamora Ruiz", "First|Last\nAna Maria|Zamora Ruiz")]
    [InlineData("Vorname, Nachname", "Ivy, Ito", "Vorname|Nachname\nIvy|Ito")]
    [InlineData("Name (Last, First)", "Ito, Ivy", "Name (Last, First)\nIto, Ivy")]
    [InlineData("Nombre y apellidos", "Ana-Maria Zamora", "Nombre y apellidos\nAna-Maria Zamora")]
    [InlineData("Home, Away", "Home, Away", "Home, Away\nHome, Away")]
    public void Names_of_people_with_the_first_one_first_become_two_columns(string heading, string cell, string shown) =>
        Assert.Equal(shown, SheetFiles.People($"{heading}\n{cell}\n",
            new Portal.Import.Sheets.Reading { Delimiter = '\t', HeadingLine = 1 }).Shown());

    [Theory]
    [InlineData("Officials (First, Last)", "\"Ivy, Ito\"", "Ivy Ito")]
    [InlineData("Officials (First, Last)", "\"Ivy, Ito; Theo, Marlowe\"", "Ivy Ito|Theo Marlowe")]
    [InlineData("Referee (Last, First)", "\"Ito, Ivy\"", "Ito, Ivy")]
    public async Task Names_of_a_crew_with_a_comma_become_the_names_of_officials(string heading, string cell, string names)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Game,Date,Home,Away,\"{heading}\"\n1,2026-12-05,Lions,Tigers,{cell}\n");

        Assert.Equal(names, string.Join('|', view.Plan!.Names.Select(name => name.Name)));
    }

    [Theory]
    [InlineData("Home/Away", "Lions vs Tigers", "Lions")]
    [InlineData("Home, Away", "Lions - Tigers", "Lions")]
    [InlineData("Away / Home", "Lions @ Tigers", "Tigers")]
    public async Task Other_marks_between_the_teams_are_read_too(string heading, string cell, string home)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Game,Date,\"{heading}\"\n1,2026-12-05,{cell}\n2,2026-12-06,{cell}\n");

        Assert.Contains($" at {home}, ", view.Row(2).Title, StringComparison.Ordinal);
    }
}
