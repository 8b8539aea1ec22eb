using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.People.OnePerson;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.NewAccounts.WrongPerson;

public sealed class WrongPersonPagesTests : PageContext
{
    private const string NotTheirs = "Whoever reads sarah@example.com says that it is not theirs.";
    private const string Left = "Barry Anderson says that they no longer officiate.";

    private readonly Person sarah = A.Person("Sarah Thomas", "sarah@example.com");
    private readonly Person barry = A.Person("Barry Anderson", "barry@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah, barry);
        await Portal.ReadAsync(async db =>
        {
            await db.Addresses.Where(address => address.PersonId == sarah.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(address => address.NotTheirsAt, Portal.Now.AddHours(-1)));
            await db.People.Where(person => person.Id == sarah.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NotTheirsAt, Portal.Now.AddHours(-1)));
            return await db.People.Where(person => person.Id == barry.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.NoLongerOfficiatesAt, Portal.Now.AddHours(-1)));
        });
    }

    [Fact]
    public async Task The_page_of_the_person_says_it_and_a_press_takes_it_back()
    {
        var page = Open(sarah);
        page.WaitForAssertion(() => Assert.Contains(NotTheirs, page.Markup, StringComparison.Ordinal));
        Assert.Contains("Says it is not theirs", page.Markup, StringComparison.Ordinal);
        Assert.True(Button(page, "Send New Account Email").HasAttribute("disabled"));

        await Button(page, "Was a mistake").ClickAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain(NotTheirs, page.Markup, StringComparison.Ordinal));
        Assert.False(Button(page, "Send New Account Email").HasAttribute("disabled"));

        var other = Render<PersonPage>(parameters => parameters.Add(page => page.PersonId, barry.Id));
        other.WaitForAssertion(() => Assert.Contains(Left, other.Markup, StringComparison.Ordinal));
        Assert.True(Button(other, "Send New Account Email").HasAttribute("disabled"));
        await Button(other, "Was a mistake").ClickAsync();
        other.WaitForAssertion(() => Assert.DoesNotContain(Left, other.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_is_fixed_from_there_and_mailed_at_once()
    {
        var page = Open(sarah);
        page.WaitForAssertion(() => Assert.Contains(NotTheirs, page.Markup, StringComparison.Ordinal));
        var press = Button(page, "Fix the address").ClickAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains("Whoever reads it says that it is not theirs.", Dialogs.Markup,
            StringComparison.Ordinal));

        await Dialogs.Find("#fix-address").InputAsync("right@example.com");
        await Dialogs.Find("#fix-address-form").SubmitAsync();
        await press;

        page.WaitForAssertion(() => Assert.DoesNotContain(NotTheirs, page.Markup, StringComparison.Ordinal));
        Assert.Equal(["right@example.com"], await Portal.ReadAsync(db => db.Messages.Select(message => message.Address).ToListAsync()));
    }

    [Fact]
    public async Task An_observer_reads_it_and_presses_nothing()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open(sarah);

        page.WaitForAssertion(() => Assert.Contains(NotTheirs, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() is "Was a mistake" or "Fix the address");
    }

    [Fact]
    public void The_grid_has_a_filter_for_each()
    {
        var page = Show<PeoplePage>();
        page.WaitForElement(".legend");

        var filters = page.FindAll(".legend button").Select(button => button.TextContent.Trim()).ToList();

        Assert.Contains("Says it is not theirs 1", filters);
        Assert.Contains("No longer officiates 1", filters);
    }

    [Fact]
    public async Task The_dialog_leaves_them_out_and_offers_what_helps()
    {
        Show<PeoplePage>();
        await Dialogs.InvokeAsync(() => SendNewAccountEmailsDialog.OpenAsync(Services.GetRequiredService<IDialogService>()));
        Dialogs.WaitForElement("[aria-label=\"Fix the address of Sarah Thomas\"]");

        Assert.Contains("1 says that the address is not theirs", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains("1 no longer officiates", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal($"/people/{barry.Id}", Dialogs.Find("[aria-label=\"See the page of Barry Anderson\"]").GetAttribute("href"));
    }

    private IRenderedComponent<PersonPage> Open(Person person) =>
        Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, person.Id));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PersonPage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);
}
