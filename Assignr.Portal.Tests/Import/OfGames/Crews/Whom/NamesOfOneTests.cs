using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.Crews.Whom;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Whom;

/// <summary>Unknown names that may belong to one person, and names of one word.</summary>
public sealed class NamesOfOneTests
{
    [Theory]
    [InlineData("Hans-Peter Groß", "H.-P. Groß")]
    [InlineData("Bob Kay", "Robert Kay")]
    [InlineData("Ivy Ito", "I. Ito")]
    [InlineData("JP Rye", "John Rye")]
    [InlineData("María Peña", "Maria Pena")]
    public void Two_spellings_of_one_name_are_not_added_together(string one, string other) => Assert.Equal(
        new[] { one, other }.Order(), NamesOfOne.In([one, "Someone Else", other]).Order());

    [Theory]
    [InlineData("Hans Groß", "Peter Groß")]
    [InlineData("Ivy Ito", "Ivy Kay")]
    [InlineData("Ann Rye", "Carl Rye")]
    public void Different_names_are_added_together(string one, string other) => Assert.Empty(NamesOfOne.In([one, other]));

    [Fact]
    public async Task Add_all_takes_none_of_them()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away,Ref\n2026-12-13,18:00,A,B,Hans-Peter Groß\n2026-12-14,18:00,C,D,H.-P. Groß\n"
            + "2026-12-15,18:00,E,F,Ivy Ito\n");

        Assert.Equal(["Ivy Ito"], view.Plan!.Names.Where(name => name.IsWhole).Select(name => name.Name));
    }

    [Theory]
    [InlineData("Smith")]
    [InlineData("Groß")]
    [InlineData("O'Brien")]
    public async Task One_name_alone_is_not_offered_to_be_added(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,Ref\n2026-12-13,18:00,A,B,{name}\n");

        Assert.False(Assert.Single(view.Plan!.Names).MayBeAdded);
    }
}
