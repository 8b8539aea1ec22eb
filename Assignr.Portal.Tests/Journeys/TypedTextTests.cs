using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// Typed text is not lost without a question, however a dialog or page is left; and Enter takes the typed text, however late the server
/// learns of it.
/// </summary>
[Collection(PageJourney.Name)]
public sealed class TypedTextTests(Chromium chromium)
{
    private const string Question = "Throw this away?";

    [Fact]
    public async Task Every_dialog_asks_before_it_loses_what_was_typed_by_its_cross_Cancel_and_Escape_and_by_another_page()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person("Tra Blake", address: null), A.Person());
        var marcy = await portal.AssignorAsync();
        var import = await ImportAsync(marcy);
        foreach (var (page, openers, field) in new (string, string[], string)[]
        {
            ("/people", ["+ Add a New Person"], "First name"),
            ("/people", ["Send New Account Emails"], "A note for the email (optional)"),
            ("/people", ["Send New Account Emails", "Add an address for Tra Blake"], "Email address"),
            ("/games", ["Add a game"], "Home team"),
            (import, ["Line 2, Kofi: look and edit"], "Last name"),
        })
        {
            await marcy.OpenAsync(page);
            foreach (var opener in openers)
                await marcy.Button(opener).First.ClickAsync();
            await marcy.Field(field).FillAsync("Typed");
            var dialog = marcy.Dialog.Last;
            foreach (var leave in new Func<Task>[]
            {
                () => marcy.Page.Keyboard.PressAsync("Escape"),
                () => dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync(),
                () => dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync(),
                () => marcy.Page.EvaluateAsync("Blazor.navigateTo('/mailings')"),
            })
            {
                await leave();
                await KeepAsync(marcy);
                await Expect(marcy.Field(field)).ToHaveValueAsync("Typed");
            }
            await marcy.Page.Keyboard.PressAsync("Escape");
            await marcy.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = "Throw away", Exact = true }).ClickAsync();
            await Expect(marcy.Dialog).ToHaveCountAsync(openers.Length - 1);
            Assert.Empty(marcy.Complaints);
        }
    }

    [Theory]
    [InlineData("/settings", "Name")]
    [InlineData("/people/{0}", "First name")]
    [InlineData("/games/{1}", "Home team")]
    public async Task Every_page_with_a_form_asks_before_another_page_takes_its_place(string page, string field)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var (person, game) = (A.Person(), A.Game(portal.Clock.GetUtcNow().AddDays(3)));
        await portal.SaveAsync(person, game);
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, person.Id, game.Id));
        await marcy.Field(field).FillAsync("Typed");
        await Expect(marcy.Text("Nothing changed yet.")).ToHaveCountAsync(0);

        await marcy.Link("Mailings").ClickAsync();
        await KeepAsync(marcy);
        await Expect(marcy.Field(field)).ToHaveValueAsync("Typed");

        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Text("Nothing changed yet.")).ToBeVisibleAsync();
        await marcy.Link("Mailings").ClickAsync();
        await Expect(marcy.Heading("Mailings")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_saves_what_is_typed_before_the_server_has_heard_of_it()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var (person, game) = (A.Person(), A.Game(portal.Clock.GetUtcNow().AddDays(3)));
        await portal.SaveAsync(person, game);
        await using var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(300));
        var marcy = await portal.AssignorAsync(through: network);
        foreach (var (page, field) in new[]
        {
            ("/settings", "Name"), ($"/people/{person.Id}", "First name"), ($"/games/{game.Id}", "Home team"),
        })
        {
            await marcy.OpenAsync(page);
            await TypeAndEnterAsync(marcy, field);
            await Expect(marcy.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        }
        Assert.Equal("Kx", (await portal.ReadAsync(db => db.Site.SingleAsync())).Name);
        Assert.Equal("Kx", (await portal.ReadAsync(db => db.People.SingleAsync(one => one.Id == person.Id))).FirstName);
        Assert.Equal("Kx", (await portal.ReadAsync(db => db.Games.SingleAsync())).Home);

        await marcy.OpenAsync(await ImportAsync(marcy));
        await marcy.Button("Line 2, Kofi: look and edit").ClickAsync();
        await TypeAndEnterAsync(marcy, "Last name");
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        await Expect(marcy.Button("Line 2, Kofi Kx: look and edit")).ToBeVisibleAsync();
    }

    private static async Task TypeAndEnterAsync(Visitor visitor, string field)
    {
        await visitor.Field(field).SelectTextAsync();
        // In one go, so that no answer of the server can arrive before Enter.
        await visitor.Page.Keyboard.TypeAsync("Kx\n");
    }

    private static async Task KeepAsync(Visitor visitor)
    {
        await Expect(visitor.Text(Question)).ToBeVisibleAsync();
        await visitor.Dialog.Last.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await Expect(visitor.Text(Question)).ToHaveCountAsync(0);
    }

    private static async Task<string> ImportAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/people/import");
        await visitor.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload
        {
            Name = "list.csv",
            MimeType = "text/csv",
            Buffer = "First name,Last name,Email\nKofi,,kofi@x.example\n"u8.ToArray(),
        });
        await Expect(visitor.Heading("Import list.csv")).ToBeVisibleAsync();
        return new Uri(visitor.Page.Url).AbsolutePath;
    }
}
