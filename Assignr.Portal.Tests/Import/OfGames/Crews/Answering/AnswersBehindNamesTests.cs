using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Answering;

/// <summary>Answers beside the name of an official.</summary>
public sealed class AnswersBehindNamesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Noor Ito", "noor@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Theo Marlowe (Declined)")]
    [InlineData("Theo Marlowe (unavailable)")]
    [InlineData("Theo Marlowe [injured]")]
    [InlineData("Theo Marlowe (no show)")]
    [InlineData("Theo Marlowe (out)")]
    [InlineData("Theo Marlowe (abgesagt)")]
    [InlineData("Theo Marlowe (krank)")]
    [InlineData("Theo Marlowe (rechazado)")]
    [InlineData("Theo Marlowe (refusé)")]
    [InlineData("Theo Marlowe - DECLINED")]
    [InlineData("Theo Marlowe, declined")]
    [InlineData("DECLINED: Theo Marlowe")]
    [InlineData("Marlowe, Theo (Declined)")]
    [InlineData("no Theo Marlowe")]
    public async Task Whoever_declined_is_not_taken_and_that_is_said(string cell)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Empty(Crew(view));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 official declined and is not taken, as ",
            StringComparison.Ordinal));
        Assert.Empty(view.Plan.Names);
    }

    [Theory]
    [InlineData("Theo Marlowe (Declined), Noor Ito (Accepted)")]
    [InlineData("Theo Marlowe [declined]; Noor Ito")]
    [InlineData("Theo Marlowe (krank) / Noor Ito")]
    [InlineData("Noor Ito, Theo Marlowe (no show)")]
    [InlineData("Theo Marlowe - declined\nNoor Ito - confirmed")]
    public async Task Whoever_declined_is_not_taken_in_lists_either(string cell)
    {
        var view = await PreviewAsync("Officials", cell);

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal(["Noor Ito"], Crew(view));
        Assert.Empty(view.Plan!.Names);
    }

    [Theory]
    [InlineData("Theo Marlowe (Accepted)")]
    [InlineData("Theo Marlowe (confirmed)")]
    [InlineData("Theo Marlowe (pending)")]
    [InlineData("Theo Marlowe - bestätigt")]
    public async Task Another_answer_is_left_out_and_said(string cell)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.Equal(["Theo Marlowe"], Crew(view));
        Assert.Contains($"1 answer beside the name of an official is left out, as “{cell}”.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Max Roe (Declined)")]
    [InlineData("Max Roe - DECLINED")]
    [InlineData("DECLINED - Max Roe")]
    public async Task Nobody_is_added_by_an_answer(string cell)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.DoesNotContain(view.Plan!.Names, name => name.Name.Contains("decl", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Crew(view));
    }

    [Theory]
    [InlineData("Theo Marlowe (arrives late)")]
    [InlineData("Theo Marlowe (sub for Noor Ito)")]
    [InlineData("Theo Marlowe (new)")]
    public async Task Other_words_in_brackets_are_left_out_and_said(string cell)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.Equal(["Theo Marlowe"], Crew(view));
        Assert.Contains($"1 word in brackets beside the name of an official is left out, as “{cell}”.", view.Plan!.Remarks);
    }

    private Task<ImportView> PreviewAsync(string heading, string cell) =>
        portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,\"{cell}\"\n2026-12-06,13:00,Owls,Elks,Noor Ito\n");

    private static IEnumerable<string?> Crew(ImportView view) =>
        ((GamePlanRow)view.Row(2)).After!.Crew.Where(place => place.PersonId is not null).Select(place => place.Name);
}
