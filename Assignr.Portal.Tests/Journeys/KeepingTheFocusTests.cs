using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>At a round trip of 200 ms, people who press something keep their place afterwards, and what they type meanwhile is not
/// lost.</summary>
[Collection(PageJourney.Name)]
public sealed class KeepingTheFocusTests(Chromium chromium)
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_field_that_is_added_has_the_focus_and_what_was_typed_before_it_was_there()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var (marcy, _) = await OpenPersonAsync(portal, network);

        await marcy.Button("Add another").ClickAsync();
        await marcy.Page.Keyboard.TypeAsync("sarah@home.example", new() { Delay = 60 });

        await Expect(marcy.Field("Email address 2")).ToBeFocusedAsync();
        await Expect(marcy.Field("Email address 2")).ToHaveValueAsync("sarah@home.example");
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Text("Nothing changed yet.")).ToBeVisibleAsync();
        await Expect(marcy.Field("Email address 2")).ToHaveValueAsync("sarah@home.example");
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Taking_what_was_meant_by_a_mistyped_address_leads_to_its_field()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var (marcy, _) = await OpenPersonAsync(portal, network);

        await marcy.Field("Primary email address").FillAsync("sarah@gmial.com");
        await marcy.Page.Keyboard.PressAsync("Tab");
        await Expect(marcy.Button("Use it")).ToHaveCSSAsync("text-decoration-line", "underline");
        await marcy.Button("Use it").ClickAsync();

        await Expect(marcy.Field("Primary email address")).ToHaveValueAsync("sarah@gmail.com");
        await Expect(marcy.Field("Primary email address")).ToBeFocusedAsync();
        await marcy.OpenAsync("/settings");
        await marcy.Page.SetViewportSizeAsync(360, 740);
        await marcy.Field("Answers go to").FillAsync("sarah@gmial.com");
        await marcy.Page.Keyboard.PressAsync("Tab");
        var box = (await marcy.Button("Use it").BoundingBoxAsync())!;
        Assert.True(box.Width >= 44 && box.Height >= 44, $"It is {box.Width} by {box.Height}.");
    }

    [Fact]
    public async Task The_title_of_a_page_that_is_focused_late_takes_it_from_nobody_who_has_pressed_something_since()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var (marcy, _) = await OpenPersonAsync(portal, network);
        await Expect(marcy.Page.Locator("h1")).ToBeFocusedAsync();

        await marcy.Button("Add another").ClickAsync();
        await marcy.Page.Locator("h1").EvaluateAsync("title => title.focus()");
        await marcy.Page.Keyboard.TypeAsync("sarah@home.example", new() { Delay = 60 });

        await Expect(marcy.Field("Email address 2")).ToHaveValueAsync("sarah@home.example");
        await Expect(marcy.Field("Email address 2")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_saving_a_person_the_focus_is_still_in_the_form_and_so_it_is_after_a_question()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var (marcy, sarah) = await OpenPersonAsync(portal, network);

        await marcy.Field("Last name").FillAsync("Nowak");
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Page.Locator("h1")).ToContainTextAsync("Nowak");
        await Expect(marcy.Text("Nothing changed yet.")).ToBeVisibleAsync();
        await Expect(marcy.Page.Locator("form:has(#profile) :focus")).ToHaveCountAsync(1);

        await portal.SaveAsync(A.Game(portal.Clock.GetUtcNow().AddDays(3), ("Referee", sarah)));
        await marcy.Field("Official").UncheckAsync();
        await marcy.Button("Save").ClickAsync();
        await marcy.Button("Save all the same").ClickAsync();
        await Expect(marcy.Text("Nothing changed yet.")).ToBeVisibleAsync();
        await Expect(marcy.Page.Locator("form:has(#profile) :focus")).ToHaveCountAsync(1);
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task In_the_dialog_of_a_mailing_the_focus_stays_in_it_and_Escape_goes_back_from_the_preview()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Kofi Olvera", "kofi@example.com"), A.Person("Tra Blake", address: null));
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("Send New Account Emails").First.ClickAsync();
        await marcy.Field("A note for the email (optional)").FillAsync("Before Thursday, please.");

        await marcy.Button("Preview the email").ClickAsync();
        await Expect(marcy.Button("Back")).ToBeFocusedAsync();
        await marcy.Page.Keyboard.PressAsync("Escape");
        await Expect(marcy.Field("A note for the email (optional)")).ToHaveValueAsync("Before Thursday, please.");
        await Expect(marcy.Button("Preview the email")).ToBeFocusedAsync();

        await marcy.Button("Add an address for Tra Blake").ClickAsync();
        await marcy.Field("Email address").FillAsync("tra@example.com");
        await marcy.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(marcy.Button("Add an address for Tra Blake")).ToHaveCountAsync(0);
        await Expect(marcy.Dialog.Locator(":focus")).ToHaveCountAsync(1);
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Tab_stays_in_the_dialog_while_the_emails_are_queued_and_all_of_it_is_disabled()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Kofi Olvera", "kofi@example.com"));
        var marcy = await portal.AssignorAsync();
        await marcy.Button("Send New Account Emails").First.ClickAsync();
        await Expect(marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send Emails", Exact = true })).ToBeEnabledAsync();
        var written = new TaskCompletionSource();
        var writing = portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(_ => written.Task);

        await marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send Emails", Exact = true }).FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Enter");
        await Expect(marcy.Dialog).ToContainTextAsync("Queueing 1");
        foreach (var key in new[] { "Tab", "Tab", "Tab", "Shift+Tab", "Tab", "Tab" })
        {
            await marcy.Page.Keyboard.PressAsync(key);
            Assert.True(await marcy.Page.EvaluateAsync<bool>("!!document.activeElement.closest('.mud-dialog')"), key);
        }
        written.SetResult();
        await writing;

        await Expect(marcy.Heading("Sending 1 email")).ToBeVisibleAsync();
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Tab_goes_round_in_a_dialog_and_Later_shows_its_fields()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Kofi Olvera", "kofi@example.com"));
        var marcy = await portal.AssignorAsync();
        await marcy.Page.SetViewportSizeAsync(1280, 720);
        await marcy.Button("Send New Account Emails").First.ClickAsync();
        var send = marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send Emails", Exact = true });
        await Expect(send).ToBeEnabledAsync();

        await send.FocusAsync();
        await marcy.Page.Keyboard.PressAsync("Tab");
        await Expect(marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToBeFocusedAsync();
        await marcy.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(send).ToBeFocusedAsync();

        var later = marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "Later" });
        await later.CheckAsync();
        await Expect(marcy.Field("Day")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(marcy.Field("Also at night, from 21:00 to 08:00")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(later).ToBeFocusedAsync();
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task On_a_phone_a_number_of_the_funnel_leads_to_where_its_list_begins()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var people = Enumerable.Range(0, 8).Select(number => A.Person($"Number {number}", $"number{number}@example.com")).ToList();
        await portal.SaveAsync([.. people, .. people.Select(person => A.Game(portal.Clock.GetUtcNow().AddDays(3), ("Referee", person)))]);
        var marcy = await portal.AssignorAsync(width: 360);
        await marcy.OpenAsync("/people/funnel");

        await marcy.Page.Locator(".funnel a").Last.ClickAsync();

        await Expect(marcy.Button("No longer only: Still out")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(marcy.Page.Locator(".people-grid tbody tr").First).ToBeInViewportAsync();
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task After_a_row_of_an_import_is_saved_the_focus_is_where_that_row_is()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/people/import");
        await marcy.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = "First Name,Last Name,Email\nSarah,Novak,sarah@example.com\nKofi,,kofi@example.com\n"u8.ToArray(),
        });
        await marcy.Button("Line 3, Kofi: look and edit").ClickAsync();
        await marcy.Field("Last name").FillAsync("Olvera");
        await marcy.Button("Save the row").ClickAsync();

        await Expect(marcy.Button("Line 3, Kofi Olvera: look and edit")).ToBeVisibleAsync();
        await Expect(marcy.Page.Locator(".preview-rows :focus")).ToHaveCountAsync(1);
        Assert.Empty(marcy.Complaints);
    }

    private static async Task<(Visitor Marcy, Person Sarah)> OpenPersonAsync(PortalServer portal, SlowNetwork network)
    {
        var sarah = A.Person("Sarah Novak", "sarah@example.com");
        await portal.SaveAsync(sarah);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync($"/people/{sarah.Id}");
        return (marcy, sarah);
    }
}
