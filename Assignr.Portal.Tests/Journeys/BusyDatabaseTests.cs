using Assignr.Portal.Tests.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Another process locks the database while people press buttons: row 19 of reliability.md.</summary>
[Collection(Journey.Name)]
public sealed class BusyDatabaseTests(Chromium chromium)
{
    [Fact]
    public async Task While_another_process_holds_the_database_every_press_says_so_loses_nothing_and_works_afterwards_once()
    {
        await using var rig = await FaultRig.QueueAsync(FaultTable.InFull(1_000, 20), press: false);
        var url = await (await rig.StartPortalAsync()).ListeningAsync();
        await using var marcy = await chromium.VisitAsync(url);
        await marcy.SetUpAsync(rig.Portal);
        await using var sending = await chromium.VisitAsync(url);
        await sending.SignInAsync(Visitor.Assignor, PortalServer.Password);
        await using var stranger = await chromium.VisitAsync(url);
        await FillInAsync(marcy);
        await ChooseAsync(sending, rig.Messages);

        await using (var other = new SqliteConnection($"Data Source={rig.Database};Pooling=False"))
        {
            await ExecuteAsync(other, "BEGIN EXCLUSIVE");
            var held = Task.Delay(TimeSpan.FromSeconds(FaultTable.InFull(60, 0)));
            await marcy.Button("Save").ClickAsync();
            await sending.Button("Send Emails").ClickAsync();
            await Expect(marcy.Button("Save")).ToBeDisabledAsync();
            await Expect(sending.Dialog).ToContainTextAsync($"Queueing {rig.Messages:N0}");
            // Only the pressed button of a dialog shows that it is busy.
            foreach (var (visitor, button) in new[] { (marcy, "Save"), (sending, $"Queueing {rig.Messages:N0}") })
            {
                await Expect(visitor.Button(button).Locator(".spin")).ToHaveCountAsync(1);
                await Expect(visitor.Dialog.Locator(".spin")).ToHaveCountAsync(1);
            }
            await stranger.Page.GotoAsync("/login");
            await SignInAsync(stranger);

            foreach (var visitor in new[] { marcy, sending })
            {
                await Expect(visitor.Heading("The portal is busy")).ToBeVisibleAsync();
                await Expect(visitor.Text("Nothing was changed, and what you typed is still here.")).ToBeVisibleAsync();
            }
            await Expect(stranger.Text("The portal is busy at this moment.")).ToBeVisibleAsync();
            await Expect(marcy.Field("First name")).ToHaveValueAsync("Renée");
            await Expect(marcy.Field("Primary email address")).ToHaveValueAsync("renee.kowalczyk@officials.example.com");
            await Expect(sending.Field("A note for the email (optional)")).ToHaveValueAsync("See you on Sunday.");
            Assert.Empty(await marcy.ViolationsAsync());
            await held;
            await ExecuteAsync(other, "ROLLBACK");
        }
        await using var site = await rig.OpenAsync();
        Assert.Equal((rig.Messages + 1, 0, 0), await CountAsync(site));

        await sending.Button("Cancel").Last.ClickAsync();
        await Expect(sending.Dialog).ToHaveCountAsync(1);
        await sending.Button("Send Emails").ClickAsync();
        await Expect(sending.Heading($"Sending {rig.Messages:N0} emails")).ToBeVisibleAsync();
        await marcy.Button("Try again").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await SignInAsync(stranger);
        await Expect(stranger.Heading("People")).ToBeVisibleAsync();
        // Renée's own email is an additional one.
        rig.Expect(1);
        Assert.Equal((rig.Messages + 1, 1, rig.Messages), await CountAsync(site));
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("19b", "the same while an assignor adds a person and presses Send Emails, and somebody signs in", figures,
            "each is told that the portal is busy; what was typed stays; pressed again, each counts once");
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
    }

    private static async Task FillInAsync(Visitor marcy)
    {
        await marcy.OpenAsync("/people");
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await marcy.Field("First name").FillAsync("Renée");
        await marcy.Field("Last name").FillAsync("Kowalczyk");
        await marcy.Field("Primary email address").FillAsync("renee.kowalczyk@officials.example.com");
    }

    private static async Task ChooseAsync(Visitor marcy, int people)
    {
        await marcy.OpenAsync("/people");
        await marcy.Button("Send New Account Emails").ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync($"{people:N0} people get {people:N0} emails.");
        await marcy.Field("A note for the email (optional)").FillAsync("See you on Sunday.");
    }

    private static async Task SignInAsync(Visitor stranger)
    {
        await stranger.Field("Email or user name").FillAsync(Visitor.Assignor);
        await stranger.Field("Password").FillAsync(PortalServer.Password);
        await stranger.Button("Sign in").ClickAsync();
    }

    private static Task<(int People, int Mailings, int Messages)> CountAsync(TestPortal site) =>
        site.ReadAsync(async db => (await db.People.CountAsync(), await db.Mailings.CountAsync(), await db.Messages.CountAsync()));

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
