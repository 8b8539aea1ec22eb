using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts.SignIn;

/// <summary>A copied cookie works exactly as long as its session, for pages and for circuits.</summary>
public sealed class CopiedCookieTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private const string Chosen = "kickoff in the pouring rain";

    [Fact]
    public async Task Signing_out_ends_the_copy()
    {
        var (visitor, person, copy) = await SignedInAsync();

        await visitor.PostAsync(await visitor.GetAsync("/profile"), "/logout", "");

        await AssertDeadAsync(copy, person, SessionEnd.SignedOut);
    }

    [Fact]
    public async Task Signing_out_while_pages_are_asked_for_ends_it_all_the_same_and_is_written_down_once()
    {
        var (visitor, person, copy) = await SignedInAsync();
        var page = await visitor.GetAsync("/profile");
        var others = Enumerable.Range(0, 3).Select(_ => portal.Visit().WithCookiesOf(visitor)).ToList();

        await Task.WhenAll([.. others.Select(other => other.PostAsync(page, "/logout", "")),
            .. Enumerable.Range(0, 6).Select(_ => copy.GetAsync("/profile"))]);

        await AssertDeadAsync(copy.WithCookiesOf(visitor), person, SessionEnd.SignedOut);
        Assert.Equal(1,
            await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.LoggedOut && entry.PersonId == person.Id)));
    }

    [Fact]
    public async Task Another_password_ends_the_copy_and_not_the_browser_it_was_chosen_in()
    {
        var (visitor, person, copy) = await SignedInAsync();

        var answer = await visitor.PostAsync("/profile", "password",
            ("Input.Current", PortalHttp.Password), ("Input.Password", Chosen), ("Input.Again", Chosen));

        Assert.Equal("/profile?done=password", answer.Location);
        await AssertDeadAsync(copy, person, SessionEnd.PasswordChanged);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/profile")).Status);
    }

    [Fact]
    public async Task A_reset_ends_the_copy()
    {
        var (_, person, copy) = await SignedInAsync();
        var raw = await portal.MintAsync(person, Purpose.PasswordReset);

        var result = await portal.Services.GetRequiredService<ResetPassword>().RunAsync(Caller.Anonymous(null), raw, Chosen, Chosen);

        Assert.Equal(PasswordOutcome.Done, result.Outcome);
        await AssertDeadAsync(copy, person, SessionEnd.PasswordChanged);
    }

    [Fact]
    public async Task A_password_chosen_by_a_new_account_link_ends_the_copy()
    {
        var (_, person, copy) = await SignedInAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount);

        var result = await portal.Services.GetRequiredService<ChoosePassword>().RunAsync(Caller.Anonymous(null), raw,
            person.PrimaryAddress, Chosen, Chosen);

        Assert.Equal(PasswordOutcome.Done, result.Outcome);
        await AssertDeadAsync(copy, person, SessionEnd.PasswordChanged);
    }

    [Theory]
    [InlineData(Permissions.None, SessionEnd.Deactivated)]
    [InlineData(Permissions.Observer, SessionEnd.PermissionsChanged)]
    [InlineData(Permissions.Official | Permissions.Assignor, SessionEnd.PermissionsChanged)]
    public async Task Other_permissions_end_the_copy(Permissions permissions, SessionEnd because)
    {
        var (_, person, copy) = await SignedInAsync();

        await EditAsync(TestPortal.Assignor, person, permissions);

        await AssertDeadAsync(copy, person, because);
    }

    [Fact]
    public async Task Whoever_changes_their_own_permissions_goes_on_where_they_did_it()
    {
        var (visitor, person, copy) = await SignedInAsync(Permissions.Assignor);
        var own = await portal.ReadAsync(db => db.Sessions.SingleAsync(session => session.PersonId == person.Id));
        var elsewhere = await SignInAsync(person);
        var me = new Caller { PersonId = person.Id, SessionId = own.Id, Name = person.FullName, Permissions = person.Permissions };

        await EditAsync(me, person, Permissions.Assignor | Permissions.Official);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/profile")).Status);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/profile")).Status);
        await AssertDeadAsync(elsewhere, person, SessionEnd.PermissionsChanged);
    }

    [Fact]
    public async Task Deleting_the_person_ends_the_copy()
    {
        var (_, person, copy) = await SignedInAsync();

        await portal.Services.GetRequiredService<DeletePerson>().RunAsync(TestPortal.Assignor, person.Id);

        await AssertDeadAsync(copy, person, null);
    }

    [Fact]
    public async Task Signing_in_again_at_the_same_browser_ends_what_was_copied_from_it_before()
    {
        var (visitor, person, copy) = await SignedInAsync();
        var other = await portal.WithAccountAsync(A.Person("Dana McKenzie", $"{Guid.NewGuid():n}@example.com"));

        await visitor.PostAsync(await visitor.GetAsync("/forgot-password"), "/login", "login", ("Form.Name", other.PrimaryAddress!),
            ("Form.Password", PortalHttp.Password));

        Assert.Contains("Dana McKenzie", (await visitor.GetAsync("/profile")).Text, StringComparison.Ordinal);
        await AssertDeadAsync(copy, person, SessionEnd.Replaced);
    }

    [Fact]
    public async Task Any_new_stamp_ends_the_copy_though_nobody_ended_the_session()
    {
        var (_, person, copy) = await SignedInAsync();

        await portal.ReadAsync(db => db.Users.Where(account => account.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, "another")));

        await AssertDeadAsync(copy, person, null);
    }

    [Fact]
    public async Task What_the_database_stores_opens_nothing()
    {
        var (visitor, person, _) = await SignedInAsync();

        var session = await portal.ReadAsync(db => db.Sessions.SingleAsync(session => session.PersonId == person.Id));

        Assert.Equal(32, session.Hash.Length);
        Assert.DoesNotContain(visitor.Cookies.Values,
            value => value.Contains(Convert.ToBase64String(session.Hash), StringComparison.Ordinal));
        Assert.True(visitor.Cookies["__Host-assignr"].Length < 4096);
    }

    private async Task<(Visitor Visitor, Person Person, Visitor Copy)> SignedInAsync(Permissions permissions = Permissions.Official)
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: permissions));
        var visitor = await SignInAsync(person);
        var copy = portal.Visit().WithCookiesOf(visitor);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/profile")).Status);
        Assert.Equal(HttpStatusCode.OK, (await NegotiateAsync(copy)).Status);
        return (visitor, person, copy);
    }

    private async Task<Visitor> SignInAsync(Person person)
    {
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!), ("Form.Password", PortalHttp.Password));
        return visitor;
    }

    private async Task EditAsync(Caller caller, Person person, Permissions permissions)
    {
        var result = await portal.Services.GetRequiredService<EditPerson>().RunAsync(caller, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = person.Revision,
            Person = new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Addresses = [person.PrimaryAddress!],
                Permissions = permissions
            },
        });
        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
    }

    private async Task AssertDeadAsync(Visitor copy, Person person, SessionEnd? because)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await NegotiateAsync(portal.Visit().WithCookiesOf(copy))).Status);
        Assert.StartsWith("/login", (await copy.GetAsync("/profile")).Location, StringComparison.Ordinal);
        if (because is not null)
            Assert.Contains(because,
                await portal.ReadAsync(db => db.Sessions.Where(session => session.PersonId == person.Id && session.EndedAt != null)
                .Select(session => session.EndedBecause).ToListAsync()));
    }

    private static Task<Answer> NegotiateAsync(Visitor visitor) =>
        visitor.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
}
