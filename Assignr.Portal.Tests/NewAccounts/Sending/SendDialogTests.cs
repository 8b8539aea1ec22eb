using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class SendDialogTests : PageContext
{
    private readonly Person barry = A.Person("Barry Anderson", "barry@example.com");
    private readonly Person alan = A.Person("Alan Eck", "alan@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(
            barry, alan, A.Person("Tra Blake", address: null), A.Person("Allen Baynes", "baynes@home.example"),
            A.Person("Rusty Baynes", "baynes@home.example", moreAddresses: "rusty@example.com"),
                A.Game(Portal.Now.AddDays(6), ("Referee", barry)));
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == alan.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt,
                Portal.Now.AddHours(-1)).SetProperty(person => person.LinkExpiresAt, Portal.Now.AddDays(13))));
    }

    [Fact]
    public async Task Says_how_many_get_an_email_how_many_do_not_and_why()
    {
        var dialog = await OpenAsync();

        Assert.Equal(["1", "5"], dialog.FindAll(".choice .n").Select(number => number.TextContent));
        Assert.Equal("3 people get 4 emails. 2 do not: 1 has no email address, 1 was emailed in the last 24 hours.", Words(dialog, ".sum"));
        Assert.Equal(["Barry Anderson", "Allen Baynes", "Rusty Baynes"], dialog.FindAll(".who-name").Select(name => name.TextContent));
        Assert.Equal(["shared", "2 addresses", "shared"], dialog.FindAll(".tag").Select(tag => tag.TextContent));
        Assert.Contains("Tra Blake", Words(dialog, "[aria-label='Get none']"), StringComparison.Ordinal);
        Assert.Equal("Links work for 14 days", Words(dialog, "#send-why"));
    }

    [Fact]
    public async Task The_other_audience_is_one_click_away()
    {
        var dialog = await OpenAsync();

        await dialog.FindAll("input[type=radio]")[0].ChangeAsync(true);

        dialog.WaitForAssertion(() => Assert.StartsWith("1 person gets 1 email.", Words(dialog, ".sum"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_audiences_chosen_quickly_the_last_one_counts()
    {
        var dialog = await OpenAsync();
        Task ChooseAsync(int audience) => dialog.FindAll("input[type=radio]")[audience].ChangeAsync(true);

        await dialog.InvokeAsync(() => Task.WhenAll(ChooseAsync(0), ChooseAsync(1), ChooseAsync(0)));

        dialog.WaitForAssertion(() => Assert.StartsWith("1 person gets 1 email.", Words(dialog, ".sum"), StringComparison.Ordinal));
        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll("[aria-busy=true]")));
        Assert.False(dialog.Find("button.send").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_address_is_added_over_the_dialog_and_its_person_is_then_among_those_who_get_an_email()
    {
        var dialog = await OpenAsync();

        _ = dialog.Find("button[aria-label='Add an address for Tra Blake']").ClickAsync();
        await dialog.WaitForElement("#fix-address").InputAsync("tra@example.com");
        await dialog.Find("#fix-address-form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll("#fix-address-form")));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
        Assert.Empty(await Portal.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task Whoever_is_outside_the_audience_is_told_with_a_link_to_them()
    {
        var brad = A.Person("Brad Allen", "brad@example.com", loggedInAt: Portal.Now);
        await Portal.SaveAsync(brad, A.Game(Portal.Now.AddDays(2), ("Referee", brad)));
        var dialog = await OpenAsync();

        await dialog.FindAll("input[type=radio]")[0].ChangeAsync(true);

        dialog.WaitForAssertion(() => Assert.Equal("Not counted here: 1 has logged in already See who", Words(dialog, ".aside")));
        Assert.Equal("/people?standing=loggedin", dialog.Find(".aside a").GetAttribute("href"));
    }

    [Fact]
    public async Task Send_again_takes_in_those_emailed_in_the_last_24_hours_and_can_be_taken_back()
    {
        var dialog = await OpenAsync();

        await dialog.Find("input[type=checkbox]").ChangeAsync(true);
        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails. 1 does not: no email address.", Words(dialog, ".sum"),
            StringComparison.Ordinal));
        Assert.Contains("sent today", dialog.FindAll(".tag").Select(tag => tag.TextContent));

        await dialog.Find("input[type=checkbox]").ChangeAsync(false);
        dialog.WaitForAssertion(() => Assert.StartsWith("3 people get 4 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_names_in_both_lists()
    {
        var dialog = await OpenAsync();

        await dialog.Find("input[type=search]").InputAsync("ba");

        dialog.WaitForAssertion(() => Assert.Equal(["Barry Anderson", "Allen Baynes", "Rusty Baynes"],
            dialog.FindAll(".who-name").Select(name => name.TextContent)));
        await dialog.Find("input[type=search]").InputAsync("tra bl");
        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".who-name")));
        Assert.Contains("Tra Blake", Words(dialog, "[aria-label='Get none']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_get_none_are_shown_a_few_first_then_all_in_the_order_of_the_grid()
    {
        await Portal.SaveAsync([.. Enumerable.Range(1, 5).Select(number => A.Person($"Nobody Number{number}", address: null))]);
        var dialog = await OpenAsync();
        string[] Names() => [.. dialog.FindAll("[aria-label='Get none'] .it span.sub.grow[title]").Select(name => name.TextContent.Trim())];
        Assert.Equal(["Tra Blake", "Nobody Number1", "Nobody Number2"], Names());
        Assert.Equal("Alan Eck", Words(dialog, "[aria-label='Get none'] .sub.clip.muted"));

        await dialog.FindAll("button").Single(button => button.TextContent == "See all 6").ClickAsync();

        dialog.WaitForAssertion(() => Assert.Equal(["Tra Blake", "Nobody Number1", "Nobody Number2", "Nobody Number3", "Nobody Number4",
            "Nobody Number5"], Names()));
        await dialog.FindAll("button").Single(button => button.TextContent == "See fewer").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Equal(3, Names().Length));
        await dialog.FindAll("button").Single(button => button.TextContent == "See times").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Equal("Alan Eck Mon 23 Nov 2026, 08:00", Names()[^1]));
    }

    [Fact]
    public async Task Send_Emails_queues_them_and_leads_to_the_mailing()
    {
        var dialog = await OpenAsync();
        await dialog.Find("#letter-note").InputAsync("Sign in before Thursday.");
        Assert.Equal("24 of 500", Words(dialog, "#letter-note-count"));

        await dialog.Find("button.send").ClickAsync();

        var mailing = await Portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.EndsWith($"/mailings/{mailing.Id}", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(("Sign in before Thursday.", 4, Me.FullName),
            (mailing.Note, await Portal.ReadAsync(db => db.Messages.CountAsync()), mailing.AskedByName));
    }

    [Fact]
    public async Task The_note_is_remembered_for_the_next_time()
    {
        await Portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Remember("As last time."));

        var dialog = await OpenAsync();

        Assert.Equal("As last time.", dialog.Find("#letter-note").GetAttribute("value"));
    }

    [Fact]
    public async Task A_list_that_changed_meanwhile_is_shown_again_and_nothing_is_sent()
    {
        var dialog = await OpenAsync();
        await Portal.Database.WriteAsync(async db => (await db.People.SingleAsync(person => person.Id == barry.Id)).LogIn(Portal.Now));

        await dialog.Find("button.send").ClickAsync();

        Assert.Contains("Nothing was sent", Words(dialog, ".announcement"), StringComparison.Ordinal);
        Assert.Contains("Barry Anderson no longer gets one", Words(dialog, ".announcement"), StringComparison.Ordinal);
        Assert.StartsWith("2 people get 3 emails.", Words(dialog, ".sum"), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Without_anybody_to_mail_the_button_is_disabled_and_says_why()
    {
        await Portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt,
            Portal.Now.AddHours(-1)).SetProperty(person => person.LinkExpiresAt, Portal.Now.AddDays(13))));

        var dialog = await OpenAsync();

        Assert.True(dialog.Find("button.send").HasAttribute("disabled"));
        Assert.Equal("Nobody gets an email: see Get none.", Words(dialog, "#send-why"));
    }

    [Fact]
    public async Task The_letter_is_shown_in_a_frame_that_may_do_nothing_and_as_plain_text()
    {
        var dialog = await OpenAsync();

        await dialog.Find("button.preview").ClickAsync();

        var frame = dialog.WaitForElement("iframe");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains("Barry", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
        await dialog.FindAll("button").Single(button => button.TextContent == "Plain text").ClickAsync();
        Assert.Contains("https://portal.example.test/choose-password/", dialog.Find("pre").TextContent, StringComparison.Ordinal);
        await dialog.FindAll("button").Single(button => button.TextContent == "Back").ClickAsync();
        Assert.NotEmpty(dialog.FindAll(".choice"));
    }

    [Fact]
    public async Task What_is_corrected_in_another_tab_appears_by_itself()
    {
        var dialog = await OpenAsync();
        var tra = await Portal.ReadAsync(db => db.People.SingleAsync(person => person.FirstName == "Tra"));
        await Portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = tra.Id,
            Revision = tra.Revision,
            Person = new PersonInput
            {
                FirstName = "Tra",
                LastName = "Blake",
                Addresses = ["tra@example.com"],
                Permissions = Permissions.Official
            },
        });

        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        dialog.WaitForAssertion(() => Assert.StartsWith("4 people get 5 emails.", Words(dialog, ".sum"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_mail_does_not_go_it_says_so_before_anything_is_sent()
    {
        var dialog = await OpenAsync();
        Assert.Empty(dialog.FindAll(".announcement"));

        Portal.Get<MailChannel>().Fault("Nothing answers at smtp.example.com:587.");
        dialog.WaitForAssertion(() => Assert.Equal("Mail is paused. These emails go by themselves when it goes on.",
            Words(dialog, ".announcement")));

        await Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row.");
        dialog.WaitForAssertion(() => Assert.Equal("Mail is held. These emails go when an assignor lets mail go on.",
            Words(dialog, ".announcement")));
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync()
    {
        Show<MailingsPage>();
        await Dialogs.InvokeAsync(() => SendNewAccountEmailsDialog.OpenAsync(Services.GetRequiredService<IDialogService>()));
        // Rows are loaded after their lists are drawn.
        Dialogs.WaitForElement("[aria-label='Get an email'] .it");
        Dialogs.WaitForElement("[aria-label='Get none'] .it span.sub.grow[title]");
        return Dialogs;
    }

    private static string Words(IRenderedComponent<MudDialogProvider> dialog, string selector) =>
        string.Join(' ', dialog.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
