using AngleSharp.Dom;
using Assignr.Portal.Accounts;
using Assignr.Portal.People;
using Assignr.Portal.People.OnePerson;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.People.OnePerson;

/// <summary>What the two buttons of a person's page send.</summary>
public sealed class PersonPageSendingTests : PageContext
{
    private readonly Person sarah = A.Person("Sarah Thomas", "sara.thomas@officials.example.com", phone: "(555) 011-0109");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah);
    }

    [Fact]
    public async Task Sends_the_new_account_email_and_shows_that_it_is_on_its_way()
    {
        var page = Open();

        await Button(page, "Send New Account Email").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Sending", page.Find(".chip").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, await Portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Asks_before_another_email_within_24_hours()
    {
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.NewAccountAskedAt, Portal.Now.AddHours(-2))
            .SetProperty(person => person.NewAccountHandedOverAt, Portal.Now.AddHours(-1))
            .SetProperty(person => person.LinkExpiresAt, Portal.Now.AddDays(14))));
        var page = Open();

        _ = Button(page, "Send New Account Email").ClickAsync();
        await Dialogs.WaitForElementAsync("h2");
        Assert.Contains("less than 24 hours ago", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal(0, await Portal.ReadAsync(db => db.Messages.CountAsync()));

        await Dialogs.FindAll("button").First(button => button.TextContent.Contains("Send New Account Email", StringComparison.Ordinal))
            .ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Sending", page.Find(".chip").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_typed_looked_at_in_the_email_and_sent_with_it()
    {
        var said = await WithNoteAsync("See you on Sunday.");

        await Dialogs.FindAll("button").Single(button => button.TextContent == "See the email").ClickAsync();
        Dialogs.WaitForAssertion(() =>
            Assert.Contains("See you on Sunday.", Dialogs.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal));
        await Dialogs.Find("#note-form").SubmitAsync();

        Assert.Contains("is on its way: sara.thomas@officials.example.com", await said, StringComparison.Ordinal);
        Assert.Equal("See you on Sunday.", await Portal.ReadAsync(db => db.Messages.Select(message => message.Note).SingleAsync()));
    }

    [Fact]
    public async Task A_note_stays_where_the_addresses_changed_meanwhile_and_goes_to_the_new_ones_with_another_press()
    {
        var said = await WithNoteAsync("See you on Sunday.");
        const string Other = "other@officials.example.com";
        await Portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(address => address.Address, Other).SetProperty(address => address.Key, Other)));
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.Revision, sarah.Revision + 1).SetProperty(person => person.PrimaryAddress, Other)));

        await Dialogs.Find("#note-form").SubmitAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains(
            "Nothing was sent", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains(Other, Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal(0, await Portal.ReadAsync(db => db.Messages.CountAsync()));

        await Dialogs.Find("#note-form").SubmitAsync();

        Assert.Contains(Other, await said, StringComparison.Ordinal);
        var message = await Portal.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((Other, "See you on Sunday."), (message.Address, message.Note));
    }

    [Fact]
    public async Task A_password_reset_does_not_go_to_an_address_that_was_changed_in_another_tab()
    {
        var brad = A.Person("Brad Allen", "brad@officials.example.com", loggedInAt: Portal.Now.AddDays(-3));
        await Portal.SaveAsync(brad);
        await Portal.SaveAsync(new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = brad.Id,
            UserName = "brad",
            NormalizedUserName = "brad",
            SecurityStamp = "s"
        });
        var page = Open(brad);
        const string Other = "other@officials.example.com";
        await Portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == brad.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.Address, Other)));
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == brad.Id).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.Revision, brad.Revision + 1).SetProperty(person => person.PrimaryAddress, Other)));

        await Button(page, "Send Password Reset").ClickAsync();

        page.WaitForAssertion(() => Assert.StartsWith(
            "Nothing was sent: Brad's record changed meanwhile.", page.Find(".announcement .t").TextContent, StringComparison.Ordinal));
        Assert.Empty(await Portal.ReadAsync(db => db.Messages.ToListAsync()));
        page.WaitForAssertion(() => Assert.Equal(Other, page.Find("#person-address-0").GetAttribute("value")));
        await Button(page, "Send Password Reset").ClickAsync();
        Assert.Equal(Other, (await Portal.ReadAsync(db => db.Messages.SingleAsync())).Address);
    }

    [Fact]
    public async Task Somebody_with_an_account_gets_a_password_reset_instead()
    {
        var brad = A.Person("Brad Allen", "brad@officials.example.com", loggedInAt: Portal.Now.AddDays(-3));
        await Portal.SaveAsync(brad);
        await Portal.SaveAsync(new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = brad.Id,
            UserName = "brad",
            NormalizedUserName = "brad",
            SecurityStamp = "s"
        });
        var page = Open(brad);

        Assert.True(Button(page, "Send New Account Email").HasAttribute("disabled"));
        Assert.Equal("Last login 20 Nov, 09:00, as brad. No new account email is needed.", page.Find("#why").TextContent);
        await Button(page, "Send Password Reset").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Password reset asked for", page.Markup, StringComparison.Ordinal));
        Assert.Equal("password-reset", (await Portal.ReadAsync(db => db.Messages.SingleAsync())).Kind);
    }

    private IRenderedComponent<PersonPage> Open(Person? person = null)
    {
        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, (person ?? sarah).Id));
        page.WaitForElement("h1");
        return page;
    }

    // The sentence comes when the dialog is closed.
    private async Task<Task<string?>> WithNoteAsync(string note)
    {
        var page = Open();
        var said = page.InvokeAsync(() => EmailWithNoteDialog.OpenAsync(Services.GetRequiredService<IDialogService>(), sarah));
        (await Dialogs.WaitForElementAsync("#letter-note")).Input(note);
        return said;
    }

    private static IElement Button(IRenderedComponent<PersonPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
