using Assignr.Portal.Access;
using Assignr.Portal.Changes;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

public sealed class MailingPageTests : PageContext
{
    private Outbox outbox = null!;
    private Guid id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        outbox = new Outbox(Portal);
        await Portal.SaveAsync([.. Enumerable.Range(0, 5).Select(number => A.Person($"Number {number}", $"number{number}@example.com"))]);
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        id = (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
    }

    [Fact]
    public void Counts_down_ten_seconds_in_which_it_can_be_undone()
    {
        var page = Open();

        Assert.Equal("Sending 5 emails", page.Find("h1").TextContent);
        Assert.Contains("5 emails go in 10 seconds. Nothing has left yet.", page.Find(".announcement").TextContent,
            StringComparison.Ordinal);
        Portal.Clock.Advance(TimeSpan.FromSeconds(3));
        page.WaitForAssertion(() => Assert.Contains("in 7 seconds", page.Find(".announcement").TextContent, StringComparison.Ordinal));
        Portal.Clock.Advance(TimeSpan.FromSeconds(7));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".announcement")));
    }

    [Fact]
    public async Task Undo_cancels_everything()
    {
        var page = Open();

        await page.Find(".announcement button").ClickAsync();

        Assert.Equal("Stopped", page.Find("h1").TextContent);
        Assert.Contains("Stopped by Marcy Dolan: nothing had left, 5 were cancelled.", page.Find(".under").TextContent,
            StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0", "0", "0", "5"], Numbers(page));
        Assert.Equal("0 of 5 handed over", page.Find(".progress b").TextContent);
        Assert.Empty(page.FindAll("button.stop"));
    }

    [Fact]
    public async Task Whoever_only_listens_is_told_once_for_each_stage_and_not_with_each_second()
    {
        var page = Open();
        var heard = new List<string>();
        page.OnMarkupUpdated += (_, _) => heard.Add(page.Find("[role=status].said").TextContent);

        Assert.Empty(page.Find("[role=status].said").TextContent);
        Portal.Clock.Advance(TimeSpan.FromSeconds(3));
        Portal.Clock.Advance(SendMailing.UndoWindow);
        page.WaitForAssertion(() => Assert.Equal("Sending 5 emails. You may leave this page, the sending goes on.",
            page.Find(".said").TextContent));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.Find("button.stop").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Stopped by Marcy Dolan: nothing had left, 5 were cancelled.",
            page.Find(".said").TextContent));

        Assert.Equal(3, heard.Prepend("").Distinct().Count());
    }

    [Fact]
    public async Task Where_no_email_is_in_a_state_it_says_so_in_sentences()
    {
        var page = Open();

        await page.FindAll(".tally button")[3].ClickAsync();

        Assert.Equal("No email is refused.", page.Find(".empty b").TextContent);
        Assert.Equal("All 5 are in another state.", page.Find(".empty p").TextContent);
    }

    [Fact]
    public async Task While_mail_pauses_it_says_that_it_waits_and_no_time_that_is_left()
    {
        Portal.Clock.Advance(SendMailing.UndoWindow);
        await outbox.ClaimAsync(3);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 Ok"));
        Portal.Clock.Advance(TimeSpan.FromSeconds(5));
        var page = Open();
        Assert.Contains("left", page.Find(".progress .muted").TextContent, StringComparison.Ordinal);

        Portal.Get<MailChannel>().Fault("Nothing answers.");
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("2 of 5 emails wait", page.Find("h1").TextContent));
        Assert.Contains("Nothing leaves at the moment", page.Find(".under").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Find(".progress .muted").TextContent);
    }

    [Fact]
    public async Task Follows_the_sending_by_itself_and_ends_with_a_summary()
    {
        var page = Open();
        await SendAsync(refused: "number1@example.com");

        Portal.Get<ChangeFeed>().Tell(new Change([id], []));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("5 emails done", page.Find("h1").TextContent));
        Assert.Equal(["4", "0", "0", "1", "0", "0"], Numbers(page));
        Assert.Contains("1 email did not get through.", page.Find(".refusals").TextContent, StringComparison.Ordinal);
        Assert.Equal("550 5.1.1 no such user here", page.Find(".refusal code").TextContent);
        Assert.Empty(page.FindAll("button.stop"));
    }

    [Fact]
    public async Task A_count_filters_the_messages()
    {
        await SendAsync(refused: "number1@example.com");
        var page = Open();

        await page.FindAll(".tally button")[3].ClickAsync();

        Assert.Equal(["Number 1"], page.FindAll("tbody tr .c-name").Select(cell => cell.TextContent));
        await page.FindAll(".tally button")[3].ClickAsync();
        Assert.Equal(5, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task A_refused_address_is_fixed_and_sent_again_from_here()
    {
        await SendAsync(refused: "number1@example.com");
        var page = Open();

        var click = page.Find(".refusal button").ClickAsync();
        Dialogs.WaitForElement("#fix-address");
        await Dialogs.Find("#fix-address").InputAsync("not an address");
        await Dialogs.Find("form").SubmitAsync();
        Assert.Contains("An email address", Dialogs.Find(".help.wrong").TextContent, StringComparison.Ordinal);
        await Dialogs.Find("#fix-address").InputAsync("right@example.com");
        await Dialogs.Find("form").SubmitAsync();
        await click;

        Assert.Equal("right@example.com", await Portal.ReadAsync(db =>
            db.Messages.Where(message => message.SettledAt == null).Select(message => message.Address).SingleAsync()));
        page.WaitForAssertion(() => Assert.Contains("Fixed, sent again, or no longer needed", page.Find(".refusal").TextContent,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_given_up_is_sent_again_to_the_same_address_from_here()
    {
        Portal.Clock.Advance(SendMailing.UndoWindow);
        await outbox.SendEverythingAsync(message => message.Address == "number1@example.com"
            ? (AttemptOutcome.GivenUp, "Set aside after 3 tries. The email could not be written (InvalidOperationException).")
            : (AttemptOutcome.HandedOver, "250 2.0.0 ok"));
        var page = Open();
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("1 email did not get through.", page.Find(".refusals").TextContent, StringComparison.Ordinal);
        Assert.Equal("Send again", page.Find(".refusal button").TextContent);

        await page.Find(".refusal button").ClickAsync();

        Assert.Equal("number1@example.com", await Portal.ReadAsync(db =>
            db.Messages.Where(message => message.SettledAt == null).Select(message => message.Address).SingleAsync()));
        page.WaitForAssertion(() => Assert.Contains("Fixed, sent again, or no longer needed", page.Find(".refusal").TextContent,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_observer_reads_everything_and_can_stop_nothing()
    {
        await SignInAsync(A.Person("Olive Observer", "olive@example.com", Permissions.Observer, loggedInAt: Portal.Now));

        var page = Open();

        Assert.Equal("Sending 5 emails", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("button.stop, .announcement button"));
    }

    [Fact]
    public void An_unknown_mailing_leads_to_the_list()
    {
        var page = Show<MailingPage>(parameters => parameters.Add(part => part.Id, Guid.CreateVersion7()));

        page.WaitForAssertion(() => Assert.Contains("This mailing is not here.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_shows_every_mailing_with_what_became_of_it()
    {
        await SendAsync(refused: "number1@example.com");

        var page = Show<MailingsPage>();

        page.WaitForElement("tbody tr");
        Assert.Equal("4 handed over, 1 refused", page.Find(".c-became .clip").TextContent);
    }

    [Fact]
    public async Task The_running_mailing_stands_in_the_drawer_until_it_ends()
    {
        var slot = Show<RunningMailing>();
        slot.WaitForAssertion(() => Assert.Equal("Sending0 of 5", slot.Find("a").TextContent.Trim()));

        await SendAsync(refused: "");
        Portal.Get<ChangeFeed>().Tell(new Change([id], []));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        slot.WaitForAssertion(() => Assert.Empty(slot.FindAll("a")));
    }

    private IRenderedComponent<MailingPage> Open()
    {
        var page = Show<MailingPage>(parameters => parameters.Add(part => part.Id, id));
        page.WaitForElement("h1");
        return page;
    }

    private async Task SendAsync(string refused)
    {
        Portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await outbox.SendEverythingAsync(message => message.Address == refused
            ? (AttemptOutcome.Refused, "550 5.1.1 no such user here") : (AttemptOutcome.HandedOver, "250 2.0.0 ok"));
    }

    private static string[] Numbers(IRenderedComponent<MailingPage> page) =>
        [.. page.FindAll(".tally .v").Select(number => number.TextContent)];
}
