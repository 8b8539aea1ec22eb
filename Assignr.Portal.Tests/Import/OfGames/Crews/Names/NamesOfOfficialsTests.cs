using Assignr.Portal.Import.OfGames;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Names;

/// <summary>Headings that ask for the name of an official.</summary>
public sealed class NamesOfOfficialsTests
{
    [Theory]
    [InlineData("Nombre del árbitro")]
    [InlineData("Nombres de los árbitros")]
    [InlineData("Nombre árbitro asistente 1")]
    [InlineData("Nom de l'arbitre")]
    [InlineData("Nom de l’arbitre assistant 2")]
    [InlineData("Noms des arbitres")]
    [InlineData("Name des Schiedsrichters")]
    [InlineData("Namen der Schiedsrichter")]
    [InlineData("Name of the referee")]
    [InlineData("Names of officials")]
    public void A_heading_that_asks_for_names_of_officials_is_a_position(string heading) =>
        Assert.Contains(GameFields.Position, GameFields.Candidates(Assignr.Portal.Import.Columns.Key(heading)));

    [Theory]
    [InlineData("Nombre del campo")]
    [InlineData("Nom de l'équipe")]
    [InlineData("Name des Gastes")]
    [InlineData("Name")]
    public void A_heading_that_asks_for_other_names_is_no_position(string heading) =>
        Assert.DoesNotContain(GameFields.Position, GameFields.Candidates(Assignr.Portal.Import.Columns.Key(heading)));
}
