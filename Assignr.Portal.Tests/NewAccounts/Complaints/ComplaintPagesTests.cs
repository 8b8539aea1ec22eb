using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.People.OnePerson;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Complaints;

public sealed class ComplaintPagesTests : PageContext
{
    private const string Complained = "Whoever reads sarah@example.com complained about an email.";

    private readonly Person sarah = A.Person("Sarah Thomas", "sarah@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah);
        await Portal.ReadAsync(async db =>
        {
            await db.Addresses.Where(address => address.PersonId == sarah.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(address => address.ComplainedAt, Portal.Now.AddHours(-1)));
            return await db.People.Where(person => person.Id == sarah.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.ComplainedAt, Portal.Now.AddHours(-1)));
        });
    }

    [Fact]
    public async Task The_page_of_the_person_says_it_and_lifts_it_with_a_reason()
    {
        var page = Open();
        page.WaitForAssertion(() => Assert.Contains(Complained, page.Markup, StringComparison.Ordinal));
        Assert.True(Button(page, "Send New Account Email").HasAttribute("disabled"));
        var press = Button(page, "Lift the complaint").ClickAsync();
        Dialogs.WaitForElement("#lift-reason");

        await Dialogs.Find("#lift-form").SubmitAsync();
        Dialogs.WaitForAssertion(() =>
            Assert.Equal("Say why emails may go there again.", Dialogs.Find("#lift-reason-help").TextContent));
        await Dialogs.Find("#lift-reason").InputAsync("Called them");
        await Dialogs.Find("#lift-form").SubmitAsync();
        await press;

        page.WaitForAssertion(() => Assert.DoesNotContain(Complained, page.Markup, StringComparison.Ordinal));
        Assert.False(Button(page, "Send New Account Email").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_observer_reads_it_and_lifts_nothing()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open();

        page.WaitForAssertion(() => Assert.Contains(Complained, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Lift the complaint");
    }

    [Fact]
    public void The_grid_has_a_filter_for_it()
    {
        var page = Show<PeoplePage>();
        page.WaitForElement(".legend");

        Assert.Contains("Complained 1", page.FindAll(".legend button").Select(button => button.TextContent.Trim()));
    }

    private IRenderedComponent<PersonPage> Open() => Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PersonPage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);
}
