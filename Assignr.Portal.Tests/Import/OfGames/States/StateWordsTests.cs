using Assignr.Portal.Import.OfGames.States;

namespace Assignr.Portal.Tests.Import.OfGames.States;

public sealed class StateWordsTests
{
    [Theory]
    [InlineData("Normal", "On")]
    [InlineData("planmäßig", "On")]
    [InlineData("Prévu", "On")]
    [InlineData("Programado", "On")]
    [InlineData("Cancelled", "Off")]
    [InlineData("(abgesagt)", "Off")]
    [InlineData("CANCELLED - field flooded", "Off")]
    [InlineData("Annulé: terrain impraticable", "Off")]
    [InlineData("Cancelada por lluvia", "Off")]
    [InlineData("RAINED OUT", "Off")]
    [InlineData("Fällt aus wegen Regen", "Off")]
    [InlineData("PPD", "Unclear")]
    [InlineData("Postponed", "Unclear")]
    [InlineData("Reporté", "Unclear")]
    [InlineData("aplazado", "Unclear")]
    [InlineData("verschoben", "Unclear")]
    [InlineData("Cancelled?", null)]
    [InlineData("Awaiting crew", null)]
    [InlineData("On Site Catering", null)]
    [InlineData("Regular Season", null)]
    [InlineData("", null)]
    public void A_cell_is_a_state_where_it_says_nothing_else(string cell, string? standing) =>
        Assert.Equal(standing, $"{StateWords.Of(cell)}" is { Length: > 0 } said ? said : null);

    [Theory]
    [InlineData("abgesagt", "Off")]
    [InlineData("verlegt auf 20.03.2027, 16 Uhr", "Unclear")]
    [InlineData("reporté au 20/03/2027", "Unclear")]
    [InlineData("aplazado al 20 de marzo", "Unclear")]
    [InlineData("PPD to 12/19", "Unclear")]
    [InlineData("may be cancelled if it rains", "Unclear")]
    [InlineData("PPD, make-up game 12/19", "Unclear")]
    [InlineData("moved from 8/7", "MovedHere")]
    [InlineData("Nachholspiel vom 7.8.", "MovedHere")]
    [InlineData("reporté du 7 août", "MovedHere")]
    [InlineData("aplazado del 7 de agosto", "MovedHere")]
    [InlineData("moved; Hoskins for Ueda", "Moved")]
    [InlineData("time changed", null)]
    [InlineData("bring white shirts", null)]
    [InlineData("W 7-3", null)]
    [InlineData("Final", null)]
    public void A_remark_is_looked_through_for_what_speaks_against_the_game(string remark, string? standing) =>
        Assert.Equal(standing, $"{StateWords.In(remark)}" is { Length: > 0 } said ? said : null);

    [Theory]
    [InlineData("7:00 PM PPD", false, "7:00 PM", "Unclear")]
    [InlineData("CANCELLED 19:30", false, "19:30", "Off")]
    [InlineData("19.30 Uhr (abgesagt)", false, "19.30 Uhr", "Off")]
    [InlineData("Hawks (cancelled)", true, "Hawks", "Off")]
    [InlineData("CANCELLED: Hawks vs Bears", true, "Hawks vs Bears", "Off")]
    [InlineData("Hawks vs Bears - reporté", true, "Hawks vs Bears", "Unclear")]
    [InlineData("Washout Wolves", true, "Washout Wolves", null)]
    [InlineData("On", true, "On", null)]
    [InlineData("7:00 PM", false, "7:00 PM", null)]
    public void A_state_beside_a_time_or_a_team_is_cut_off(string cell, bool isName, string rest, string? standing)
    {
        var (bare, said) = StateWords.Cut(cell, isName);

        Assert.Equal((rest, standing ?? ""), (bare, $"{said}"));
    }
}
