using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Words behind names, and in brackets beside them.</summary>
public sealed class WordsBehindTests
{
    [Theory]
    [InlineData("Ivy Low HS only", "Ivy Low", "HS only")]
    [InlineData("Jen Day lacrosse", "Jen Day", "lacrosse")]
    [InlineData("Max Roe new", "Max Roe", "new")]
    [InlineData("Pat Oak no Sundays", "Pat Oak", "no Sundays")]
    [InlineData("Lee Fox RIP", "Lee Fox", "RIP")]
    [InlineData("Sam Ray B", "Sam Ray", "B")]
    [InlineData("Max Roe (dad: Jim Roe)", "Max Roe", "(dad: Jim Roe)")]
    [InlineData("Max Roe (c/o coach Day)", "Max Roe", "(c/o coach Day)")]
    public async Task Words_that_are_no_name_need_a_look(string cell, string name, string behind)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name;Email\nAna Zamora;ana@example.com\n{cell};it@example.com\n");

        Assert.Equal((Outcome.Look, name), (view.Row(3).Outcome, view.Row(3).Title));
        Assert.Equal($"“{behind}” stands behind the name of {name}.", view.Row(3).Reason);
    }

    [Theory]
    [InlineData("María José Ortega y Gasset")]
    [InlineData("Ludwig Van der Berg")]
    [InlineData("Vincent Willem van gogh")]
    [InlineData("ana maria zamora")]
    [InlineData("Theo Marlowe jr.")]
    [InlineData("Ana B Zamora")]
    [InlineData("Zamora, Ana B")]
    [InlineData("Jean Pierre LEE")]
    [InlineData("Juan Carlos de los ríos")]
    public async Task What_may_be_a_name_stays(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name;Email\nIvy Low;ivy@example.com\n{cell};it@example.com\n");

        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Ana (captain)", "Zamora", "Ana", "Zamora")]
    [InlineData("Kim “KP“", "Poe", "Kim", "Poe")]
    [InlineData("Lee", "Fox (née Hay)", "Lee", "Fox")]
    [InlineData("Max", "Roe [new]", "Max", "Roe")]
    public async Task Brackets_and_nicknames_in_two_columns_are_no_part_of_the_name_and_said(
        string first, string last, string itsFirst, string itsLast)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First;Last;Email\n{first};{last};it@example.com\n");

        var after = Assert.IsType<PersonPlanRow>(view.Row(2)).After!;
        Assert.Equal((itsFirst, itsLast), (after.FirstName, after.LastName));
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains("which are left out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Low (ret.)")]
    [InlineData("Low (inactive)")]
    [InlineData("Low (mother: Eva Low)")]
    public async Task Brackets_that_say_more_need_a_look(string last)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First;Last;Email\nIvy;{last};it@example.com\n");

        Assert.Equal((Outcome.Look, "Ivy Low"), (view.Row(2).Outcome, view.Row(2).Title));
    }
}
