using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.Withdrawing;
using Assignr.Portal.People;
using Assignr.Portal.People.OnePerson;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.NewAccounts.Withdrawing;

public sealed class WithdrawPagesTests : PageContext
{
    private readonly Person sarah = A.Person("Sarah Thomas", "sarah@example.com");
    private readonly Person barry = A.Person("Barry Anderson", "barry@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah, barry);
    }

    [Fact]
    public async Task A_mailings_links_are_withdrawn_after_they_were_counted()
    {
        var id = await SendAsync();
        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        page.WaitForElement(".progress");

        var press = page.FindAll("button").Single(button => button.TextContent.Trim() == "Withdraw links").ClickAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains("2 emails wait.", Dialogs.Markup, StringComparison.Ordinal));
        await Dialogs.Find("#withdraw-form").SubmitAsync();
        await press;

        Assert.Equal(2, await Portal.ReadAsync(db => db.Messages.CountAsync(message => message.CancelledAt != null)));
    }

    [Fact]
    public async Task Afterwards_the_page_says_who_withdrew_how_many_and_offers_it_no_more()
    {
        var id = await SendAsync();
        await Portal.Get<WithdrawLinks>().RunAsync(TestPortal.Assignor, new WithdrawScope(barry.Id));
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        var outbox = new Outbox(Portal);
        await outbox.SendEverythingAsync();
        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        Assert.Contains("Withdraw links", Buttons(page));
        Assert.Equal("Withdrawn by Marcy Dolan, 23 Nov, 09:00: 1 email that waited.", page.Find(".announcement").TextContent.Trim());

        await Portal.Get<WithdrawLinks>().RunAsync(TestPortal.Assignor, WithdrawScope.Everybody, WithdrawLinks.Word);
        page = Render<MailingPage>(parameters => parameters.Add(page => page.Id, id));

        Assert.Equal("Withdrawn by Marcy Dolan, 23 Nov, 10:00: 1 link and 1 email that waited.",
            page.Find(".announcement").TextContent.Trim());
        Assert.DoesNotContain("Withdraw links", Buttons(page));
    }

    [Fact]
    public async Task One_that_was_stopped_before_anything_left_has_nothing_to_withdraw_and_nothing_that_was()
    {
        var id = await SendAsync();
        await Portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);

        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));

        Assert.DoesNotContain("Withdraw links", Buttons(page));
        Assert.Empty(page.FindAll(".announcement"));
    }

    [Fact]
    public async Task Everybodys_links_need_the_word()
    {
        await SendAsync();
        var page = Show<MailingsPage>();
        page.WaitForElement(".mailings");

        var press = page.FindAll("button").Single(button => button.TextContent.Trim() == "Withdraw all links").ClickAsync();
        Dialogs.WaitForElement("#withdraw-word");
        await Dialogs.Find("#withdraw-form").SubmitAsync();
        Dialogs.WaitForAssertion(() => Assert.Equal("Type withdraw to withdraw everybody's links.",
            Dialogs.Find("#withdraw-word-help").TextContent));
        Assert.Equal(0, await Portal.ReadAsync(db => db.Messages.CountAsync(message => message.CancelledAt != null)));
        await Dialogs.Find("#withdraw-word").InputAsync("withdraw");
        await Dialogs.Find("#withdraw-form").SubmitAsync();
        await press;

        Assert.Equal(2, await Portal.ReadAsync(db => db.Messages.CountAsync(message => message.CancelledAt != null)));
    }

    [Fact]
    public void Where_there_is_nothing_the_dialog_says_so_and_cannot_be_pressed()
    {
        Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));

        _ = Dialogs.InvokeAsync(() => WithdrawLinksDialog.OpenAsync(
            Services.GetRequiredService<IDialogService>(), "Withdraw links", new WithdrawScope(sarah.Id)));

        Dialogs.WaitForAssertion(() => Assert.Contains("There is nothing to withdraw.", Dialogs.Markup, StringComparison.Ordinal));
        Assert.True(Dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Withdraw links").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Whose_links_were_withdrawn_stands_so_on_their_page()
    {
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == sarah.Id).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.NewAccountHandedOverAt, Portal.Now.AddDays(-1))
            .SetProperty(person => person.LinksWithdrawnAt, Portal.Now)));

        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));

        page.WaitForAssertion(() => Assert.Contains("Its link was withdrawn.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Withdrawn", page.Find(".chip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_withdraws_nothing()
    {
        var id = await SendAsync();
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        page.WaitForElement(".progress");

        Assert.DoesNotContain("Withdraw", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Withdraw", Render<MailingsPage>().Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Buttons(IRenderedComponent<MailingPage> page) =>
        page.FindAll("button").Select(button => button.TextContent.Trim());

    private async Task<Guid> SendAsync()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        return (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
    }
}
