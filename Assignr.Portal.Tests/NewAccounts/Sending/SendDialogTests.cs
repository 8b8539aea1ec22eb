using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>How many get mail, the note, the letter, and the press.</summary>
public sealed class SendDialogTests : SendDialogBench
{
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

    [Theory]
    [InlineData("See www.example.com/login first.",
        "“www.example.com/login” will not be a link: the only links in emails are those of the portal.")]
    [InlineData("Call 555-010-0001 by 7.30 p.m.", null)]
    public async Task What_reads_like_a_link_in_the_note_is_pointed_out_while_it_is_typed(string note, string? hint)
    {
        var dialog = await OpenAsync();

        await dialog.Find("#letter-note").InputAsync(note);

        Assert.Equal(hint, dialog.FindAll(".note-field [role=status]").Select(one => one.TextContent).SingleOrDefault());
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
        await Portal.Database.WriteAsync(async db => (await db.People.SingleAsync(person => person.Id == Barry.Id)).LogIn(Portal.Now));

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
}
