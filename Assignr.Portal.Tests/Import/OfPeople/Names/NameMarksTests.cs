using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Marks, numbers and words around a name.</summary>
public sealed class NameMarksTests
{
    [Theory]
    [InlineData("Theo Marlowe *")]
    [InlineData("Theo Marlowe ✓")]
    [InlineData("Theo Marlowe +")]
    [InlineData("Theo Marlowe !")]
    [InlineData("* Theo Marlowe")]
    [InlineData("• Theo Marlowe")]
    [InlineData("- Theo Marlowe")]
    [InlineData("1. Theo Marlowe")]
    [InlineData("12) Theo Marlowe")]
    [InlineData("★Theo Marlowe")]
    [InlineData("#Theo Marlowe")]
    [InlineData("⭐ Theo Marlowe 🏀")]
    [InlineData("Marlowe, Theo**")]
    public async Task Marks_around_a_name_are_left_out_and_said_and_the_person_is_found(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"));

        var view = await portal.PreviewAsync(ImportKind.People, $"Name;Email\n{name};theo@example.com\n");

        Assert.Equal((Outcome.Unchanged, "Theo Marlowe"), (view.Row(2).Outcome, view.Row(2).Title));
        Assert.Contains(
            view.Plan!.Remarks, remark => remark == $"1 name has marks or numbers around it, which are left out, as “{name}”.");
    }

    [Theory]
    [InlineData("Priya Nair /L3", "/L3")]
    [InlineData("Priya Nair - new", "- new")]
    [InlineData("Priya Nair 2", "2")]
    [InlineData("Nair, Priya - L2", "- L2")]
    [InlineData("Priya Nair – New", "– New")]
    public async Task Words_behind_a_name_need_a_look(string name, string behind)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Priya Nair", "old@example.com"));

        var view = await portal.PreviewAsync(ImportKind.People, $"Name;Email;Phone\n{name};priya@example.com;603-555-0101\n");

        Assert.Equal("Priya Nair", view.Row(2).Title);
        Assert.Equal("Update Priya Nair", view.Row(2).Offers[0].Label);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Look, $"“{behind}” stands behind the name of Priya Nair."), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal(Outcome.Update, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Ana", "García-López")]
    [InlineData("Ana", "O'Brien")]
    [InlineData("'Abd", "al-Rahman")]
    [InlineData("Ana", "Ely 3rd")]
    [InlineData("J.", "Ely Jr.")]
    [InlineData("***", "Ely")]
    public async Task What_may_be_the_name_stays(string first, string last)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\n{first},{last},ana@example.com\n");

        var after = Assert.IsType<PersonPlanRow>(view.Row(2)).After!;
        Assert.Equal((first, last), (after.FirstName, after.LastName));
    }
}
