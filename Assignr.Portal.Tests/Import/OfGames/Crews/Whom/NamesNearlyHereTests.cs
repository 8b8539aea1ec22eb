using Assignr.Portal.Access;
using Assignr.Portal.Import;
using Assignr.Portal.People;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Whom;

/// <summary>Names in crews that may mean somebody in the portal are asked about, and never added together with all others.</summary>
public sealed class NamesNearlyHereTests
{
    [Theory]
    [InlineData("van der Berg", "Ludwig van der Berg")]
    [InlineData("v.d. Berg", "Ludwig van der Berg")]
    [InlineData("García López", "Ana García López")]
    [InlineData("Bob Kay", "Robert Kay")]
    [InlineData("Bill Tran", "William Tran")]
    [InlineData("Liz Stone", "Elizabeth Stone")]
    [InlineData("Pepe Ortega", "José Ortega")]
    [InlineData("Mary OBrien", "Mary Ann O'Brien")]
    [InlineData("Mary Ann Stone", "Mary Stone")]
    [InlineData("Maryann OBrien", "Mary Ann O'Brien")]
    [InlineData("Jean Pierre Roux", "Jean-Pierre Roux")]
    [InlineData("Juergen Moller", "Jürgen Möller")]
    [InlineData("vd Berg", "Ludwig van der Berg")]
    [InlineData("Stone Mary", "Mary Stone")]
    public async Task Whoever_may_be_meant_is_offered(string said, string here)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person(here, "here@example.com"));

        var name = Assert.Single((await portal.PreviewAsync(ImportKind.Games, Game(said))).Plan!.Names);

        Assert.Equal([here], name.Similar.Select(one => one.Name));
    }

    [Theory]
    [InlineData("Liz StJohn", "Elizabeth", "St. John")]
    [InlineData("Al DeLuca", "Albert", "De Luca")]
    [InlineData("Pat OMalley", "Patricia", "O'Malley")]
    [InlineData("Kim SmithJones", "Kimberly", "Smith-Jones")]
    public async Task Somebody_whose_last_name_is_written_as_one_word_is_offered(string said, string first, string last)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(Person.Add(first, last, Permissions.Official, portal.Now));

        var name = Assert.Single((await portal.PreviewAsync(ImportKind.Games, Game(said))).Plan!.Names);

        Assert.Equal([$"{first} {last}"], name.Similar.Select(one => one.Name));
    }

    [Theory]
    [InlineData("Hollis, Ito")]
    [InlineData("Ito, Hollis")]
    [InlineData("Nair, Hollis")]
    public async Task Two_last_names_of_people_here_are_offered_both(string said)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var here in (string[])["Sasha Hollis", "Noor Ito", "Priya Nair"])
            await portal.SaveAsync(A.Person(here, $"{here[..4].Trim().ToLowerInvariant()}@example.com"));

        var names = (await portal.PreviewAsync(ImportKind.Games, Game(said))).Plan!.Names;

        Assert.All(names, name => Assert.NotEmpty(name.Similar));
    }

    [Theory]
    [InlineData("Bob Kay")]
    [InlineData("Robin Stone")]
    [InlineData("Ana García")]
    public async Task Somebody_with_a_plainly_different_name_is_not_offered(string said)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("William Kay", "kay@example.com"));
        await portal.SaveAsync(A.Person("Elizabeth Stone", "stone@example.com"));

        var name = Assert.Single((await portal.PreviewAsync(ImportKind.Games, Game(said))).Plan!.Names);

        Assert.Equal((true, 0), (name.IsWhole, name.Similar.Count));
    }

    private static string Game(string referee) => $"Date,Time,Home,Away,Referee\n2027-03-13,18:00,Lions,Tigers,\"{referee}\"\n";
}
