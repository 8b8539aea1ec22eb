using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>Refused forms, outside Development: each ends in a page that says how to go on, and pressing again works.</summary>
public sealed class RefusedFormsTests(WebPortal production) : RefusedFormsBench(production)
{
    private const string NotSent = "That was not sent.";

    [Theory]
    [InlineData("/login", "login", "Form.Name")]
    [InlineData("/forgot-password", "forgot", "Form.Address")]
    [InlineData("/start", "start", "Form.Address")]
    public async Task A_form_whose_cookies_are_gone_is_shown_again_with_what_was_typed(string path, string form, string field)
    {
        var visitor = Visit();
        var page = await visitor.GetAsync(path);
        visitor.Lose();

        var refused = await visitor.PostAsync(page, path, form, (field, "emma@example.com"), ("Form.Password", "canary"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(NotSent, refused.Text, StringComparison.Ordinal);
        Assert.Contains("Allow cookies for this site", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"emma@example.com\"", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.Body, StringComparison.Ordinal);
        var again = await visitor.PostAsync(refused, path, form, (field, "emma@example.com"), ("Form.Password", "canary"));
        Assert.DoesNotContain(NotSent, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_password_is_set_by_pressing_again_after_the_cookies_were_gone()
    {
        var emma = await SavedAsync(Somebody("Emma Example"));
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{await MintAsync(emma, Purpose.NewAccount)}");
        visitor.Lose();
        (string, string)[] typed = [("Input.UserName", "emma.example"), ("Input.Password", Password), ("Input.Again", Password)];

        var refused = await visitor.PostAsync(page, "/choose-password", "choose", typed);

        Assert.Contains(NotSent, refused.Text, StringComparison.Ordinal);
        Assert.Contains("For Emma Example", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"emma.example\"", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.Body, StringComparison.Ordinal);
        Assert.Equal("/?welcome=1", (await visitor.PostAsync(refused, "/choose-password", "choose", typed)).Location);
    }

    [Fact]
    public async Task A_form_of_a_sibling_who_signed_in_meanwhile_in_another_window_says_so_and_works_when_pressed_again()
    {
        var (emma, luca) = (await SavedAsync(Somebody("Emma Example")), await SavedAsync(Somebody("Luca Example")));
        var browser = Visit();
        var first = await browser.OpenAsync($"/choose-password/{await MintAsync(emma, Purpose.NewAccount)}");
        var second = await browser.OpenAsync($"/choose-password/{await MintAsync(luca, Purpose.NewAccount)}");
        await browser.PostAsync(first, "/choose-password", "choose", Chosen(emma));

        var refused = await browser.PostAsync(second, "/choose-password", "choose", Chosen(luca));
        Assert.Contains("You are signed in as Emma Example here. This form is Luca Example's", refused.Text, StringComparison.Ordinal);
        var answer = await browser.PostAsync(refused, "/choose-password", "choose", Chosen(luca));

        Assert.Contains("Welcome, Luca", (await browser.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("/", (await SignInAsync(Visit(), emma)).Location);
        Assert.Equal("/", (await SignInAsync(Visit(), luca)).Location);
    }

    [Fact]
    public async Task Whoever_signs_in_in_a_window_older_than_somebody_elses_session_is_told_so_and_gets_in_by_pressing_again()
    {
        var (emma, luca) = (await WithAccountAsync("Emma Example"), await WithAccountAsync("Luca Example"));
        var browser = Visit();
        var page = await browser.GetAsync("/login");
        await SignInAsync(browser, luca);

        var refused = await browser.PostAsync(page, "/login", "login", ("Form.Name", emma.PrimaryAddress!), ("Form.Password", Password));
        Assert.Contains("You are signed in as Luca Example here.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.PostAsync(refused, "/login", "login", ("Form.Name", emma.PrimaryAddress!),
            ("Form.Password", Password))).Location);
        Assert.Contains("Emma Example, signing in as", (await browser.GetAsync("/profile")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_opened_by_somebody_else_before_changes_nobody_and_shows_nothing_of_what_they_typed()
    {
        var (emma, luca) = (await WithAccountAsync("Emma Example"), await WithAccountAsync("Luca Example"));
        var browser = Visit();
        await SignInAsync(browser, emma);
        var page = await browser.GetAsync("/profile");
        await SignInAsync(browser, luca, another: true);

        var refused = await browser.PostAsync(page, "/profile", "profile", ("Contact.Phone", "555 0100"),
            ("Contact.Addresses[0]", "new@example.com"), ("Contact.Current", Password));
        Assert.Contains("You are signed in as Luca Example here now.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("somebody else's, so nothing was changed", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("555 0100", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("new@example.com", refused.Body, StringComparison.Ordinal);

        // Even with Luca's own token, a form of Emma's changes nothing.
        var mixed = refused with { Body = refused.Body.Replace(luca.Id.ToString(), emma.Id.ToString(), StringComparison.Ordinal) };
        foreach (var form in new[] { "profile", "password" })
        {
            var kept = await browser.PostAsync(mixed, "/profile", form, ("Contact.Phone", "555 0100"), ("Input.Current", Password),
                ("Input.Password", "a much better password"), ("Input.Again", "a much better password"));
            Assert.Contains("somebody else's, so nothing was changed", kept.Text, StringComparison.Ordinal);
        }
        Assert.False(await ReadAsync(db => db.People.AnyAsync(row => (row.Id == emma.Id || row.Id == luca.Id) && row.Phone != luca.Phone)));
        Assert.Equal("/", (await SignInAsync(Visit(), luca)).Location);
    }

    [Fact]
    public async Task Ones_own_profile_comes_back_with_what_was_typed_and_is_saved_by_pressing_again()
    {
        var emma = await WithAccountAsync("Emma Example");
        var browser = Visit();
        await SignInAsync(browser, emma);
        var page = await browser.GetAsync("/profile");
        browser.Lose("__Host-assignr-form");

        var refused = await browser.PostAsync(page, "/profile", "profile", ("Contact.Phone", "555 0100"),
            ("Contact.Addresses[0]", emma.PrimaryAddress!));
        Assert.Contains(NotSent, refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"555 0100\"", refused.Body, StringComparison.Ordinal);
        Assert.Equal("/profile?done=saved", (await browser.PostAsync(refused, "/profile", "profile", ("Contact.Phone", "555 0100"),
            ("Contact.Addresses[0]", emma.PrimaryAddress!))).Location);
    }

    [Fact]
    public async Task Signing_out_in_a_page_whose_cookies_are_gone_leads_to_a_page_that_signs_out()
    {
        var browser = Visit();
        await SignInAsync(browser, await WithAccountAsync("Emma Example"));
        var page = await browser.GetAsync("/profile");
        browser.Lose("__Host-assignr-form");

        var still = await browser.OpenAsync((await browser.PostAsync(page, "/logout", "")).Location!);

        Assert.Contains("You are signed in as Emma Example", still.Text, StringComparison.Ordinal);
        Assert.Equal("/login?done=signed-out", (await browser.PostAsync(still, "/logout", "")).Location);
        Assert.Equal("/login", (await browser.GetAsync("/sign-out")).Location);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_leads_to_the_sign_in_which_says_so_and_back_to_its_page()
    {
        var emma = await WithAccountAsync("Emma Example");
        var browser = Visit();
        await SignInAsync(browser, emma);
        var page = await browser.GetAsync("/profile");
        await EndSessionsAsync(emma, SessionEnd.EndedElsewhere);

        var sent = await browser.PostAsync(page, "/profile", "profile", ("Contact.Phone", "555 0100"));
        var login = await browser.GetAsync(sent.Location!);

        Assert.Contains("You were signed out from another browser. What you just sent was not saved.", login.Text,
            StringComparison.Ordinal);
        var signedIn = await browser.PostAsync(login, sent.Location!, "login", ("Form.Name", emma.PrimaryAddress!),
            ("Form.Password", Password));
        Assert.Equal("/profile", signedIn.Location);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData(null)]
    public async Task What_another_site_filled_in_is_not_shown_as_if_it_had_been_typed_here(string? from)
    {
        var visitor = Visit();
        visitor.ComesFrom = from;

        var refused = await visitor.SendAsync(HttpMethod.Post, "/login",
            new FormUrlEncodedContent([KeyValuePair.Create("_handler", "login"), KeyValuePair.Create("Form.Name", "evil@example.com")]));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(NotSent, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil@example.com", refused.Body, StringComparison.Ordinal);
    }
}
