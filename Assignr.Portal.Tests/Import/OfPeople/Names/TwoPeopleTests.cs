using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Names;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Names of two people in one cell.</summary>
public sealed class TwoPeopleTests
{
    [Theory]
    [InlineData("John & Jane Smith")]
    [InlineData("John&Jane Smith")]
    [InlineData("John and Jane Smith")]
    [InlineData("JOHN AND JANE SMITH")]
    [InlineData("Smith, John & Jane")]
    [InlineData("John Smith & Jane Doe")]
    [InlineData("J. & K. Smith")]
    [InlineData("Mr. and Mrs. Smith")]
    [InlineData("Pat/Chris Lee")]
    [InlineData("Pat Lee / Chris Lee")]
    [InlineData("John + Jane Smith")]
    [InlineData("Ana y Luis Soto")]
    [InlineData("Ana Ruiz y Luis Soto")]
    [InlineData("Hans und Eva Müller")]
    [InlineData("Marie et Paul Durand")]
    [InlineData("Ana e Luis Souza")]
    [InlineData("Tom & Ann")]
    public void Two_are_named(string cell) => Assert.True(TwoPeople.AreIn(cell, lastComesLast: true));

    [Theory]
    [InlineData("Sandy Anderson")]
    [InlineData("Andy Land")]
    [InlineData("Smith & Sons")]
    [InlineData("Smith & Sons, LLC")]
    [InlineData("A&M Officials")]
    [InlineData("A&M")]
    [InlineData("Johnson & Johnson")]
    [InlineData("Parks and Recreation")]
    [InlineData("José Ortega y Gasset")]
    [InlineData("Ortega y Gasset, José")]
    [InlineData("Karl von und zu Berg")]
    [InlineData("John Y Smith")]
    [InlineData("John E Smith")]
    [InlineData("Ravi S/O Kumar")]
    [InlineData("Ana Zamora (and dog)")]
    [InlineData("& Ana Zamora")]
    [InlineData("Mary-Kate O'Brien")]
    public void One_is_named_or_nobody(string cell) => Assert.False(TwoPeople.AreIn(cell, lastComesLast: true));

    [Theory]
    [InlineData("Name,Email\nJohn & Jane Smith,smiths@example.com\n", "John & Jane Smith")]
    [InlineData("First Name,Last Name,Email\nJohn and Jane,Smith,smiths@example.com\n", "John and Jane")]
    [InlineData("Name (Last First),Email\nSoto Ana y Luis,soto@example.com\n", "Soto Ana y Luis")]
    public async Task Two_people_in_one_row_need_a_look_that_says_how_to_correct_it(string file, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal((Outcome.Look, $"“{cell}” seems to name two people."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.StartsWith("Edit the row to name one of them", view.Row(2).Mend, StringComparison.Ordinal);
        Assert.Equal(["It is one person"], view.Row(2).Offers.Select(offer => offer.Label));
    }

    [Fact]
    public async Task Whoever_was_taken_as_one_person_is_so_for_the_next_file_too()
    {
        await using var portal = await TestPortal.StartAsync();
        const string File = "Name,Email\nJohn & Jane Smith,smiths@example.com\n";
        var view = await portal.PreviewAsync(ImportKind.People, File);
        await portal.ApplyAsync(await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit));

        Assert.Equal(Outcome.Unchanged, (await portal.PreviewAsync(ImportKind.People, File)).Row(2).Outcome);
    }

    [Fact]
    public async Task Nobody_who_is_here_becomes_two_unseen_and_one_of_them_can_be_named_in_place()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, "ID,Name,Email\n17,John Smith,smiths@example.com\n");
        var view = await portal.PreviewAsync(ImportKind.People, "ID,Name,Email\n17,John & Jane Smith,smiths@example.com\n");
        Assert.Equal((Outcome.Look, "“John & Jane Smith” seems to name two people."), (view.Row(2).Outcome, view.Row(2).Reason));

        view = await portal.EditAsync(view, 2, new RowEdit { Cells = new Dictionary<string, string> { ["fullName"] = "John Smith" } });

        Assert.Equal(Outcome.Unchanged, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData(2, "Both are one person each")]
    [InlineData(7, "All 7 are one person each")]
    public void One_press_takes_all_of_them(int count, string label) => Assert.Equal(label, ImportWords.ForAll("one-person", count));
}
