using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Answering;

/// <summary>Columns beside positions with the answers of their officials.</summary>
public sealed class AnswersBesideTests : IAsyncLifetime
{
    private const string Game = "2026-12-05,13:00,Lions,Tigers,";

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Referee1,Referee1Status,Referee2,Referee2Status", "Accepted", "Declined")]
    [InlineData("Ref 1,Ref 1 Status,Ref 2,Ref 2 Status", "Accepted", "Turned back")]
    [InlineData("Referee,Referee accepted?,Umpire,Umpire accepted?", "Yes", "Declined")]
    [InlineData("Schiedsrichter,Zusage Schiedsrichter,SRA,Zusage SRA", "zugesagt", "abgelehnt")]
    [InlineData("Árbitro,Respuesta árbitro,Asistente,Respuesta asistente", "Aceptado", "Rechazado")]
    [InlineData("Arbitre,Statut arbitre,Assistant,Statut assistant", "Accepté", "Refusé")]
    public async Task Whoever_declined_is_not_taken_and_that_is_said(string headings, string yes, string no)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Start,Home,Away,{headings}\n{Game}Theo Marlowe,{yes},Sasha Hollis,{no}\n");

        Assert.Contains("1 official declined and is not taken, as Sasha Hollis in line 2.", view.Plan!.Remarks);
        await portal.ApplyAsync(view);
        Assert.Equal(["Theo Marlowe"], await CrewAsync());
    }

    [Theory]
    [InlineData("Ref 1,Ref 2,Status of the crew", "Declined")]
    [InlineData("Ref 1,Ref 2,Answered", "abgelehnt")]
    [InlineData("Ref 1,Ref 2,Ref 2 accepted", "No")]
    public async Task Where_it_is_not_sure_who_declined_the_row_needs_a_look(string headings, string no)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Start,Home,Away,{headings}\n{Game}Theo Marlowe,Sasha Hollis,{no}\n");

        Assert.Equal((Outcome.Look, $"“{headings.Split(',')[2]}” says “{no}”."), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "they-come").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Ref 1,Ref 2,Ref 2 Status", "Sasha Hollis,,Declined")]
    [InlineData("Ref 1,Ref 2,League game", "Sasha Hollis,Theo Marlowe,No")]
    [InlineData("Ref 1,Ref 2,Umpire Paid", "Sasha Hollis,Theo Marlowe,No")]
    public async Task An_answer_of_nobody_and_words_of_other_columns_say_nothing(string headings, string cells)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Start,Home,Away,{headings}\n{Game}{cells}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.DoesNotContain(view.Plan!.Remarks, remark => remark.Contains("declined", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pos 1,Official 1,Accept 1,Pos 2,Official 2,Accept 2", "R,Theo Marlowe,Y,U1,Sasha Hollis,N")]
    [InlineData("Official 1,Official 2,Accepted 1,Accepted 2", "Theo Marlowe,Sasha Hollis,Yes,No")]
    [InlineData("Referee,Accepted?,Umpire,Confirmed", "Theo Marlowe,Yes,Sasha Hollis,No")]
    [InlineData("Schiedsrichter,Zusage,Assistent,Zusage", "Theo Marlowe,ja,Sasha Hollis,nein")]
    public async Task A_plain_no_behind_an_official_needs_a_look_and_is_answered_in_one_press(string headings, string cells)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Start,Home,Away,{headings}\n{Game}{cells}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "they-decline").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        await portal.ApplyAsync(view);
        Assert.Equal(["Theo Marlowe"], await CrewAsync());
    }

    [Theory]
    [InlineData(
        "Position 1,Official 1,Status 1,Position 2,Official 2,Status 2",
        "Referee,Theo Marlowe,Accepted,Umpire,Sasha Hollis,Declined", "Referee|Umpire")]
    [InlineData("Pos,Official,Status,Pos,Official,Status", "R,Theo Marlowe,Accepted,U1,Sasha Hollis,Turned Back", "R|U1")]
    [InlineData("Official 1,Role 1,Response 1,Official 2,Role 2,Response 2", "Theo Marlowe,CR,Pending,Sasha Hollis,AR1,declined", "CR|AR1")]
    [InlineData("Official 1,Role 1,Official 2,Role 2,Status 2", "Theo Marlowe,Umpire,Sasha Hollis,Umpire,rejected", "Umpire|Umpire 2")]
    public async Task A_column_beside_an_official_names_the_position_and_one_of_its_number_the_answer(
        string headings, string cells, string positions)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Start,Home,Away,{headings}\n{Game}{cells}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal(positions, string.Join('|', ((GamePlanRow)view.Row(2)).After!.Crew.Select(place => place.Position)));
        Assert.Contains("1 official declined and is not taken, as Sasha Hollis in line 2.", view.Plan!.Remarks);
        Assert.Contains(view.Guesses, guess => guess.Sentence.Contains("is read as the position of ", StringComparison.Ordinal));
        await portal.ApplyAsync(view);
        Assert.Equal(["Theo Marlowe"], await CrewAsync());
    }

    [Theory]
    [InlineData("Ref 1,Ref 1 Status", "Declined")]
    [InlineData("Official 1,Accept 1", "N")]
    [InlineData("Arbitre,Statut arbitre", "Refusé")]
    public async Task An_answer_far_down_the_file_counts_too(string headings, string no)
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(number => $"2026-12-05,13:00,Lions {number},Tigers,Theo Marlowe,yes\n"));
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Start,Home,Away,{headings}\n{rows}{Game}Sasha Hollis,{no}\n");

        Assert.True(view.Row(62).Outcome == Outcome.Look || view.Row(62).Summary == "0 of 1 positions");
    }

    private Task<List<string>> CrewAsync() => portal.ReadAsync(db =>
        db.Slots.Where(slot => slot.PersonId != null).Join(db.People, slot => slot.PersonId, person => person.Id,
            (slot, person) => person.FirstName + " " + person.LastName).ToListAsync());
}
