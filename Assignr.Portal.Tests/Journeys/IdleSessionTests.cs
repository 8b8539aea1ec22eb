using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

[Collection(Journey.Name)]
public sealed class IdleSessionTests(Chromium chromium)
{
    [Fact]
    public async Task An_open_page_warns_before_the_end_one_press_answers_and_without_one_it_leads_to_the_sign_in_and_back()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");

        portal.PutForward(TimeSpan.FromMinutes(29));
        await Expect(marcy.Button("Stay signed in")).ToBeVisibleAsync();
        await Expect(marcy.Button("Stay signed in")).ToBeInViewportAsync();
        Assert.Empty(await marcy.ViolationsAsync());
        await marcy.Button("Stay signed in").ClickAsync();
        await Expect(marcy.Button("Stay signed in")).Not.ToBeVisibleAsync();
        // The page asks for the end of the press, which counts as an act too, so the clock waits for it.
        await Expect(marcy.Page.Locator("#heard")).ToHaveAttributeAsync("data-answered", new Regex(@"\d"));

        portal.PutForward(TimeSpan.FromMinutes(20));
        // Longer than the interval of the check: there is no warning, and the page stays.
        await Task.Delay(TimeSpan.FromSeconds(5));
        await Expect(marcy.Button("Stay signed in")).Not.ToBeVisibleAsync();
        await Expect(marcy.Heading("People")).ToBeVisibleAsync();

        portal.PutForward(TimeSpan.FromMinutes(11));
        await Expect(marcy.Heading("Sign in")).ToBeVisibleAsync();
        await Expect(marcy.Text("You were signed out because nothing was done here for a while")).ToBeVisibleAsync();
        await marcy.Field("Email or user name").FillAsync(portal.Marcy.PrimaryAddress!);
        await marcy.Field("Password").FillAsync(PortalServer.Password);
        await marcy.Button("Sign in").ClickAsync();
        await Expect(marcy.Heading("People")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_without_a_circuit_warns_too_one_press_answers_and_at_the_end_it_keeps_what_was_typed()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await portal.AddWithAccountAsync(A.Person());
        var terrence = await portal.VisitorAsync(width: 360);
        await terrence.SignInAsync("terrence.miles@officials.example.com", PortalServer.Password);
        await terrence.Page.GotoAsync("/profile");
        await terrence.Field("Phone").FillAsync("+1 913 555 0142");

        portal.PutForward(TimeSpan.FromMinutes(119));
        await Expect(terrence.Button("Stay signed in")).ToBeInViewportAsync();
        Assert.Empty(await terrence.ViolationsAsync());
        Assert.Equal(0, await terrence.OverflowAsync());
        // The clock waits for the answer.
        await terrence.Page.RunAndWaitForResponseAsync(() => terrence.Button("Stay signed in").ClickAsync(), "**/session");
        await Expect(terrence.Button("Stay signed in")).Not.ToBeVisibleAsync();

        // Asking does not extend the session: from the press on it has two hours again.
        portal.PutForward(TimeSpan.FromMinutes(119));
        await Expect(terrence.Text("You are signed out in less than two minutes")).ToBeVisibleAsync();
        portal.PutForward(TimeSpan.FromMinutes(2));
        await Expect(terrence.Text("You are signed out here")).ToBeVisibleAsync();
        await Expect(terrence.Button("Stay signed in")).Not.ToBeVisibleAsync();
        await Expect(terrence.Field("Phone")).ToHaveValueAsync("+1 913 555 0142");
        await terrence.Page.GotoAsync("/profile");
        await Expect(terrence.Heading("Sign in")).ToBeVisibleAsync();
    }
}
