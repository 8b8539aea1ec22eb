using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What follows Send Emails.</summary>
[Collection(Journey.Name)]
public sealed class MailingTests(Chromium chromium)
{
    [Fact]
    public async Task Undo_within_the_first_seconds_lets_nothing_leave()
    {
        await using var portal = await StartAsync();
        var marcy = await SendAsync(portal);

        await marcy.Button("Undo").ClickAsync();

        // The button has disappeared; the result of the press has the focus.
        await Expect(marcy.Heading("Stopped")).ToBeFocusedAsync();
        await Expect(marcy.Page.Locator(".under")).ToContainTextAsync("nothing had left, 2 were cancelled");
        await Expect(marcy.Page.Locator("[role=status].said")).ToContainTextAsync("nothing had left, 2 were cancelled");
        portal.PutForward(SendMailing.UndoWindow);
        await portal.SettledAsync();
        Assert.Equal(0, portal.Receiver.MailCount);
    }

    [Fact]
    public async Task Every_open_window_follows_the_mailing_and_says_when_it_is_done()
    {
        await using var portal = await StartAsync();
        // On a busy machine the undo window may end before the second page is open, so nothing is sent before both have been seen.
        var seen = new TaskCompletionSource();
        portal.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(seen.Task) : null;
        var marcy = await SendAsync(portal);
        var watching = await portal.AssignorAsync();
        await watching.OpenAsync("/mailings");
        await watching.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(watching.Heading("Sending 2 emails")).ToBeVisibleAsync();

        portal.PutForward(SendMailing.UndoWindow);
        seen.SetResult();

        await Expect(watching.Heading("2 emails done")).ToBeVisibleAsync();
        await Expect(marcy.Heading("2 emails done")).ToBeVisibleAsync();
        await Expect(watching.Text("2 of 2 done")).ToBeVisibleAsync();
        Assert.False(await watching.Page.Locator(".c-time").First.EvaluateAsync<bool>(
            "cell => { cell.firstElementChild.textContent = '12:00:00 PM'; return cell.scrollWidth > cell.clientWidth; }"));
    }

    [Fact]
    public async Task An_address_the_mail_server_refuses_is_fixed_on_the_page_of_the_mailing_and_sent_again()
    {
        await using var portal = await StartAsync();
        portal.Receiver.Script = turn => turn is { Verb: "RCPT", To: "kofi.olvera@officials.example.com" }
            ? SmtpAnswer.Say("550 5.1.1 No such mailbox")
            : null;
        var marcy = await SendAsync(portal);
        portal.PutForward(SendMailing.UndoWindow);
        await Expect(marcy.Page.Locator(".refusals")).ToContainTextAsync("1 email did not get through.");
        await Expect(marcy.Text("No such mailbox").First).ToBeVisibleAsync();

        await marcy.Button("Fix the address and send again").ClickAsync();
        await marcy.Field("Email address").FillAsync("kofi@officials.example.com");
        await marcy.Button("Save and send again").ClickAsync();

        await portal.Receiver.WaitForMailsAsync(2);
        await portal.SettledAsync();
        Assert.Equal(["kofi@officials.example.com", "terrence.miles@officials.example.com"],
            portal.Receiver.Mails.SelectMany(mail => mail.To).Order());
        Assert.Equal("kofi@officials.example.com", await portal.ReadAsync(db =>
            db.People.Where(person => person.FirstName == "Kofi").Select(person => person.PrimaryAddress).SingleAsync()));
    }

    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person(), A.Person("Kofi Olvera", "kofi.olvera@officials.example.com"));
        return portal;
    }

    private static async Task<Visitor> SendAsync(PortalServer portal)
    {
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        await marcy.Button("Send New Account Emails").ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("2 people get 2 emails.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Heading("Sending 2 emails")).ToBeVisibleAsync();
        return marcy;
    }
}
