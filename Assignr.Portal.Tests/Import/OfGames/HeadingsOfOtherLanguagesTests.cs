using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.Crews;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Schedules in Spanish, German and French.</summary>
public sealed class HeadingsOfOtherLanguagesTests
{
    [Theory]
    [InlineData("Fecha,Hora,Local,Visitante,Árbitro(s),Sede", "\"Theo Marlowe, Sasha Hollis\"", "crew")]
    [InlineData("FECHA,HORA DE INICIO,EQUIPO LOCAL,EQUIPO VISITANTE,ÁRBITROS,CAMPO", "Theo Marlowe y Sasha Hollis", "crew")]
    [InlineData("Fecha,Hora,Casa,Visita,Árbitro principal,Campo", "Theo Marlowe", "position")]
    [InlineData("Datum,Uhrzeit,Heim,Gast,Schiedsrichter,Ort", "Theo Marlowe und Sasha Hollis", "crew")]
    [InlineData("Datum,Anstoß,Heimmannschaft,Gastmannschaft,Schiedsrichter 1,Platz", "Theo Marlowe", "position")]
    [InlineData("Date,Heure,Domicile,Extérieur,Arbitre(s),Lieu", "Theo Marlowe et Sasha Hollis", "crew")]
    [InlineData("Date,Heure,Équipe à domicile,Visiteur,Arbitre,Terrain", "Theo Marlowe", "position")]
    public async Task A_schedule_is_known_by_its_headings(string headings, string crew, string field)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n2026-12-05,13:00,Lions,Tigers,{crew},Mill Road\n");

        Assert.Equal(["date", "time", "home", "away", field, null], view.Mapping.Columns);
        Assert.True(view.Row(2).Outcome == Outcome.Add, view.Row(2).Reason);
    }

    [Theory]
    [InlineData("Theo Marlowe y Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Marlowe y Hollis", "Marlowe|Hollis")]
    [InlineData("Theo Marlowe, Ana Ruiz y Luis Soto", "Theo Marlowe|Ana Ruiz|Luis Soto")]
    [InlineData("Theo Marlowe und Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Theo Marlowe et Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("José Ortega y Gasset", "José Ortega y Gasset")]
    [InlineData("José Ortega y Gasset; Ana Ruiz", "José Ortega y Gasset|Ana Ruiz")]
    [InlineData("Karl von und zu Berg", "Karl von und zu Berg")]
    [InlineData("Theo Y Marlowe", "Theo Y Marlowe")]
    [InlineData("Yara Undset", "Yara Undset")]
    public void The_word_between_two_names_parts_them(string cell, string expected) =>
        Assert.Equal(expected, string.Join('|', CrewCell.Read(cell).Select(one => one.Name)));
}
