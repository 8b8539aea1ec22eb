using Assignr.Portal.Access;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import;

/// <summary>Lists of people dropped at the import of games, and schedules at that of people.</summary>
public sealed class WrongDoorTests
{
    [Theory]
    [InlineData(ImportKind.Games, "First Name,Last Name,Email\nAna,Zamora,ana@x.example\n")]
    [InlineData(ImportKind.Games, "\"Last, First\",Phone\n\"Zamora, Ana\",603-555-0101\n")]
    [InlineData(ImportKind.Games, "Nachname;Vorname;E-Mail\nZamora;Ana;ana@x.example\n")]
    [InlineData(ImportKind.People, "Date,Time,Home,Away\n2026-12-13,18:00,Lions,Tigers\n")]
    [InlineData(ImportKind.People, "Date,Time,Opponent,H/A\n2026-12-13,18:00,Tigers,H\n")]
    [InlineData(ImportKind.People, "Datum;Anstoß;Heim;Gast\n13.12.2026;18:00;Lions;Tigers\n")]
    public async Task A_file_of_the_other_kind_is_said_and_one_press_takes_it_to_the_other_import(ImportKind kind, string file)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(kind, file);
        Assert.True(view.FitsOther);

        var other = await portal.Get<ImportAsOther>().RunAsync(TestPortal.Assignor, view.Batch.Id);

        Assert.Null(await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id));
        var taken = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, other.ImportId!.Value))!;
        Assert.NotEqual(kind, taken.Batch.Kind);
        Assert.Equal(view.Batch.FileName, taken.Batch.FileName);
        Assert.True(taken.Plan?.Counts.Add == 1 || taken.Mapping.OwnTeam is null);
        Assert.Equal("Not changed: it was thrown away in another window meanwhile.",
            (await portal.Get<ImportAsOther>().RunAsync(TestPortal.Assignor, view.Batch.Id)).Refusal);
    }

    [Theory]
    [InlineData(ImportKind.Games, "Date,Time,Home,Away\n2026-12-13,18:00,Lions,Tigers\n")]
    [InlineData(ImportKind.Games, "Alpha,Beta\none,two\n")]
    [InlineData(ImportKind.People, "Alpha,Beta\none,two\n")]
    [InlineData(ImportKind.People, "First Name,Last Name\nAna,Zamora\n")]
    public async Task Elsewhere_nothing_is_said(ImportKind kind, string file)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.False((await portal.PreviewAsync(kind, file)).FitsOther);
    }

    [Fact]
    public async Task Nobody_but_an_assignor_may()
    {
        await using var portal = await TestPortal.StartAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => portal.Get<ImportAsOther>().RunAsync(Caller.Anonymous(null), Guid.NewGuid()));
    }
}
