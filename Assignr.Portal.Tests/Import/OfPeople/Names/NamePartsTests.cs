using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Names in more than two columns, and in one whose heading names half of it.</summary>
public sealed class NamePartsTests
{
    [Theory]
    [InlineData("Nombre,Primer Apellido,Segundo Apellido", "Ana,Zamora,Ruiz", "Ana Zamora Ruiz")]
    [InlineData("Nombre(s),Apellido Paterno,Apellido Materno", "Ana,Zamora,Ruiz", "Ana Zamora Ruiz")]
    [InlineData("Apellido 1,Apellido 2,Nombre", "Zamora,,Ana", "Ana Zamora")]
    public async Task Both_last_names_are_the_last_name(string headings, string row, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{headings},Correo\n{row},ana@example.com\n");

        Assert.Equal((Outcome.Add, name), (view.Row(2).Outcome, view.Row(2).Title));
    }

    [Theory]
    [InlineData("Nombre", "Ana Zamora", "Luis Soto Vega")]
    [InlineData("Nom", "Marie Durand", "Paul de la Cruz")]
    [InlineData("First", "Ana Zamora", "Luca Bell")]
    [InlineData("Apellidos", "Zamora, Ana", "Soto, Luis")]
    public async Task Alone_it_is_the_whole_name_where_its_cells_are_and_that_is_said(string heading, string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{heading};Email\n{one};one@example.com\n{other};other@example.com\n");

        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.StartsWith($"“{heading}” is read as the whole name", Assert.Single(view.Guesses).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_and_of_single_words_it_is_what_it_says()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "Nombre,Correo\nAna,one@example.com\nLuis,other@example.com\n");

        Assert.StartsWith("No column is the name yet.", view.Problem, StringComparison.Ordinal);
    }
}
