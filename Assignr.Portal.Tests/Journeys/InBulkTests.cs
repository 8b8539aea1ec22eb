using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>"In bulk, after users' profiles are created."</summary>
[Collection(Journey.Name)]
public sealed class InBulkTests(Chromium chromium)
{
    [Fact]
    public async Task Login_information_does_not_go_out_by_itself_after_profiles_are_created_in_bulk()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");
        await marcy.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload
        {
            Name = "more.csv",
            MimeType = "text/csv",
            Buffer = "First Name,Last Name,Email\nNoor,Escobedo,noor@x.example\nRory,Lachance,rory@x.example\n"u8.ToArray()
        });
        await marcy.Button("Import 2 people").ClickAsync();
        await Expect(marcy.Heading("2 people imported")).ToBeVisibleAsync();

        await marcy.SelectMenuAsync("People");

        await Expect(marcy.Text("5 people have never logged in.")).ToBeVisibleAsync();
        portal.PutForward(TimeSpan.FromDays(3));
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Equal(0, portal.Receiver.MailCount);
    }

    [Fact]
    public async Task The_Send_New_Account_Emails_button_is_in_the_highlighted_banner_at_the_top_of_the_People_page()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        var banner = marcy.Page.GetByRole(AriaRole.Region, new() { Name = "New account emails" });
        var grid = marcy.Page.GetByRole(AriaRole.Table, new() { Name = "People" });

        await Expect(banner.GetByRole(AriaRole.Button, new() { Name = "Send New Account Emails" })).ToBeVisibleAsync();

        await Expect(grid).ToBeVisibleAsync();
        Assert.True((await banner.BoundingBoxAsync())!.Y < (await grid.BoundingBoxAsync())!.Y);
        await Expect(banner).Not.ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
    }

    [Fact]
    public async Task All_Assigned_Officials_sends_login_credentials_to_those_with_a_game_who_have_not_logged_in_yet()
    {
        await using var portal = await StartAsync();
        var marcy = await OpenDialogAsync(portal);

        await SendAsync(marcy, "All Assigned Officials", "2 people get 2 emails.");

        Assert.Equal(["ana.zamora@officials.example.com", "terrence.miles@officials.example.com"], await ReachedAsync(portal, 2));
    }

    [Fact]
    public async Task All_Users_that_have_never_logged_in_sends_login_credentials_to_every_one_of_them()
    {
        await using var portal = await StartAsync();
        var marcy = await OpenDialogAsync(portal);

        await SendAsync(marcy, "All Users that have never logged in", "3 people get 3 emails.");

        Assert.Equal(["ana.zamora@officials.example.com", "kofi.olvera@officials.example.com", "terrence.miles@officials.example.com"],
            await ReachedAsync(portal, 3));
    }

    [Fact]
    public async Task The_email_can_be_read_as_one_of_them_before_it_is_sent()
    {
        await using var portal = await StartAsync();
        var marcy = await OpenDialogAsync(portal);
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("3 people get 3 emails.");

        await marcy.Button("Preview the email").ClickAsync();

        await Expect(marcy.Dialog.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Terrence, your account is ready");
        await marcy.Button("Back").ClickAsync();
        await Expect(marcy.Button("Send Emails")).ToBeEnabledAsync();
        Assert.Equal(0, await portal.ReadAsync(db => db.Tokens.CountAsync(token => token.Purpose == Purpose.NewAccount)));
    }

    [Fact]
    public async Task Long_lists_are_read_to_their_end_and_searched()
    {
        await using var portal = await StartAsync();
        await portal.SaveAsync([.. Enumerable.Range(1, 700)
            .Select(number => A.Person($"Sam Zz{number:D3}", number > 600 ? null : $"sam{number}@officials.example.com"))]);
        var marcy = await OpenDialogAsync(portal);
        await Expect(marcy.Dialog).ToContainTextAsync("603 people get 603 emails.");
        await Expect(marcy.Dialog.GetByText("Terrence Miles")).ToBeVisibleAsync();
        await Expect(marcy.Dialog.GetByText("Sam Zz601")).ToBeVisibleAsync();

        await ToTheEndAsync("603 who get an email", "Sam Zz600");
        await Expect(marcy.Dialog.GetByText("Sam Zz600")).ToBeInViewportAsync();
        await marcy.Button("See all 100").ClickAsync();
        await ToTheEndAsync("100 who get none", "Sam Zz700");
        await Expect(marcy.Dialog.GetByText("Sam Zz700")).ToBeInViewportAsync();
        await marcy.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find somebody by name or address" }).FillAsync("zz55");

        await Expect(marcy.Dialog.Locator(".who-name")).ToHaveTextAsync([.. Enumerable.Range(550, 10).Select(number => $"Sam Zz{number}")]);

        // A list grows while it is scrolled: its end is reached when the last person is shown.
        Task ToTheEndAsync(string list, string last) => marcy.Dialog.GetByRole(AriaRole.Group, new() { Name = list }).EvaluateAsync("""
            async (list, last) => {
                for (let step = 0; step < 300 && !list.textContent.includes(last); step++) {
                    list.scrollTo(0, list.scrollHeight);
                    await new Promise(done => setTimeout(done, 100));
                }
                list.scrollTo(0, list.scrollHeight);
            }
            """, last);
    }

    [Fact]
    public async Task Whoever_logs_in_between_Send_Emails_and_the_hand_over_gets_no_email()
    {
        await using var portal = await StartAsync();
        var marcy = await OpenDialogAsync(portal);
        await SendAsync(marcy, "All Users that have never logged in", "3 people get 3 emails.");

        await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Kofi")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, portal.Clock.GetUtcNow())));

        Assert.Equal(["ana.zamora@officials.example.com", "terrence.miles@officials.example.com"], await ReachedAsync(portal, 2));
    }

    [Fact]
    public async Task The_whole_job_can_be_done_with_the_keyboard_alone()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");
        await Expect(marcy.Button("Send New Account Emails")).ToBeVisibleAsync();

        await marcy.TabToAsync(marcy.Button("Send New Account Emails"));
        await marcy.Page.Keyboard.PressAsync("Enter");
        var choice = marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" });
        await Expect(choice).ToBeVisibleAsync();
        await marcy.TabToAsync(marcy.Page.GetByRole(AriaRole.Radio, new() { Checked = true }).First);
        if (!await choice.IsCheckedAsync())
            await marcy.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(choice).ToBeCheckedAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("3 people get 3 emails.");
        await marcy.TabToAsync(marcy.Button("Send Emails"));
        await marcy.Page.Keyboard.PressAsync("Enter");

        await Expect(marcy.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "3 emails" })).ToBeVisibleAsync();
        Assert.Equal(3, (await ReachedAsync(portal, 3)).Count);
    }

    [Fact]
    public async Task Escape_closes_the_dialog_and_the_focus_returns_to_its_button()
    {
        await using var portal = await StartAsync();
        var marcy = await OpenDialogAsync(portal);

        // The library listens to keys a moment after it has drawn the dialog, so the key is pressed again.
        for (var press = 0; press < 20 && await marcy.Dialog.CountAsync() > 0; press++)
        {
            await marcy.Page.Keyboard.PressAsync("Escape");
            await marcy.Page.WaitForTimeoutAsync(500);
        }

        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await Expect(marcy.Button("Send New Account Emails")).ToBeFocusedAsync();
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    /// <summary>Terrence and Ana have an upcoming game, Kofi has none; Siân has one, and has logged in.</summary>
    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        var (terrence, ana, kofi) = (A.Person(), A.Person("Ana Zamora", "ana.zamora@officials.example.com"),
            A.Person("Kofi Olvera", "kofi.olvera@officials.example.com"));
        var sian = A.Person("Siân Yamamoto", "sian.yamamoto@officials.example.com", loggedInAt: portal.Clock.GetUtcNow().AddDays(-9));
        var game = A.Game(portal.Clock.GetUtcNow().AddDays(6), ("Referee", sian), ("Umpire", terrence), ("Back Judge", ana));
        await portal.SaveAsync(terrence, ana, kofi, sian);
        await portal.SaveAsync(game);
        return portal;
    }

    private static async Task<Visitor> OpenDialogAsync(PortalServer portal)
    {
        var marcy = await portal.AssignorAsync();
        await marcy.SelectMenuAsync("People");
        await marcy.Button("Send New Account Emails").ClickAsync();
        await Expect(marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Assigned Officials" })).ToBeVisibleAsync();
        return marcy;
    }

    private static async Task SendAsync(Visitor marcy, string audience, string sentence)
    {
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = audience }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync(sentence);
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Who got a letter after the undo window, when nothing waits.</summary>
    private static async Task<List<string>> ReachedAsync(PortalServer portal, int letters)
    {
        portal.PutForward(SendMailing.UndoWindow);
        await portal.Receiver.WaitForMailsAsync(letters);
        await portal.SettledAsync();
        return [.. portal.Receiver.Mails.SelectMany(mail => mail.To).Order(StringComparer.Ordinal)];
    }
}
