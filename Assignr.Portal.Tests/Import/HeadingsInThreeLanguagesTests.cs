using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import;

/// <summary>Headings that clubs and federations write in Spanish, French and German.</summary>
public sealed class HeadingsInThreeLanguagesTests
{
    [Theory]
    [InlineData(PeopleFields.FirstName, "Nombre de pila|Primer nombre|Nombre(s)|Prénom|Prénoms|Prénom(s)|Vorname|Vornamen|Rufname")]
    [InlineData(PeopleFields.LastName, "Apellidos|Apellido(s)|Nom de famille|Nom d'usage|Nachname|Familienname|Zuname|Name (Familienname)")]
    [InlineData(PeopleFields.FullName, "Nombre completo|Nombre y apellidos|Apellidos y nombre|Nom complet|Nom et prénom|Prénom et nom"
        + "|Vollständiger Name|Vor- und Nachname|Name, Vorname")]
    [InlineData(PeopleFields.Email, "Correo|Correo electrónico|Dirección de correo|E-mail personal|Courriel|Adresse courriel|Mél|Mel"
        + "|Adresse électronique|E-Mail-Adresse|Mailadresse|Email privat")]
    [InlineData(PeopleFields.Phone, "Teléfono|Teléfono móvil|Nº de teléfono|Celular|Tel. móvil|Téléphone|Tél.|Tél. portable|Portable"
        + "|N° de téléphone|Mobile|Telefon|Handy|Handynummer|Mobilnummer|Tel. privat|Rufnummer|Telefon mobil")]
    public void Of_people(string field, string headings)
    {
        string[] all = headings.Split('|');
        Assert.Equal(all, all.Where(heading => Fits(field, PeopleFields.Of(Columns.Key(heading)))));
    }

    [Theory]
    [InlineData(GameFields.Date, "Fecha|Día|Fecha del encuentro|Fecha partido|Date|Jour|Date de la rencontre|Datum|Spieldatum"
        + "|Tag|Spieltermin")]
    [InlineData(GameFields.Time, "Hora|Hora inicio|Hora de comienzo|Hora del encuentro|Heure|Horaire|Heure de la rencontre|Coup d'envoi"
        + "|Uhrzeit|Anstoß|Anpfiff|Beginn|Spielzeit|Startzeit")]
    [InlineData(GameFields.Home, "Local|Equipo local|Equipo de casa|Club local|Domicile|Équipe à domicile|Club recevant|Équipe recevante"
        + "|Receveur|Heim|Heimmannschaft|Heimverein|Gastgeber|Heimteam")]
    [InlineData(GameFields.Away, "Visitante|Equipo visitante|Club visitante|Extérieur|Visiteur|Équipe visiteuse|Club visiteur|Gast"
        + "|Gastmannschaft|Gastverein|Gastteam|Auswärts")]
    [InlineData(GameFields.ExternalId, "Nº partido|Número de partido|Código de partido|N° match|Numéro de rencontre|Code rencontre"
        + "|Spielnummer|Spiel-Nr.|Spielnr.|Spielkennung")]
    [InlineData(GameFields.State, "Estado|Estado del partido|Statut|État|Status|Spielstatus|Statut du match")]
    [InlineData(GameFields.Position, "Árbitro|Árbitro 1|Juez de línea|Asistente 1|Arbitre|Arbitre central|Arbitre assistant 1"
        + "|Juge de touche|Schiedsrichter|SR|SRA 1|Linienrichter|Assistent 1|1. Schiedsrichter")]
    public void Of_games(string field, string headings)
    {
        string[] all = headings.Split('|');
        Assert.Equal(all, all.Where(heading => GameFields.Of(Columns.Key(heading)) == field));
    }

    /// <summary>Whether the last name comes first depends on the heading.</summary>
    private static bool Fits(string field, string? found) =>
        found == field || (field == PeopleFields.FullName && found == PeopleFields.LastFirst);
}
