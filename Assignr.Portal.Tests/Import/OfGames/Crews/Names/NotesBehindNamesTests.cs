using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.Crews.Names;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Names;

/// <summary>Words after an official's name that say for which part of a game they come, and words in place of a name for a game without
/// officials.</summary>
public sealed class NotesBehindNamesTests
{
    private const string Head = "Game,Date,Time,Home,Away,";

    [Theory]
    [InlineData("Referee", "Ivy Ito - U14 only")]
    [InlineData("Referee", "Ivy Ito (U14 only)")]
    [InlineData("Referee", "Ivy Ito / first half only")]
    [InlineData("Referee", "\"Ivy Ito, 2nd half\"")]
    [InlineData("Referee", "\"Ito, Ivy – nur 1. Halbzeit\"")]
    [InlineData("Referee", "Ivy Ito U14 only")]
    [InlineData("Referee", "Ivy Ito - U14")]
    [InlineData("Officials", "Ivy Ito - solo primer tiempo")]
    [InlineData("Officials", "Ivy Ito / first half only")]
    [InlineData("Officials", "\"Ivy Ito, U14 only\"")]
    [InlineData("Officials", "Ivy Ito (U14)")]
    public async Task A_note_is_no_part_of_the_name_and_no_person_and_is_said(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ivy Ito", "ivy@example.com"), A.Person("Theo Marlowe", "theo@example.com"));

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"{Head}{heading}\n1,2026-12-05,13:00,Lions,Tigers,{cell}\n2,2026-12-06,13:00,Bears,Wolves,Ivy Ito / Theo Marlowe\n");

        Assert.DoesNotContain(view.Plan!.Names, name => name.Name != "Ivy Ito / Theo Marlowe");
        Assert.Equal((Outcome.Add, "1 of 1 positions"), (view.Row(2).Outcome, view.Row(2).Summary));
        var said = Assert.Single(view.Plan.Remarks, remark => remark.Contains("note behind", StringComparison.Ordinal));
        Assert.StartsWith("1 note behind the name of an official is left out, as “", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ken Garnet")]
    [InlineData("Solo, Han")]
    [InlineData("Park, Mi")]
    [InlineData("Nur Yilmaz-Solo")]
    [InlineData("Ken Garnet - Referee")]
    [InlineData("Ken Garnet (U1)")]
    [InlineData("First, Ana")]
    public void Names_and_positions_are_no_notes(string cell) => Assert.Null(NotesBehindNames.Cut(cell).Note);

    [Theory]
    [InlineData("no ref", false)]
    [InlineData("none needed", false)]
    [InlineData("No umpire", false)]
    [InlineData("not required", false)]
    [InlineData("N/A – no officials", false)]
    [InlineData("sin árbitro", false)]
    [InlineData("no se necesita árbitro", false)]
    [InlineData("kein Schiedsrichter", false)]
    [InlineData("kein SR nötig", false)]
    [InlineData("pas d'arbitre", false)]
    [InlineData("Aucun officiel requis", false)]
    [InlineData("no ref yet", true)]
    [InlineData("noch kein Schiri", true)]
    [InlineData("pas encore d'arbitre", true)]
    public async Task Words_for_no_official_are_nobody_and_are_said(string cell, bool isOpen)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,{cell}\n2,2026-12-06,13:00,Bears,Wolves,Ivy Ito\n");

        Assert.Equal(["Ivy Ito"], view.Plan!.Names.Select(name => name.Name));
        Assert.Equal((Outcome.Add, isOpen ? "0 of 1 positions" : ""), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Contains($"1 cell says that there is no official, as “{cell}”.", view.Plan.Remarks);
    }
}
