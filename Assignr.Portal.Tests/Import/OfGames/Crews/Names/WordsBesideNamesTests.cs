using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Names;

/// <summary>Words beside the names of officials that may say that they do not come.</summary>
public sealed class WordsBesideNamesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Noor Ito", "noor@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("(absent) Theo Marlowe")]
    [InlineData("(sick) Theo Marlowe")]
    [InlineData("[cancelled] Theo Marlowe")]
    [InlineData("DECLINED Theo Marlowe")]
    [InlineData("Declined Theo")]
    [InlineData("NOT Theo Marlowe")]
    [InlineData("Theo Marlowe (abgemeldet)")]
    [InlineData("Theo Marlowe (indispo)")]
    [InlineData("Theo Marlowe (ausgefallen)")]
    [InlineData("Theo Marlowe (blocked)")]
    [InlineData("Theo Marlowe (bloqueado)")]
    [InlineData("Theo Marlowe (conflict)")]
    public async Task Whoever_is_said_not_to_come_does_not_get_the_game(string cell)
    {
        var view = await PreviewAsync(cell);

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Empty(Crew(view, 2));
        Assert.Empty(view.Plan!.Names);
        Assert.Contains(view.Plan.Remarks, remark => remark.StartsWith("1 official declined and is not taken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Theo Marlowe (R/B)", "R/B")]
    [InlineData("Theo Marlowe (NA)", "NA")]
    [InlineData("Theo Marlowe [X]", "X")]
    [InlineData("(passe) Theo Marlowe", "passe")]
    [InlineData("ex Theo Marlowe", "ex")]
    [InlineData("xTheo Marlowe", "x")]
    [InlineData("~~Theo Marlowe~~", "~~")]
    public async Task Words_that_are_not_known_are_asked_about_once_for_all_rows(string cell, string word)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,Referee\n2026-12-05,13:00,Lions,Tigers,{cell}\n"
                + $"2026-12-06,13:00,Owls,Elks,{cell}\n2026-12-07,13:00,Owls,Elks,Noor Ito\n");

        Assert.Equal((Outcome.Look, Outcome.Look, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome, view.Row(4).Outcome));
        Assert.Empty(view.Plan!.Names);
        var question = Assert.Single(view.Plan.Questions);
        Assert.StartsWith($"“{word}” stands beside names of officials 2 times, as “", question.Sentence, StringComparison.Ordinal);

        var come = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));
        Assert.Equal(["Theo Marlowe", "Theo Marlowe"], Crew(come, 2).Concat(Crew(come, 3)));
        var gone = await portal.ChangeAsync(come, new ImportChange(question.Answers[1].Taken(come.Mapping)));
        Assert.Equal(Outcome.Add, gone.Row(2).Outcome);
        Assert.Empty(Crew(gone, 2).Concat(Crew(gone, 3)));
    }

    [Theory]
    [InlineData("Theo Marlowe (555-555-0101)")]
    [InlineData("Theo Marlowe (Ted)")]
    [InlineData("Theo Marlowe (TBC)")]
    [InlineData("Theo (Ted) Marlowe")]
    [InlineData("Theo Marlowe (AR1)")]
    [InlineData("Theo Marlowe (sub for Noor Ito)")]
    [InlineData("Theo Marlowe (arrives late)")]
    public async Task What_says_nothing_of_it_is_left_out(string cell) => Assert.Equal(["Theo Marlowe"], Crew(await PreviewAsync(cell), 2));

    [Theory]
    [InlineData("no Ito")]
    [InlineData("ex Ito, Noor")]
    [InlineData("kein Noor")]
    public async Task Whom_a_word_denies_is_not_offered(string cell)
    {
        var view = await PreviewAsync(cell);

        Assert.NotEqual(Outcome.Add, view.Row(2).Outcome);
        Assert.DoesNotContain(view.Plan!.Names, name => name.Similar.Count > 0);
    }

    private Task<ImportView> PreviewAsync(string cell) => portal.PreviewAsync(
        ImportKind.Games, $"Date,Time,Home,Away,Referee\n2026-12-05,13:00,Lions,Tigers,\"{cell}\"\n2026-12-06,13:00,Owls,Elks,Noor Ito\n");

    private static IEnumerable<string?> Crew(ImportView view, int line) =>
        ((GamePlanRow)view.Row(line)).After is { } after
            ? after.Crew.Where(place => place.PersonId is not null).Select(place => place.Name) : [];
}
