using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>At a round trip of 300 ms nothing that is typed or chosen is lost: it stays in the field, and it is what is saved.</summary>
[Collection(PageJourney.Name)]
public sealed class TypingOnASlowNetworkTests(Chromium chromium)
{
    private const string First = "Wilhelmina";
    private const string Last = "Okafor-Lindqvist";
    private const string Address = "wilhelmina.okafor-lindqvist@officials.example.com";
    private const string Phone = "+1 913 555 0142";
    private const string Note = "Sign in before Thursday, please: the crews are made then.";

    [Fact]
    public async Task A_person_is_added_and_edited_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);

        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Hands.TypeAsync(marcy, "First name", First);
        await Hands.TypeAsync(marcy, "Last name", Last);
        await Hands.TypeAsync(marcy, "Primary email address", Address);
        await Hands.TypeAsync(marcy, "Mobile phone (optional)", Phone);
        await Hands.ReadsAsync(marcy,
            ("First name", First), ("Last name", Last), ("Primary email address", Address), ("Mobile phone (optional)", Phone));
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);

        var added = await portal.ReadAsync(db => db.People.Include(person => person.Addresses)
            .SingleAsync(person => person.LastName == Last));
        Assert.Equal((First, Address, Phone), (added.FirstName, added.PrimaryAddress, added.Phone));

        await marcy.OpenAsync($"/people/{added.Id}");
        await marcy.Button("Add another").ClickAsync();
        await Hands.TypeAsync(marcy, "Email address 2", "wil@home.example");
        await Hands.TypeAsync(marcy, "First name", " Adaeze", end: true);
        await Hands.TypeAsync(marcy, "External id", "W-2026-117");
        await TickTwiceAndOnceMoreAsync(marcy.Field("Observer"));
        await Hands.ReadsAsync(marcy,
            ("First name", $"{First} Adaeze"), ("Email address 2", "wil@home.example"), ("External id", "W-2026-117"));
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Text("Nothing changed yet.")).ToBeVisibleAsync();

        var edited = await portal.ReadAsync(db => db.People.Include(person => person.Addresses)
            .SingleAsync(person => person.LastName == Last));
        Assert.Equal(($"{First} Adaeze", "W-2026-117"), (edited.FirstName, edited.ExternalId));
        Assert.Equal([Address, "wil@home.example"], edited.Addresses.Select(address => address.Address));
        Assert.True(edited.Permissions.HasFlag(Permissions.Observer));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Searches_find_what_was_typed_and_follow_the_address_bar()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person($"{First} {Last}", Address), A.Person());
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);

        await Hands.TypeAsync(marcy, "Search name or address", $"{First} {Last}");
        await Expect(marcy.Text("1–1 of 1")).ToBeVisibleAsync();
        await Hands.ReadsAsync(marcy, ("Search name or address", $"{First} {Last}"));
        await Hands.TypeAsync(marcy, "Search name or address", "x", end: true);
        await marcy.Button("Clear search and filters").ClickAsync();
        await Hands.ReadsAsync(marcy, ("Search name or address", ""));
        await marcy.Page.GoBackAsync();
        await Hands.ReadsAsync(marcy, ("Search name or address", $"{First} {Last}x"));
        Assert.Empty(marcy.Complaints);
    }

    [Theory]
    [InlineData("/games", "Search team or official")]
    [InlineData("/mail", "Search name or address")]
    public async Task The_searches_of_other_pages_are_as_typed(string page, string label)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person($"{First} {Last}", Address), A.Game(portal.Clock.GetUtcNow().AddDays(3)));
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync(page);

        await Hands.TypeAsync(marcy, label, $"{First} {Last}");
        await marcy.Page.Keyboard.PressAsync("Enter");

        await Hands.ReadsAsync(marcy, (label, $"{First} {Last}"));
        await Expect(marcy.Page).ToHaveURLAsync(new Regex("q=Wilhelmina(%20|\\+)Okafor-Lindqvist"));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task The_note_of_a_mailing_its_search_and_its_audience_are_as_typed_and_chosen()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person($"{First} {Last}", Address), A.Person());
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);

        await marcy.Button("Send New Account Emails").ClickAsync();
        var (assigned, never) = (marcy.Dialog.GetByRole(AriaRole.Radio).First, marcy.Dialog.GetByRole(AriaRole.Radio).Nth(1));
        await assigned.ClickAsync();
        await never.ClickAsync();
        await Hands.TypeAsync(marcy, "Find somebody by name or address", $"{First} {Last}");
        await Hands.TypeAsync(marcy, "A note for the email (optional)", Note);
        await Hands.ReadsAsync(marcy, ("Find somebody by name or address", $"{First} {Last}"), ("A note for the email (optional)", Note));
        await Expect(never).ToBeCheckedAsync();
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);

        var mailing = await portal.ReadAsync(db => db.Set<Mailing>().SingleAsync());
        Assert.Equal((Audience.AllUsersThatHaveNeverLoggedIn, Note), (mailing.Audience, mailing.Note));
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task A_game_is_added_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.SaveAsync(A.Person($"{First} {Last}", Address), A.Person());
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/games");

        await marcy.Button("Add a game").ClickAsync();
        await Hands.TypeAsync(marcy, "Date", "11292027");
        await marcy.Field("Time").FillAsync("13:30");
        await Hands.TypeAsync(marcy, "Home team", "Portland Thunderbirds");
        await Hands.TypeAsync(marcy, "Away team", "Salem Saltwater Taffy");
        await Hands.ReadsAsync(marcy,
            ("Date", "2027-11-29"), ("Time", "13:30"), ("Home team", "Portland Thunderbirds"), ("Away team", "Salem Saltwater Taffy"));
        await marcy.Button("Add game").ClickAsync();
        await Expect(marcy.Heading("Salem Saltwater Taffy at Portland Thunderbirds")).ToBeVisibleAsync();
        Assert.Empty(marcy.Complaints);
    }

    [Fact]
    public async Task Settings_are_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/settings");

        await Hands.TypeAsync(marcy, "Name", " of the Okafor-Lindqvist League", end: true);
        await Hands.TypeAsync(marcy, "Emails come from", "Wilhelmina’s officials");
        await Hands.TypeAsync(marcy, "Answers go to", Address);
        await Hands.TypeAsync(marcy, "Note for new account emails", Note);
        await Hands.TypeAsync(marcy, "Time zone", "Denver");
        await Hands.ReadsAsync(marcy, ("Time zone", "Denver"), ("Note for new account emails", Note));
        await marcy.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "America/Denver" }).ClickAsync();
        await marcy.Button("Save").ClickAsync();
        await Expect(marcy.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();

        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.Equal(
            ("Sunday Officials of the Okafor-Lindqvist League", "Wilhelmina’s officials", Address, Note, "America/Denver"),
            (site.Name, site.SenderName, site.ReplyTo, site.Note, site.TimeZoneId));
        Assert.Empty(marcy.Complaints);
    }

    private static async Task TickTwiceAndOnceMoreAsync(ILocator box)
    {
        for (var times = 0; times < 3; times++)
            await box.ClickAsync(new() { Delay = 40 });
        await Expect(box).ToBeCheckedAsync();
    }
}
