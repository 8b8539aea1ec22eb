using Assignr.Portal.Tests.Accounts.SetUp;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What is typed at set-up, on the pages of links, at the sign-in and in the profile, at a round trip of 300 ms.</summary>
[Collection(PageJourney.Name)]
public sealed class TypingOnTheWayInOnASlowNetworkTests(Chromium chromium)
{
    private const string Address = "wilhelmina.okafor-lindqvist@officials.example.com";
    private const string Chosen = "whistle in the falling snow";
    private const string Another = "kickoff in the pouring rain";

    [Fact]
    public async Task The_portal_is_set_up_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium, setUp: false);
        var link = await SetUpLink.MintAsync(portal.Services);
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var wilhelmina = await portal.VisitorAsync(through: network);
        await wilhelmina.Page.GotoAsync(new Uri(link).PathAndQuery);

        await Hands.TypeAsync(wilhelmina, "Name of your association", "Officials of the Okafor-Lindqvist League", over: true);
        await Hands.TypeAsync(wilhelmina, "Time zone of your games", "denver", over: true);
        await wilhelmina.Page.Keyboard.PressAsync("Enter");
        await Hands.TypeAsync(wilhelmina, "Your first name", "Wilhelmina");
        await Hands.TypeAsync(wilhelmina, "Your last name", "Okafor-Lindqvist");
        await Hands.TypeAsync(wilhelmina, "Your email", Address);
        await TypePasswordAsync(wilhelmina, Chosen);
        await Hands.ReadsAsync(wilhelmina,
            ("Name of your association", "Officials of the Okafor-Lindqvist League"), ("Time zone of your games", "America/Denver"),
            ("Your first name", "Wilhelmina"), ("Your last name", "Okafor-Lindqvist"), ("Your email", Address));
        await wilhelmina.Button("Submit").ClickAsync();

        await Expect(wilhelmina.Heading("People")).ToBeVisibleAsync();
        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        Assert.Equal(("Officials of the Okafor-Lindqvist League", "America/Denver"), (site.Name, site.TimeZoneId));
        var person = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        Assert.Equal(("Wilhelmina Okafor-Lindqvist", Address), (person.FullName, person.PrimaryAddress));
        Assert.Empty(wilhelmina.Complaints);
    }

    [Fact]
    public async Task Whoever_was_never_signed_in_asks_for_a_link_chooses_signs_in_and_changes_their_profile_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var person = A.Person("Wilhelmina Okafor-Lindqvist", Address);
        await portal.SaveAsync(person);
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var wilhelmina = await portal.VisitorAsync(through: network, width: 360);
        await AskAsync(wilhelmina);
        await wilhelmina.Page.GotoAsync(await LinkAsync(portal, 1));
        await TypePasswordAsync(wilhelmina, Chosen);
        await wilhelmina.Button("Submit").ClickAsync();
        await Expect(wilhelmina.Heading("My games")).ToBeVisibleAsync();

        await wilhelmina.Page.GotoAsync("/profile");
        await Hands.TypeAsync(wilhelmina, "Phone", "+1 913 555 0142");
        await Hands.TypeAsync(wilhelmina, "Add an email", "wil@home.example");
        await Hands.TypeAsync(wilhelmina, wilhelmina.Page.Locator("#current"), Chosen);
        await Hands.ReadsAsync(wilhelmina, ("Phone", "+1 913 555 0142"), ("Add an email", "wil@home.example"));
        await wilhelmina.Button("Save").ClickAsync();
        await Expect(wilhelmina.Button("Take out wil@home.example")).ToBeVisibleAsync();
        await Hands.TypeAsync(wilhelmina, wilhelmina.Page.Locator("#now"), Chosen);
        await Hands.TypeAsync(wilhelmina, "New password", Another);
        await Hands.TypeAsync(wilhelmina, "Password, once more", Another);
        await wilhelmina.Button("Change password").ClickAsync();
        await Expect(wilhelmina.Text("Your password is changed.")).ToBeVisibleAsync();
        Assert.Equal("+1 913 555 0142",
            await portal.ReadAsync(db => db.People.Where(one => one.Id == person.Id).Select(one => one.Phone).SingleAsync()));

        var other = await portal.VisitorAsync(through: network, width: 360);
        await other.Page.GotoAsync("/login");
        await SignInAsync(other, Another);
        Assert.Empty(wilhelmina.Complaints.Concat(other.Complaints));
    }

    [Fact]
    public async Task Whoever_forgot_their_password_asks_for_a_link_and_gets_in_with_the_new_one_as_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.AddWithAccountAsync(A.Person("Wilhelmina Okafor-Lindqvist", Address));
        await using var network = SlowNetwork.Before(portal.Url, Hands.RoundTrip);
        var wilhelmina = await portal.VisitorAsync(through: network, width: 360);

        await AskAsync(wilhelmina);
        await wilhelmina.Page.GotoAsync(await LinkAsync(portal, 1));
        await TypePasswordAsync(wilhelmina, Chosen);
        await wilhelmina.Button("Submit").ClickAsync();
        await Expect(wilhelmina.Text("Your password is set. Sign in with it.")).ToBeVisibleAsync();

        await SignInAsync(wilhelmina, Chosen);
        Assert.Empty(wilhelmina.Complaints);
    }

    private static async Task AskAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/forgot-password");
        await Hands.TypeAsync(visitor, "Email", Address);
        await Hands.ReadsAsync(visitor, ("Email", Address));
        await visitor.Button("Submit").ClickAsync();
        await Expect(visitor.Text("If we know this address, an email is on its way.")).ToBeVisibleAsync();
    }

    private static async Task TypePasswordAsync(Visitor visitor, string password)
    {
        await Hands.TypeAsync(visitor, "Password", password);
        await Hands.TypeAsync(visitor, "Password, once more", password);
        await Hands.ReadsAsync(visitor, ("Password", password), ("Password, once more", password));
    }

    private static async Task SignInAsync(Visitor visitor, string password)
    {
        await Hands.TypeAsync(visitor, "Email or user name", Address, over: true);
        await Hands.TypeAsync(visitor, "Password", password);
        await Hands.ReadsAsync(visitor, ("Email or user name", Address), ("Password", password));
        await visitor.Button("Sign in").ClickAsync();
        await Expect(visitor.Heading("My games")).ToBeVisibleAsync();
    }

    /// <summary>The link of a letter, through this visitor's network.</summary>
    private static async Task<string> LinkAsync(PortalServer portal, int letter) =>
        new Uri(HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync(letter)).Parsed().TextBody!)).PathAndQuery;
}
