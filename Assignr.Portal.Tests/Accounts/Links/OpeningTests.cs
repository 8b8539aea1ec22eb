using System.Net;
using System.Text.Json;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Links;

/// <summary>What the script of the page posts that a new account email leads to.</summary>
public sealed class OpeningTests(PortalHttp http) : LinkPageBench(http)
{
    private static int network;

    [Fact]
    public async Task A_page_that_is_seen_is_noted_once_however_often_it_says_so()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        Assert.Contains("data-opened=\"/opened\"", page.Body, StringComparison.Ordinal);

        var answers = (await TellAsync(visitor, page), await TellAsync(visitor, page),
            await TellAsync(visitor, await visitor.OpenAsync($"/choose-password/{raw}")));

        Assert.All([answers.Item1, answers.Item2, answers.Item3], AssertSaysNothing);
        var opening = Assert.Single(await OpeningsAsync(person));
        Assert.Equal(await TokenAsync(person), (opening.TokenId, opening.MessageId));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_noted()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{raw}");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TellAsync(visitor, page)));

        Assert.Single(await OpeningsAsync(person));
    }

    [Fact]
    public async Task Looking_notes_nothing_with_and_without_the_page()
    {
        var (person, raw) = await InvitedAsync();
        var scanner = Visit();

        for (var times = 0; times < 3; times++)
            await scanner.OpenAsync($"/choose-password/{raw}");
        await scanner.SendAsync(HttpMethod.Head, $"/choose-password/{raw}");
        await scanner.GetAsync("/opened");

        Assert.Empty(await OpeningsAsync(person));
    }

    [Theory]
    [InlineData("used")]
    [InlineData("expired")]
    [InlineData("withdrawn")]
    [InlineData("deactivated")]
    [InlineData("address")]
    public async Task A_link_that_died_meanwhile_is_not_noted_and_gets_the_same_answer(string what)
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        var (tokens, now) = (new Func<PortalDb, IQueryable<Token>>(db => db.Tokens.Where(token => token.PersonId == person.Id)),
            TimeProvider.System.GetUtcNow());
        await portal.ReadAsync(db => what switch
        {
            "used" => tokens(db).ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now)),
            "expired" => tokens(db).ExecuteUpdateAsync(row => row.SetProperty(token => token.ExpiresAt, now.AddDays(-1))),
            "withdrawn" => tokens(db).ExecuteUpdateAsync(row => row.SetProperty(token => token.RevokedAt, now)),
            "deactivated" => db.People.Where(row => row.Id == person.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Permissions, Permissions.None)),
            _ => db.Addresses.Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(),
        });

        AssertSaysNothing(await TellAsync(visitor, page));

        Assert.Empty(await OpeningsAsync(person));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Garbage_gets_the_same_answer(string reference)
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{raw}");

        AssertSaysNothing(await visitor.PostAsync(page, "/opened", "", ("Link", reference)));
        AssertSaysNothing(await visitor.PostAsync(page, "/opened", "", ("Link", raw)));
        AssertSaysNothing(await visitor.SendAsync(HttpMethod.Post, "/opened"));
        AssertSaysNothing(await visitor.SendAsync(HttpMethod.Post, "/opened", new StringContent("{}")));

        Assert.Empty(await OpeningsAsync(person));
    }

    [Fact]
    public async Task A_link_of_another_purpose_or_a_form_of_another_browser_is_not_noted()
    {
        var (person, raw) = await InvitedAsync();
        var (visitor, stranger) = (Visit(), Visit());
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        var reset = await visitor.OpenAsync($"/reset-password/{await portal.MintAsync(person, Purpose.PasswordReset)}");

        AssertSaysNothing(await TellAsync(visitor, reset));
        AssertSaysNothing(await TellAsync(stranger, page));

        Assert.Empty(await OpeningsAsync(person));
    }

    [Fact]
    public async Task It_writes_its_row_and_nothing_else()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        var before = await EverythingAsync(person);

        await TellAsync(visitor, page);

        Assert.Single(await OpeningsAsync(person));
        Assert.Equal(before, await EverythingAsync(person));
    }

    [Fact]
    public async Task A_network_that_posts_without_end_is_answered_and_not_heard()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = portal.Visit(network: "192.0.2.99");
        var page = await visitor.OpenAsync($"/choose-password/{raw}");
        for (var times = 0; times < 30; times++)
            AssertSaysNothing(await visitor.SendAsync(HttpMethod.Post, "/opened"));

        AssertSaysNothing(await TellAsync(visitor, page));

        Assert.Empty(await OpeningsAsync(person));
    }

    [Fact]
    public async Task It_goes_with_its_person()
    {
        var (person, raw) = await InvitedAsync();
        var visitor = Visit();
        await TellAsync(visitor, await visitor.OpenAsync($"/choose-password/{raw}"));
        Assert.Single(await OpeningsAsync(person));

        await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).ExecuteDeleteAsync());

        Assert.Empty(await OpeningsAsync(person));
    }

    // Each from a network of its own: they share no limit.
    private Visitor Visit() => portal.Visit(network: $"198.51.100.{Interlocked.Increment(ref network)}");

    private static Task<Answer> TellAsync(Visitor visitor, Answer page) => visitor.PostAsync(page, "/opened", "");

    private static void AssertSaysNothing(Answer answer) =>
        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.Status, answer.Body));

    private Task<List<LinkOpening>> OpeningsAsync(Person person) =>
        portal.ReadAsync(db => db.LinkOpenings.AsNoTracking().Where(opening => opening.PersonId == person.Id).ToListAsync());

    private async Task<(Guid, Guid?)> TokenAsync(Person person)
    {
        var token = await portal.ReadAsync(db => db.Tokens.AsNoTracking().SingleAsync(token => token.PersonId == person.Id));
        return (token.Id, token.MessageId);
    }

    private Task<string> EverythingAsync(Person person) => portal.ReadAsync(async db => JsonSerializer.Serialize(new
    {
        Person = await db.People.AsNoTracking().SingleAsync(row => row.Id == person.Id),
        Tokens = await db.Tokens.AsNoTracking().Where(token => token.PersonId == person.Id).ToListAsync(),
        Messages = await db.Messages.AsNoTracking().Where(message => message.PersonId == person.Id).ToListAsync(),
        Plans = await db.ReminderPlans.AsNoTracking().Where(plan => plan.PersonId == person.Id).ToListAsync(),
        Audit = await db.AuditEntries.CountAsync(),
        Sessions = await db.Sessions.CountAsync(),
    }));
}
