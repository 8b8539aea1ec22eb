using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Tests.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Several officials in a line, each with a word in the headings: each becomes a row with their own cells, and nobody gets
/// another one's address.</summary>
public sealed class ListsByWordTests
{
    private const string Two = "Walt Tilden,walt@example.com,555-0101,Nan Cutter,nan@example.com,555-0102\n";

    [Theory]
    [InlineData($"Referee,Referee Email,Referee Cell,Umpire,Umpire Email,Umpire Cell\n{Two}")]
    [InlineData($"Referee Name,Referee Email,Referee Phone,Line Judge Name,Line Judge Email,Line Judge Phone\n{Two}")]
    [InlineData($"R1,R1 Email,R1 Cell,R2,R2 Email,R2 Cell\n{Two}")]
    [InlineData($"Umpire 1,Umpire 1 Email,Umpire 1 Cell,Umpire 10,Umpire 10 Email,Umpire 10 Cell\n{Two}")]
    [InlineData($"Official,Email,Cell,Partner,Partner Email,Partner Cell\n{Two}")]
    [InlineData($"Referee,Referee Email,Referee Cell,Assistant Referee,Assistant Referee Email,Assistant Referee Cell\n{Two}")]
    [InlineData($"Árbitro,Correo del árbitro,Móvil del árbitro,Asistente,Correo del asistente,Móvil del asistente\n{Two}")]
    [InlineData(
        $"Arbitre,Courriel de l'arbitre,Portable de l'arbitre,Juge de ligne,Courriel du juge de ligne,Portable du juge de ligne\n{Two}")]
    [InlineData($"Schiedsrichter,Schiedsrichter-E-Mail,Schiedsrichter Handy,Linienrichter,Linienrichter E-Mail,Linienrichter Handy\n{Two}")]
    [InlineData("Referee First Name,Referee Last Name,Referee Email,Referee Cell,Umpire First Name,Umpire Last Name,Umpire Email,Umpire "
        + "Cell\nWalt,Tilden,walt@example.com,555-0101,Nan,Cutter,nan@example.com,555-0102\n")]
    [InlineData("Crew,Referee,Umpire,Referee Email,Umpire Email,Referee Cell,Umpire Cell\n"
        + "1,\"Tilden, Walt\",\"Cutter, Nan\",walt@example.com,nan@example.com,555-0101,555-0102\n")]
    public async Task Each_is_a_row_with_what_is_theirs_and_that_is_said_with_the_way_back(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal(
            [("Walt Tilden", "walt@example.com · 555-0101", Outcome.Add), ("Nan Cutter", "nan@example.com · 555-0102", Outcome.Add)],
            view.Plan!.Rows.Select(row => (row.Title, row.Summary, row.Outcome)));
        Assert.StartsWith("2 lists seem to stand side by side, in the columns A", view.Sheet.Finding("Lists side by side").Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Email,Partner,Partner Email\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData("Official,Official Email,Spouse,Spouse Email\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData("Official,Email,Emergency Contact,Emergency Email\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData(
        "Referee,Referee Email,Referee Coordinator,Referee Coordinator Email\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData("Árbitro,Correo,Madre,Correo de la madre\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData("Schiedsrichter,E-Mail,Trainer,Trainer E-Mail\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    [InlineData("Arbitre,Courriel,Entraîneur,Courriel de l'entraîneur\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n")]
    public async Task Whoever_is_no_official_makes_no_list_and_leaves_their_address_to_nobody(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        var row = Assert.Single(view.Plan?.Rows ?? [], one => one.Outcome == Outcome.Add);
        Assert.Equal(("Walt Tilden", "walt@example.com"), (row.Title, row.Summary));
    }

    [Fact]
    public async Task Read_as_one_list_nobody_has_the_address_of_the_other()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            $"Referee,Referee Email,Referee Cell,Umpire,Umpire Email,Umpire Cell\n{Two}");

        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Finding("Lists side by side").Option("One list")));

        Assert.Equal(("Nan Cutter", "nan@example.com · 555-0102"), (Assert.Single(view.Plan!.Rows).Title, view.Plan.Rows[0].Summary));
        Assert.Contains("“Referee Email” is left out: it seems to be that of the name in “Referee”.",
            view.Guesses.Select(guess => guess.Sentence));
    }
}
