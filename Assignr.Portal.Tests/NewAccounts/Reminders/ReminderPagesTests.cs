using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.People.OnePerson;
using Assignr.Portal.Settings;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

public sealed class ReminderPagesTests : PageContext
{
    private readonly Person sarah = A.Person("Sarah Thomas", "sarah@example.com");
    private readonly Person barry = A.Person("Barry Anderson", "barry@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(sarah, barry);
    }

    [Fact]
    public async Task The_dialog_offers_none_at_first_and_plans_what_was_chosen()
    {
        var dialog = await OpenDialogAsync();
        Assert.Equal(["No reminders", "After 3, 7 and 12 days", "Own days"], Labels(dialog));
        Assert.True(Choice(dialog, 0).HasAttribute("checked"));

        await Choice(dialog, 1).ChangeAsync(true);
        await dialog.Find("button.send").ClickAsync();

        Assert.Equal([ReminderDays.Usual, ReminderDays.Usual], await Portal.ReadAsync(db =>
            db.ReminderPlans.Select(plan => plan.Days).ToListAsync()));
    }

    [Fact]
    public async Task The_dialog_says_what_becomes_of_reminders_from_before()
    {
        await SendAsync();
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        await Portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row.SetProperty(message => message.SettledAt, Portal.Now)));

        var dialog = await OpenDialogAsync();

        Assert.Contains("As in the last mailing. In the settings: none.", dialog.Markup, StringComparison.Ordinal);
        await Choice(dialog, 0).ChangeAsync(true);
        Assert.Equal("2 of them have reminders ahead, which end with this email.", dialog.Find(".reminded-before").TextContent);
        await Choice(dialog, 1).ChangeAsync(true);
        Assert.Equal("2 of them have reminders ahead, which these replace.", dialog.Find(".reminded-before").TextContent);
    }

    [Fact]
    public async Task Wrong_days_get_their_sentence_at_the_field_and_nothing_is_sent()
    {
        var dialog = await OpenDialogAsync();
        await Choice(dialog, 2).ChangeAsync(true);
        await dialog.Find("#reminders").InputAsync("7, 3");

        await dialog.Find("button.send").ClickAsync();

        Assert.Equal("Enter the days in order, each number larger than the one before it.", dialog.Find("#reminders-help").TextContent);
        Assert.Equal("7, 3", dialog.Find("#reminders").GetAttribute("value"));
        Assert.Empty(await Portal.ReadAsync(db => db.Mailings.ToListAsync()));

        await dialog.Find("#reminders").InputAsync("3, 7");
        await dialog.Find("button.send").ClickAsync();
        Assert.Equal(2, await Portal.ReadAsync(db => db.ReminderPlans.CountAsync(plan => plan.Days == ReminderDays.Stored("3,7"))));
    }

    [Fact]
    public async Task The_dialog_offers_the_note_and_the_reminders_of_the_last_mailing_until_the_settings_are_saved()
    {
        await UsualAsync("3, 7, 12");
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, "On Sunday.",
            ReminderDays.Parse("2, 5", out _));

        Task<MailingPreview> LookAsync() => Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, preview.Audience);
        Assert.Equal(("On Sunday.", "after 2 and 5 days"), ((await LookAsync()).Note, (await LookAsync()).Reminders?.Words));
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Portal.Database.WriteAsync(db => Task.FromResult(db.AuditEntries.Add(
            AuditTrail.Entry(TestPortal.Assignor, Act.SettingsChanged, Portal.Now))));
        Assert.Equal("after 3, 7 and 12 days", (await LookAsync()).Reminders?.Words);
    }

    [Theory]
    [InlineData("3,7,12", 1, null)]
    [InlineData("5", 2, "5")]
    public async Task The_dialog_begins_with_the_usual_reminders_of_the_site(string usual, int choice, string? typed)
    {
        await UsualAsync(usual);

        var dialog = await OpenDialogAsync();

        Assert.True(Choice(dialog, choice).HasAttribute("checked"));
        Assert.Equal(typed, dialog.FindAll("#reminders").Select(field => field.GetAttribute("value")).FirstOrDefault());
    }

    [Fact]
    public async Task Adding_somebody_says_which_reminders_go_with_the_email()
    {
        await UsualAsync("4,9");
        Show<MailingsPage>();
        _ = Dialogs.InvokeAsync(() => AddPersonDialog.ShowAsync(Services.GetRequiredService<IDialogService>()));
        Dialogs.WaitForElement("#new-address-0");
        Assert.DoesNotContain("Reminders go", Dialogs.Markup, StringComparison.Ordinal);

        await Dialogs.Find("#new-address-0").InputAsync("kim@example.com");

        Dialogs.WaitForAssertion(() =>
            Assert.Contains("Reminders go after 4 and 9 days, as usual", Dialogs.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_s_page_says_what_goes_when_and_stops_it()
    {
        await SendAsync();
        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));
        page.WaitForElement(".reminders");
        Assert.Contains("Next: Thu 26 Nov, Mon 30 Nov, Sat 5 Dec", Section(page), StringComparison.Ordinal);

        await page.FindAll(".reminders button").Single(button => button.TextContent == "Stop reminders").ClickAsync();

        page.WaitForAssertion(() =>
            Assert.Contains("No more go: stopped by Marcy Dolan, Mon 23 Nov.", Section(page), StringComparison.Ordinal));
        Assert.Equal(1, await Portal.ReadAsync(db => db.ReminderPlans.CountAsync(plan => plan.EndedAt == null)));
    }

    [Fact]
    public async Task A_person_who_declined_says_so_and_may_get_them_again()
    {
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == sarah.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.RemindersDeclinedAt, Portal.Now.AddDays(-2))));
        var page = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));
        page.WaitForElement(".reminders");
        Assert.Contains("Declined reminders on Sat 21 Nov.", Section(page), StringComparison.Ordinal);

        await page.FindAll(".reminders button").Single(button => button.TextContent == "Allow reminders again").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".reminders")));
    }

    [Fact]
    public async Task A_mailing_says_how_many_are_reminded_and_why_the_others_are_not()
    {
        var id = await SendAsync();
        await Portal.Database.WriteAsync(async db => (await db.People.SingleAsync(person => person.Id == barry.Id)).LogIn(Portal.Now));

        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        page.WaitForElement("[aria-label=Reminders]");
        Assert.Contains("1 person, next on Thu 26 Nov; 1 ended: 1 logged in", Words(page), StringComparison.Ordinal);

        await page.Find("[aria-label=Reminders] button").ClickAsync();

        page.WaitForAssertion(() =>
            Assert.Contains("none any more; 2 ended: 1 logged in, 1 stopped", Words(page), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[aria-label=Reminders] button"));
    }

    [Fact]
    public async Task All_are_stopped_from_the_list_of_mailings_after_a_question_with_their_number()
    {
        await SendAsync();
        var page = Show<MailingsPage>();
        page.WaitForElement(".mailings");
        Assert.Contains("Reminders: 2 people, next on Thu 26 Nov", page.Markup, StringComparison.Ordinal);

        var press = page.FindAll("button").Single(button => button.TextContent.Trim() == "Stop all reminders").ClickAsync();
        Dialogs.WaitForAssertion(() => Assert.Contains("2 people get no more of them", Dialogs.Markup, StringComparison.Ordinal));
        await Dialogs.FindAll("button").Last(button => button.TextContent.Trim() == "Stop all reminders").ClickAsync();
        await press;

        page.WaitForAssertion(() => Assert.DoesNotContain("Stop all reminders", page.Markup, StringComparison.Ordinal));
        Assert.Equal(0, await Portal.ReadAsync(db => db.ReminderPlans.CountAsync(plan => plan.EndedAt == null)));
    }

    [Fact]
    public async Task An_observer_reads_it_and_stops_nothing()
    {
        var id = await SendAsync();
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var person = Show<PersonPage>(parameters => parameters.Add(page => page.PersonId, sarah.Id));
        var mailing = Render<MailingPage>(parameters => parameters.Add(page => page.Id, id));

        Assert.Empty(person.WaitForElement(".reminders").QuerySelectorAll("button"));
        Assert.Empty(mailing.WaitForElement("[aria-label=Reminders]").QuerySelectorAll("button"));
        Assert.DoesNotContain("Stop all reminders", Render<MailingsPage>().Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenDialogAsync()
    {
        Show<MailingsPage>();
        await Dialogs.InvokeAsync(() => SendNewAccountEmailsDialog.OpenAsync(Services.GetRequiredService<IDialogService>()));
        Dialogs.WaitForElement(".reminder-field");
        Dialogs.WaitForAssertion(() => Assert.False(Dialogs.Find("button.send").HasAttribute("disabled")));
        return Dialogs;
    }

    private static AngleSharp.Dom.IElement Choice(IRenderedComponent<MudDialogProvider> dialog, int number) =>
        dialog.FindAll("[aria-labelledby=reminders-label] input[type=radio]")[number];

    private static IEnumerable<string> Labels(IRenderedComponent<MudDialogProvider> dialog) =>
        dialog.FindAll("[aria-labelledby=reminders-label] .tick").Select(label => label.TextContent.Trim());

    private static string Section(IRenderedComponent<PersonPage> page) => page.Find(".reminders").TextContent;

    private static string Words(IRenderedComponent<IComponent> page) => page.Find("[aria-label=Reminders]").TextContent;

    private Task UsualAsync(string days) =>
        Portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Remind(ReminderDays.Stored(days)));

    private async Task<Guid> SendAsync()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        return (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, ReminderDays.Usual))
            .MailingId!.Value;
    }
}
