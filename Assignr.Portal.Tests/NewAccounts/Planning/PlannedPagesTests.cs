using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.NewAccounts.Sending;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Planning;

/// <summary>Planning in the dialog, and what is planned on the pages.</summary>
public sealed class PlannedPagesTests : SendDialogBench
{
    [Fact]
    public async Task The_audiences_come_first_and_below_them_what_was_sent_before()
    {
        var dialog = await OpenAsync();

        Assert.Equal(["All Assigned Officials", "All Users that have never logged in"],
            dialog.FindAll(".choice b").Select(label => label.TextContent));
        Assert.Equal(["never sent", "sent before", "link expired"],
            dialog.FindAll(".sent-so-far label").Select(label => label.TextContent.Trim()));
        Assert.All(dialog.FindAll(".sent-so-far input"), tick => Assert.True(tick.HasAttribute("checked")));
    }

    [Fact]
    public async Task The_ticks_narrow_the_list_and_without_any_the_button_is_off_and_says_why()
    {
        var dialog = await OpenAsync();
        Task TickAsync(int place) => dialog.FindAll(".sent-so-far input")[place].ChangeAsync(false);

        await TickAsync(1);
        dialog.WaitForAssertion(() => Assert.Equal("3 people get 4 emails. 1 does not: no email address.", Words(dialog, ".sum")));
        await TickAsync(0);
        await TickAsync(2);

        dialog.WaitForAssertion(() => Assert.Equal("Tick whom: never sent, sent before or link expired.", Words(dialog, "#send-why")));
        Assert.True(dialog.Find("button.send").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_day_and_a_time_plan_it_and_lead_to_its_page()
    {
        var dialog = await LaterAsync();
        Assert.Equal("Plan Emails", Words(dialog, "button.send"));

        await dialog.Find("button.send").ClickAsync();
        Assert.Equal(["Choose the day.", "Choose the time."], dialog.FindAll(".help.wrong").Select(help => help.TextContent));

        await TypeAsync(dialog, "2026-11-24", "22:30");
        await dialog.Find("button.send").ClickAsync();
        Assert.Contains("tick Also at night", dialog.Find(".help.wrong").TextContent, StringComparison.Ordinal);

        await TypeAsync(dialog, "2026-11-24", "09:30");
        Assert.Equal("Goes Tue 24 Nov, 09:30.", Words(dialog, ".send-time + [role=status]"));
        await dialog.Find("button.send").ClickAsync();

        var mailing = await Portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((true, Portal.Now.AddDays(1).AddMinutes(30), 4, 0), (mailing.IsPlanned, mailing.StartsAt, mailing.MessageCount,
            await Portal.ReadAsync(db => db.Messages.CountAsync())));
        Assert.EndsWith($"/mailings/{mailing.Id}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_Later_brings_its_fields_into_view_once()
    {
        var dialog = await LaterAsync();
        await TypeAsync(dialog, "2026-11-24", "09:30");

        Assert.Equal([".send-time + p"], JSInterop.Invocations["portal.show"].Select(call => call.Arguments[0]));
        Assert.NotEmpty(dialog.FindAll(".send-time + p"));
    }

    [Theory]
    [InlineData("3, 7", "Reminders: after 3 and 7 days, to whoever has not logged in by then")]
    [InlineData(null, "Reminders: none")]
    public async Task The_page_of_a_planned_one_says_which_reminders_follow_and_what_it_says(string? days, string reminders)
    {
        var id = await PlanAsync(days is null ? null : ReminderDays.Parse(days, out _), "See you on Sunday.");

        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));

        Assert.Equal(reminders, string.Join(' ', page.Find(".reminded").TextContent.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("What it says", page.Find(".said-words summary").TextContent);
        Assert.Contains("See you on Sunday.", page.Find(".said-words").TextContent, StringComparison.Ordinal);
        Assert.Contains("Subject", page.Find(".said-words").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_mail_is_held_it_says_that_a_planned_one_may_wait()
    {
        await Portal.Get<Assignr.Portal.Mail.MailHolds>().HoldAsync(Assignr.Portal.Mail.HoldReason.RefusedInARow, "Ten in a row.");

        var dialog = await LaterAsync();

        Assert.Equal("Mail is held. If it still is at that hour, these emails wait until an assignor lets mail go on.",
            Words(dialog, ".announcement"));
    }

    [Fact]
    public async Task The_list_has_it_with_change_and_cancel_and_its_page_says_who_is_on_it()
    {
        var id = await PlanAsync();

        var list = Show<MailingsPage>();
        list.WaitForElement(".planned li");
        Assert.Contains("Tue 24 Nov, 09:00", list.Find(".planned").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, list.FindAll(".planned button").Count);

        var page = Render<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        Assert.Equal("Planned for Tue 24 Nov, 09:00", page.Find("h1").TextContent);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".portal-grid tbody tr").Count));
        Assert.Equal(["Change the time", "Cancel the mailing"], page.FindAll(".actions button").Select(button => button.TextContent));
    }

    [Fact]
    public async Task The_dialog_says_who_is_planned_already_before_the_press()
    {
        await PlanAsync();

        var dialog = await OpenAsync();

        Assert.Equal("3 of them are on the list of a mailing planned for Tue 24 Nov, 09:00.", Words(dialog, ".planned-before"));
    }

    [Fact]
    public async Task A_plan_that_another_assignor_changed_meanwhile_is_said_and_saved_over_by_the_next_press()
    {
        var id = await PlanAsync();
        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        var opened = page.FindAll(".actions button").Single(button => button.TextContent == "Change the time").ClickAsync();
        Dialogs.WaitForElement("#change-time");
        var shown = new SendTime(Portal.Now.AddDays(1));
        await Portal.Get<ChangePlannedTime>().RunAsync(TestPortal.Assignor, id, shown, shown with { AlsoAtNight = true });

        await TypeAsync(Dialogs, "2026-11-25", "10:00");
        await Dialogs.Find("#change-time").SubmitAsync();
        Assert.Equal("Not saved: it was changed meanwhile and goes Tue 24 Nov, 09:00, also at night. Look at both and save again.",
            Words(Dialogs, ".announcement"));

        await Dialogs.Find("#change-time").SubmitAsync();
        await opened;
        var mailing = await Portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((Portal.Now.AddDays(2).AddHours(1), false), (mailing.StartsAt, mailing.AlsoAtNight));
    }

    [Fact]
    public async Task Observers_see_it_without_buttons()
    {
        var id = await PlanAsync();
        await SignInAsync(A.Person("Olive Observer", "olive@officials.example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var list = Show<MailingsPage>();
        list.WaitForElement(".planned li");

        Assert.Empty(list.FindAll(".planned button"));
        Assert.Empty(Render<MailingPage>(parameters => parameters.Add(page => page.Id, id)).FindAll(".actions button"));
    }

    [Fact]
    public async Task Pause_and_Go_on_stand_on_the_page_of_one_that_runs()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        var id = (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));

        await page.FindAll(".actions button").Single(button => button.TextContent == "Pause").ClickAsync();

        Assert.Equal("Paused, 4 of 4 emails wait", page.Find("h1").TextContent);
        Assert.Contains("Paused by Marcy Dolan: nothing of it leaves", page.Find(".under").TextContent, StringComparison.Ordinal);
        // The second half of a double press does not take the first back.
        Assert.True(GoOn(page).HasAttribute("disabled"));
        Portal.Clock.Advance(TimeSpan.FromSeconds(3));
        page.WaitForAssertion(() => Assert.False(GoOn(page).HasAttribute("disabled")));
        await GoOn(page).ClickAsync();
        Assert.Equal("Sending 4 emails", page.Find("h1").TextContent);
    }

    private static AngleSharp.Dom.IElement GoOn(IRenderedComponent<MailingPage> page) =>
        page.FindAll(".actions button").Single(button => button.TextContent == "Go on");

    private async Task<IRenderedComponent<MudBlazor.MudDialogProvider>> LaterAsync()
    {
        var dialog = await OpenAsync();
        await dialog.FindAll("input[name=when]")[1].ChangeAsync(true);
        return dialog;
    }

    private static async Task TypeAsync(IRenderedComponent<MudBlazor.MudDialogProvider> dialog, string date, string time)
    {
        await dialog.Find("#send-date").ChangeAsync(date);
        await dialog.Find("#send-time").ChangeAsync($"{time}:00");
    }

    private async Task<Guid> PlanAsync(ReminderDays? reminders = null, string? note = null)
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        return (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, note, reminders,
            new SendTime(Portal.Now.AddDays(1)))).MailingId!.Value;
    }
}
