using System.Globalization;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Whom an email goes to, and when.</summary>
[Collection(Journey.Name)]
public sealed class AimingTests(Chromium chromium)
{
    [Fact]
    public async Task Three_who_were_ticked_on_two_pages_get_a_letter_each()
    {
        await using var portal = await StartAsync(people: 40);
        var marcy = await portal.AssignorAsync();
        await Expect(marcy.Page.Locator(".people-grid tbody a.name").First).ToBeVisibleAsync();

        // By keyboard: a native control.
        await Tick(marcy, "Official No11").FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Space");
        await Tick(marcy, "Official No13").CheckAsync();
        await marcy.Button("Next page").ClickAsync();
        await Tick(marcy, "Official No45").CheckAsync();
        await Expect(Bar(marcy)).ToContainTextAsync("3 ticked");
        await marcy.Button("Previous page").ClickAsync();
        await Expect(Tick(marcy, "Official No13")).ToBeCheckedAsync();
        await Bar(marcy).GetByRole(AriaRole.Button, new() { Name = "Send New Account Emails" }).ClickAsync();

        await Expect(marcy.Heading("Send New Account Emails to 3 ticked people")).ToBeVisibleAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("3 people get 3 emails.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Heading("Sending 3 emails")).ToBeVisibleAsync();
        portal.PutForward(SendMailing.UndoWindow);

        await portal.Receiver.WaitForMailsAsync(3);
        await portal.SettledAsync();
        Assert.Equal(["official11@example.com", "official13@example.com", "official45@example.com"],
            portal.Receiver.Mails.SelectMany(mail => mail.To).Order());
    }

    [Fact]
    public async Task What_is_planned_for_tomorrow_gets_another_time_is_cancelled_and_another_one_goes_at_its_hour()
    {
        await using var portal = await StartAsync(people: 2);
        var marcy = await portal.AssignorAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(portal.Clock.GetUtcNow(), zone).DateTime).AddDays(1);
        var (tomorrow, after) = (Words(day), Words(day.AddDays(1)));

        await PlanAsync(marcy, day);
        await Expect(marcy.Heading($"Planned for {tomorrow}, 09:00")).ToBeVisibleAsync();
        await marcy.SelectMenuAsync("Mailings");
        await marcy.Button($"Change the time of {tomorrow}, 09:00").ClickAsync();
        await marcy.Field("Day").FillAsync(Typed(day.AddDays(1)));
        await Expect(marcy.Dialog).ToContainTextAsync($"Goes {after}, 09:00.");
        await marcy.Button("Save").ClickAsync();
        await marcy.Button($"Cancel {after}, 09:00").ClickAsync();
        await marcy.Button("Cancel the mailing").ClickAsync();
        await Expect(marcy.Page.Locator(".planned")).ToHaveCountAsync(0);
        await Expect(marcy.Text("cancelled before its hour")).ToBeVisibleAsync();

        await PlanAsync(marcy, day);
        await Expect(marcy.Heading($"Planned for {tomorrow}, 09:00")).ToBeVisibleAsync();
        portal.PutForward(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(9, 0)), zone) - portal.Clock.GetUtcNow());
        await portal.Get<StartPlanned>().RunAsync(portal.Clock.GetUtcNow());
        await portal.Receiver.WaitForMailsAsync(2);
        await portal.SettledAsync();
        Assert.Equal(2, portal.Receiver.MailCount);
    }

    [Fact]
    public async Task A_mailing_is_paused_and_goes_on()
    {
        await using var portal = await StartAsync(people: 3);
        var marcy = await portal.AssignorAsync();
        await marcy.Button("Send New Account Emails").ClickAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("3 people get 3 emails.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Heading("Sending 3 emails")).ToBeVisibleAsync();

        await marcy.Button("Pause").ClickAsync();
        await Expect(marcy.Heading("Paused, 3 of 3 emails wait")).ToBeVisibleAsync();
        portal.PutForward(SendMailing.UndoWindow);
        Assert.Equal(0, portal.Receiver.MailCount);

        await marcy.Button("Go on").ClickAsync();
        await portal.Receiver.WaitForMailsAsync(3);
        await Expect(marcy.Heading("3 emails done")).ToBeVisibleAsync();
    }

    private async Task<PortalServer> StartAsync(int people)
    {
        var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync([.. Enumerable.Range(10, people).Select(number =>
            A.Person($"Official No{number}", $"official{number}@example.com"))]);
        return portal;
    }

    private static async Task PlanAsync(Visitor marcy, DateOnly day)
    {
        await marcy.SelectMenuAsync("Mailings");
        await marcy.Button("Send New Account Emails").ClickAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("2 people get 2 emails.");
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "Later" }).CheckAsync();
        await marcy.Field("Day").FillAsync(Typed(day));
        await marcy.Field("Time").FillAsync("09:00");
        await Expect(marcy.Dialog).ToContainTextAsync($"Goes {Words(day)}, 09:00.");
        await marcy.Button("Plan Emails").ClickAsync();
    }

    private static ILocator Tick(Visitor marcy, string name) =>
        marcy.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Tick {name}", Exact = true });

    private static ILocator Bar(Visitor marcy) => marcy.Page.GetByRole(AriaRole.Region, new() { Name = "Ticked people" });

    private static string Words(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
