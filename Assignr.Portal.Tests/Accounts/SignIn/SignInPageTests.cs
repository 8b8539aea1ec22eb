using System.Net;
using Assignr.Portal.Audit;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.SignIn;

public sealed class SignInPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private static (string, string)[] Typed(string name, string password = PortalHttp.Password) =>
        [("Form.Name", name), ("Form.Password", password)];

    [Fact]
    public async Task The_database_is_asked_for_some_rows_in_an_order_only()
    {
        await portal.Visit().PostAsync("/login", "login", ("Form.Name", "nobody@example.com"), ("Form.Password", "whatever it may be"));

        Assert.DoesNotContain(portal.LogLines, line => line.Contains("row limiting operator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_in_without_scripts_and_keeps_the_session_in_a_cookie_of_this_host_only()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var visitor = portal.Visit();

        var answer = await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!));

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.Status, answer.Location));
        var cookie = answer.SetCookies.Single(line => line.StartsWith("__Host-assignr=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.True(cookie.Length < 4096);
    }

    [Fact]
    public async Task Refuses_a_form_that_is_not_from_this_page()
    {
        var visitor = portal.Visit();
        await visitor.GetAsync("/login");

        var answer = await visitor.SendAsync(HttpMethod.Post, "/login",
            new FormUrlEncodedContent([KeyValuePair.Create("_handler", "login")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("//e.example")]
    [InlineData("/%5Ce.example")]
    [InlineData("https:e.example")]
    [InlineData("/%09/e.example")]
    [InlineData("%2f%2fe.example")]
    [InlineData("/@e.example")]
    [InlineData("/%E2%88%95e.example")]
    [InlineData("/%E2%88%95%E2%88%95e.example/people")]
    [InlineData("/people%0d%0aX:y")]
    [InlineData("javascript:alert(1)")]
    public async Task Leads_home_from_a_return_address_that_is_not_a_page_of_the_portal(string url)
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));

        var answer = await portal.Visit().PostAsync($"/login?returnUrl={url}", "login", Typed(person.PrimaryAddress!));

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task Says_the_same_to_unknown_wrong_and_locked_out()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var visitor = portal.Visit();

        var wrong = await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!, "not it at all"));
        var unknown = await visitor.PostAsync("/login", "login", Typed("nobody@example.com", "not it at all"));
        for (var i = 0; i < 5; i++)
            await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!, "not it at all"));
        var locked = await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!));

        Assert.Contains("That did not work.", wrong.Text, StringComparison.Ordinal);
        Assert.Equal((wrong.Status, wrong.Text), (unknown.Status, unknown.Text));
        Assert.Equal((wrong.Status, wrong.Text), (locked.Status, locked.Text));
        Assert.DoesNotContain("not it at all", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_signed_in_before_gets_in_while_strangers_try_and_a_stranger_does_not()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var own = portal.Visit();
        var first = await own.PostAsync("/login", "login", Typed(person.PrimaryAddress!));
        var cookie = first.SetCookies.Single(line => line.StartsWith("__Host-assignr-device=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        await own.PostAsync(await own.GetAsync("/profile"), "/logout", "");
        for (var i = 0; i < 6; i++)
            await portal.Visit().PostAsync("/login", "login", Typed(person.PrimaryAddress!, "not it at all"));

        Assert.Null((await portal.Visit().PostAsync("/login", "login", Typed(person.PrimaryAddress!))).Location);
        Assert.Equal("/", (await own.PostAsync("/login", "login", Typed(person.PrimaryAddress!))).Location);
    }

    [Fact]
    public async Task Whoever_resets_the_password_is_known_on_that_device_and_strangers_cannot_keep_them_out()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var raw = await portal.MintAsync(person, Purpose.PasswordReset);
        var visitor = portal.Visit();
        var chosen = "kickoff in the pouring rain";
        var page = await visitor.OpenAsync($"/reset-password/{raw}");
        await visitor.PostAsync(page, "/reset-password", "reset", ("Input.Password", chosen), ("Input.Again", chosen));
        for (var i = 0; i < 6; i++)
            await portal.Visit().PostAsync("/login", "login", Typed(person.PrimaryAddress!, "not it at all"));

        Assert.Equal("/", (await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!, chosen))).Location);
    }

    [Fact]
    public async Task A_session_ends_with_its_stamp_and_a_copied_cookie_with_it()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/profile")).Status);

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            (await db.Users.SingleAsync(account => account.PersonId == person.Id)).Protect("hash");
            await db.SaveChangesAsync();
        }

        var answer = await visitor.GetAsync("/profile");
        Assert.StartsWith("/login?returnUrl=", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_out_by_post_only_and_clears_what_the_browser_kept()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", Typed(person.PrimaryAddress!));
        var page = await visitor.GetAsync("/profile");

        Assert.NotEqual(HttpStatusCode.Found, (await visitor.GetAsync("/logout")).Status);
        var refused = await visitor.SendAsync(HttpMethod.Post, "/logout", new FormUrlEncodedContent([]));
        Assert.Equal("/sign-out", refused.Location);
        Assert.Contains("You are still signed in", (await visitor.GetAsync(refused.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/profile")).Status);

        var answer = await visitor.PostAsync(page, "/logout", "");

        Assert.Equal("/login?done=signed-out", answer.Location);
        Assert.Contains("cache", answer.Headers["Clear-Site-Data"], StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-assignr", visitor.Cookies.Keys);
        Assert.True(await portal.ReadAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == Act.LoggedOut
            && entry.PersonId == person.Id)));
    }

    [Fact]
    public async Task The_fields_are_known_to_password_managers()
    {
        var page = (await portal.Visit().GetAsync("/login")).Body;

        Assert.Matches("""<input[^>]+name="Form.Name"[^>]+autocomplete="username""", page);
        Assert.Matches("""<input type="password"[^>]+autocomplete="current-password""", page);
    }

    [Fact]
    public async Task Nobody_opens_a_circuit_without_a_session()
    {
        var visitor = portal.Visit();

        Assert.Equal(HttpStatusCode.Unauthorized,
            (await visitor.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1")).Status);
        Assert.DoesNotContain("_framework/blazor", (await visitor.GetAsync("/login")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_pages_are_not_stored_by_the_browser() =>
        Assert.Contains("no-store", (await portal.Visit().GetAsync("/login")).Headers["Cache-Control"], StringComparison.Ordinal);
}
