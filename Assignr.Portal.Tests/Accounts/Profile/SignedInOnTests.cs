using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts.Profile;

/// <summary>The profile lists where the person is signed in, and ends one or all other sessions, without scripts.</summary>
public sealed class SignedInOnTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Phone =
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private const string Desk = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    [Fact]
    public async Task Each_browser_is_listed_with_this_one_first()
    {
        var person = await PersonAsync();
        await SignInAsync(person, Phone);
        var here = await SignInAsync(person, Desk);

        var page = (await here.GetAsync("/profile")).Text;

        Assert.Matches("Signed in on Firefox on Linux *, this browser .*Since .* last seen .*Chrome on Android .*Since ", page);
        Assert.Contains("Sign out everywhere else", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_browser_there_is_nothing_to_end()
    {
        var here = await SignInAsync(await PersonAsync(), Desk);

        Assert.DoesNotContain("Ending.Session", (await here.GetAsync("/profile")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no session")]
    public async Task What_names_no_session_ends_none_and_says_nothing(string session)
    {
        var person = await PersonAsync();
        var here = await SignInAsync(person, Desk);

        Assert.Equal("/profile", (await EndAsync(here, session)).Location);
    }

    [Fact]
    public async Task One_other_browser_is_signed_out_and_it_is_written_down()
    {
        var person = await PersonAsync();
        var phone = await SignInAsync(person, Phone);
        var third = await SignInAsync(person, Phone);
        var here = await SignInAsync(person, Desk);
        var first = await portal.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id)
            .OrderBy(session => session.Id).Select(session => session.Id).FirstAsync());

        var answer = await EndAsync(here, $"{first}");

        Assert.StartsWith("/profile?done=sessions", answer.Location, StringComparison.Ordinal);
        Assert.Contains("Signed out there.", (await here.OpenAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await phone.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync("/profile")).Status);
        var entry = await portal.ReadAsync(db =>
            db.AuditEntries.SingleAsync(entry => entry.Act == Act.SessionEnded && entry.PersonId == person.Id));
        Assert.Equal((person.Id, "Chrome on Android."), (entry.ActorId, entry.Detail));
    }

    [Theory]
    [InlineData("/profile")]
    [InlineData("/login?returnUrl=%2Fprofile")]
    public async Task A_browser_that_was_signed_out_from_another_is_told_so_once_and_a_stranger_is_told_nothing(string first)
    {
        const string Reason = "You were signed out from another browser.";
        var person = await PersonAsync();
        var phone = await SignInAsync(person, Phone);
        await EndAsync(await SignInAsync(person, Desk), "others");

        var answer = await phone.GetAsync(first);
        var page = answer.Location is { } login ? await phone.GetAsync(login) : answer;

        Assert.Contains(Reason, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, (await phone.GetAsync("/login")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You were signed out", (await portal.Visit().GetAsync("/login")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SessionEnd.PasswordChanged, "You were signed out because your password was changed.")]
    [InlineData(SessionEnd.PermissionsChanged, "You were signed out because your permissions were changed.")]
    [InlineData(SessionEnd.Deactivated, "You were signed out because you were deactivated.")]
    [InlineData(SessionEnd.SignedOut, null)]
    public async Task Whatever_else_ended_a_session_is_told_too_unless_somebody_signed_out_by_themselves(SessionEnd because, string? reason)
    {
        var person = await PersonAsync();
        var visitor = await SignInAsync(person, Desk);
        await portal.ReadAsync(db => db.EndSessionsAsync(person.Id, because, TimeProvider.System.GetUtcNow()));

        var page = (await visitor.GetAsync("/login")).Text;

        Assert.Contains(reason ?? "Email or user name", page, StringComparison.Ordinal);
        Assert.Equal(reason is not null, page.Contains("You were signed out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_others_are_signed_out_and_a_copied_cookie_of_theirs_with_them()
    {
        var person = await PersonAsync();
        var phone = await SignInAsync(person, Phone);
        var copy = portal.Visit().WithCookiesOf(phone);
        var here = await SignInAsync(person, Desk);

        await EndAsync(here, "others");

        Assert.StartsWith("/login", (await copy.GetAsync("/profile")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/profile")).Status);
        Assert.Equal(SessionEnd.EndedElsewhere, await portal.ReadAsync(db => db.Sessions
            .Where(session => session.PersonId == person.Id && session.EndedAt != null)
            .Select(session => session.EndedBecause).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var other = await PersonAsync();
        var theirs = await SignInAsync(other, Phone);
        var session = await portal.ReadAsync(db => db.Sessions.SingleAsync(session => session.PersonId == other.Id));
        var me = await PersonAsync();

        var ended = await portal.Services.GetRequiredService<EndMySessions>().RunAsync(
            new Caller { PersonId = me.Id, Name = me.FullName, Permissions = me.Permissions }, session.Id);

        Assert.Equal(0, ended.Ended);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/profile")).Status);
    }

    [Theory]
    [InlineData(Permissions.Assignor, 29, 0, true)]
    [InlineData(Permissions.Assignor, 31, 0, false)]
    [InlineData(Permissions.Observer, 31, 0, false)]
    [InlineData(Permissions.Official, 31, 0, true)]
    [InlineData(Permissions.Official, 121, 0, false)]
    [InlineData(Permissions.Official | Permissions.Assignor, 31, 0, false)]
    [InlineData(Permissions.Assignor, 0, 11, true)]
    [InlineData(Permissions.Assignor, 0, 13, false)]
    [InlineData(Permissions.Official, 0, 13, true)]
    [InlineData(Permissions.Official, 0, 7 * 24 + 1, false)]
    public async Task A_session_is_over_after_a_while_and_the_sign_in_leads_back(
        Permissions permissions, int idleMinutes, int hours, bool holds)
    {
        var person = await PersonAsync(permissions);
        var visitor = await SignInAsync(person, Desk);
        await portal.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(session => session.SeenAt, TimeProvider.System.GetUtcNow().AddMinutes(-idleMinutes))
            .SetProperty(session => session.Since, TimeProvider.System.GetUtcNow().AddHours(-hours))));

        var answer = await visitor.GetAsync("/profile");

        Assert.Equal(holds ? null : "/login?returnUrl=%2Fprofile", answer.Location);
        if (!holds)
        {
            var page = (await visitor.GetAsync(answer.Location!)).Text;
            Assert.Contains("because nothing was done here for a while", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Opening_a_page_keeps_the_session_and_what_scripts_ask_for_does_not()
    {
        var person = await PersonAsync();
        var visitor = await SignInAsync(person, Desk);
        var longAgo = TimeProvider.System.GetUtcNow().AddMinutes(-20);
        await portal.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.SeenAt, longAgo)));

        await visitor.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        await portal.Services.GetRequiredService<SeenSessions>().WriteAsync();
        Assert.Equal(longAgo, await SeenAsync(person));

        await visitor.GetAsync("/profile");
        await portal.Services.GetRequiredService<SeenSessions>().WriteAsync();
        Assert.True(await SeenAsync(person) > longAgo.AddMinutes(19));
    }

    private async Task<Person> PersonAsync(Permissions permissions = Permissions.Official) =>
        await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: permissions));

    private async Task<Visitor> SignInAsync(Person person, string userAgent)
    {
        var client = portal.CreateDefaultClient(new Uri("https://portal.example.test"));
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        var visitor = new Visitor(client);
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return visitor;
    }

    private static Task<Answer> EndAsync(Visitor visitor, string session) =>
        visitor.PostAsync("/profile", "sessions", ("Ending.Session", session));

    private Task<DateTimeOffset> SeenAsync(Person person) =>
        portal.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id).Select(session => session.SeenAt).SingleAsync());
}
