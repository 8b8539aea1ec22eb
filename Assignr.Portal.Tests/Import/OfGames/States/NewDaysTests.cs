using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Remarks with the new date of a game: one press moves it.</summary>
public sealed class NewDaysTests
{
    private const string Head = "Date,Time,Home,Away,Notes\n";

    [Theory]
    [InlineData("verlegt auf 20.03.", "It is on Sat 20 Mar 2027", "Sat 20 Mar 2027, 13:00")]
    [InlineData("postponed to 20 March", "It is on Sat 20 Mar 2027", "Sat 20 Mar 2027, 13:00")]
    [InlineData("PPD to 3/20/2027 at 6:30 PM", "It is on Sat 20 Mar 2027", "Sat 20 Mar 2027, 18:30")]
    [InlineData("aplazado al 20 de marzo", "It is on Sat 20 Mar 2027", "Sat 20 Mar 2027, 13:00")]
    [InlineData("reporté au 20 mars, 18h30", "It is on Sat 20 Mar 2027", "Sat 20 Mar 2027, 18:30")]
    public async Task The_day_is_offered_and_the_game_that_is_here_moves_to_it(string remark, string label, string when)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, Head + "2027-03-06,13:00,Lions,Pumas,\n");
        var file = $"{Head}2027-03-06,13:00,Lions,Pumas,\"{remark}\"\n";

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Equal([label, "It is on", "It is cancelled"], view.Row(2).Offers.Select(offer => offer.Label));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Update, $"Pumas at Lions, {when}"), (view.Row(2).Outcome, view.Row(2).Title));
        await portal.ApplyAsync(view);
        Assert.Equal(1, await portal.ReadAsync(db => db.Games.CountAsync()));
    }

    [Theory]
    [InlineData("postponed to 3/4", "It is on Thu 4 Mar 2027|It is on Sat 3 Apr 2027|It is on|It is cancelled")]
    [InlineData("postponed to next week", "It is on|It is cancelled")]
    [InlineData("postponed", "It is on|It is cancelled")]
    public async Task Where_it_can_be_two_days_both_are_offered_and_where_it_is_none_neither(string remark, string labels)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}2027-02-06,13:00,Lions,Pumas,{remark}\n");

        Assert.Equal(labels.Split('|').Order(), view.Row(2).Offers.Select(offer => offer.Label).Order());
    }

    [Fact]
    public async Task A_cell_of_both_keeps_its_time()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "When,Home,Away,Notes\n2027-03-06 13:00,Lions,Pumas,verlegt auf 20.03.\n");

        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);

        Assert.EndsWith("Sat 20 Mar 2027, 13:00", view.Row(2).Title, StringComparison.Ordinal);
    }
}
