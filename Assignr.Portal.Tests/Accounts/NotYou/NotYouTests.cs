using System.Net;
using Assignr.Portal.Accounts.NotYou;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.NotYou;

public sealed class NotYouTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    private static int networks;

    [Theory]
    [InlineData("not-you", Act.NotTheirs)]
    [InlineData("no-longer", Act.NoLongerOfficiates)]
    public async Task One_press_says_it_signs_nobody_in_and_the_page_says_nothing_of_the_person(string form, string act)
    {
        var person = await InvitedAsync("Ottoline Example", "second@example.com");
        var raw = await portal.MintAsync(person, Purpose.NewAccount);
        var stranger = Visit();

        var opened = await stranger.GetAsync($"/not-you/{raw}");
        var page = await stranger.GetAsync(opened.Location!);
        var answer = await stranger.PostAsync(page, "/not-you", form);
        var done = await stranger.GetAsync(answer.Location!);

        Assert.Equal((HttpStatusCode.SeeOther, "no-referrer"), (opened.Status, opened.Headers["Referrer-Policy"]));
        Assert.Matches("^/not-you\\?link=[\\w-]{8}$", opened.Location!);
        Assert.Equal("/not-you?done=1", answer.Location);
        Assert.Contains("No more of these emails come", done.Text, StringComparison.Ordinal);
        foreach (var seen in new[] { page, done })
        {
            foreach (var secret in new[] { person.FirstName, person.LastName, person.Id.ToString(), raw }
                .Concat(person.Addresses.Select(address => address.Address)))
                Assert.DoesNotContain(secret, seen.Body, StringComparison.OrdinalIgnoreCase);
        }
        Assert.StartsWith("/login", (await stranger.GetAsync("/profile")).Location, StringComparison.Ordinal);
        await AssertSaidOnceAsync(person, act);
        var row = await ReadAsync(person);
        Assert.Equal((act == Act.NotTheirs, act != Act.NotTheirs), (row.NotTheirsAt is not null, row.NoLongerOfficiatesAt is not null));
        Assert.Equal([act == Act.NotTheirs, false], row.Addresses.Select(address => address.NotTheirsAt is not null));
    }

    [Fact]
    public async Task Every_link_to_that_address_dies_and_those_to_others_stay()
    {
        var person = await InvitedAsync("Emma Example", $"{Guid.NewGuid():n}@example.com");
        var other = await InvitedAsync("Luca Example");
        var raw = await portal.MintAsync(person, Purpose.NewAccount);
        var older = await portal.MintAsync(person, Purpose.NewAccount);
        var reset = await portal.MintAsync(person, Purpose.PasswordReset);
        var elsewhere = await portal.MintAsync(person, Purpose.NewAccount, key: person.Addresses[1].Key);
        var others = await portal.MintAsync(other, Purpose.NewAccount);

        await SayAsync(raw);

        foreach (var dead in new[] { $"/choose-password/{raw}", $"/choose-password/{older}", $"/reset-password/{reset}" })
            Assert.Contains("This link stopped working", (await portal.Visit().OpenAsync(dead)).Text, StringComparison.Ordinal);
        Assert.Contains("Emma Example", (await portal.Visit().OpenAsync($"/choose-password/{elsewhere}")).Text, StringComparison.Ordinal);

        await SayAsync(elsewhere, "no-longer");

        Assert.Contains("This link stopped working", (await portal.Visit().OpenAsync($"/choose-password/{elsewhere}")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Luca Example", (await portal.Visit().OpenAsync($"/choose-password/{others}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var person = await InvitedAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var scanner = portal.Visit();
            await scanner.SendAsync(HttpMethod.Head, $"/not-you/{raw}");
            await scanner.OpenAsync($"/not-you/{raw}");
            await scanner.OpenAsync($"/choose-password/{raw}");
            Assert.NotEqual(HttpStatusCode.OK, (await scanner.SendAsync(HttpMethod.Post, $"/not-you/{raw}")).Status);
        }

        await AssertNothingWasSaidAsync(person, raw);
    }

    [Fact]
    public async Task The_page_where_a_password_is_chosen_leads_there_with_its_own_link()
    {
        var (emma, luca) = (await InvitedAsync("Emma Example"), await InvitedAsync("Luca Example"));
        var browser = Visit();
        var page = await browser.OpenAsync($"/choose-password/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        await browser.OpenAsync($"/choose-password/{await portal.MintAsync(luca, Purpose.NewAccount)}");
        var path = System.Text.RegularExpressions.Regex.Match(page.Body, "href=\"(/not-you[^\"]+)\"").Groups[1].Value;

        await browser.PostAsync(await browser.GetAsync(path), "/not-you", "not-you");

        await AssertSaidOnceAsync(emma, Act.NotTheirs);
        Assert.Null((await ReadAsync(luca)).NotTheirsAt);
    }

    [Fact]
    public async Task Of_two_links_in_one_browser_each_form_acts_on_its_own()
    {
        var (emma, luca) = (await InvitedAsync("Emma Example"), await InvitedAsync("Luca Example"));
        var browser = Visit();
        var first = await browser.OpenAsync($"/not-you/{await portal.MintAsync(emma, Purpose.NewAccount)}");
        await browser.OpenAsync($"/not-you/{await portal.MintAsync(luca, Purpose.NewAccount)}");

        await browser.PostAsync(first, "/not-you", "no-longer");

        await AssertSaidOnceAsync(emma, Act.NoLongerOfficiates);
        Assert.Null((await ReadAsync(luca)).NoLongerOfficiatesAt);
    }

    [Fact]
    public async Task Pressed_again_after_back_in_another_window_or_by_the_other_button_it_counts_once_and_says_the_same()
    {
        var person = await InvitedAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount);
        var (one, other) = (Visit(), Visit());
        var pages = (await one.OpenAsync($"/not-you/{raw}"), await other.OpenAsync($"/not-you/{raw}"));

        string?[] answers =
        [
            (await one.PostAsync(pages.Item1, "/not-you", "not-you")).Location,
            (await one.PostAsync(pages.Item1, "/not-you", "not-you")).Location,
            (await other.PostAsync(pages.Item2, "/not-you", "no-longer")).Location,
        ];

        Assert.All(answers, answer => Assert.Equal("/not-you?done=1", answer));
        await AssertSaidOnceAsync(person, Act.NotTheirs);
        Assert.Null((await ReadAsync(person)).NoLongerOfficiatesAt);
        Assert.Contains("No more of these emails come", (await portal.Visit().OpenAsync($"/not-you/{raw}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_posts_at_once_by_several_links_one_counts()
    {
        var person = await InvitedAsync();
        var pages = new List<(Visitor Visitor, Answer Page)>();
        string[] links = [await portal.MintAsync(person, Purpose.NewAccount), await portal.MintAsync(person, Purpose.NewAccount)];
        foreach (var raw in links)
        {
            for (var i = 0; i < 8; i++)
            {
                var visitor = Visit();
                pages.Add((visitor, await visitor.OpenAsync($"/not-you/{raw}")));
            }
        }

        var answers = await Task.WhenAll(pages.Select(one => one.Visitor.PostAsync(one.Page, "/not-you", "not-you")));

        Assert.All(answers, answer => Assert.Equal("/not-you?done=1", answer.Location));
        await AssertSaidOnceAsync(person, Act.NotTheirs);
    }

    [Fact]
    public async Task A_link_that_was_used_expired_withdrawn_or_never_ours_says_nothing_and_opens_the_page_of_dead_links()
    {
        var person = await InvitedAsync();
        var used = await portal.MintAsync(person, Purpose.NewAccount);
        var revoked = await portal.MintAsync(person, Purpose.NewAccount);
        await portal.ReadAsync(async db => await db.Tokens.Where(token => token.PersonId == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(token => token.UsedAt, token => token.Hash == Hash(used) ? TimeProvider.System.GetUtcNow() : null)
            .SetProperty(token => token.RevokedAt, token => token.Hash == Hash(revoked) ? TimeProvider.System.GetUtcNow() : null)));
        var raws = new[]
        {
            (used, "This link was already used"),
            (await portal.MintAsync(person, Purpose.NewAccount, TimeSpan.FromDays(-1)), "This link has expired"),
            (revoked, "This link stopped working"),
            (await portal.MintAsync(person, Purpose.PasswordReset), "This link does not work"),
            (Secret.Mint().Raw, "This link does not work"),
        };
        var live = await portal.MintAsync(person, Purpose.NewAccount);

        foreach (var (raw, title) in raws)
        {
            var visitor = Visit();
            Assert.Contains(title, (await visitor.OpenAsync($"/not-you/{raw}")).Text, StringComparison.Ordinal);
        }
        var late = Visit();
        var page = await late.OpenAsync($"/not-you/{live}");
        await portal.ReadAsync(db => db.Tokens.Where(token => token.Hash == Hash(live))
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, TimeProvider.System.GetUtcNow())));
        var answer = await late.PostAsync(page, "/not-you", "not-you");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("This link was already used", answer.Text, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(person)).NotTheirsAt);
        Assert.Equal(0, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry =>
            entry.PersonId == person.Id && entry.Act == Act.NotTheirs)));
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.78")]
    [InlineData("2001:db8:7:7::1", "2001:db8:7:7:ffff::9", "2001:db8:7:8::1")]
    public async Task One_network_says_it_ten_times_an_hour_and_another_one_is_not_held_up(string from, string same, string another)
    {
        for (var i = 0; i < SayNotYou.MostInAnHour; i++)
            Assert.Equal("/not-you?done=1", (await SayAsync(await portal.MintAsync(await InvitedAsync(), Purpose.NewAccount),
                i % 2 == 0 ? "not-you" : "no-longer", from)).Location);
        var person = await InvitedAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount);

        var answer = await SayAsync(raw, network: same);

        Assert.Equal((HttpStatusCode.TooManyRequests, "3600"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Contains("Nothing was changed", answer.Text, StringComparison.Ordinal);
        await AssertNothingWasSaidAsync(person, raw);
        Assert.Equal("/not-you?done=1", (await SayAsync(raw, network: another)).Location);
    }

    [Fact]
    public async Task A_form_of_another_site_or_without_its_token_changes_nothing()
    {
        var person = await InvitedAsync();
        var raw = await portal.MintAsync(person, Purpose.NewAccount);
        var visitor = Visit();
        var page = await visitor.OpenAsync($"/not-you/{raw}");

        await visitor.PostAsync(page, "/not-you", "not-you", ("__RequestVerificationToken", "forged"));
        await visitor.PostAsync(page, "/not-you", "not-you", ("__RequestVerificationToken", ""));
        visitor.Lose();
        await visitor.PostAsync(page, "/not-you", "not-you");

        await AssertNothingWasSaidAsync(person, raw);
    }

    private static byte[] Hash(string raw) => Secret.HashOf(raw)!;

    /// <summary>A browser of a network of its own, so that no test uses up another one's.</summary>
    private Visitor Visit() => portal.Visit(network: $"198.18.{Interlocked.Increment(ref networks)}.1");

    private async Task<Answer> SayAsync(string raw, string form = "not-you", string? network = null)
    {
        var visitor = network is null ? Visit() : portal.Visit(network: network);
        return await visitor.PostAsync(await visitor.OpenAsync($"/not-you/{raw}"), "/not-you", form);
    }

    private async Task<Person> InvitedAsync(string name = "Terrence Miles", params string[] more)
    {
        var person = A.Person(name, $"{Guid.NewGuid():n}@example.com", moreAddresses: more);
        await portal.SaveAsync(person);
        return person;
    }

    private Task<Person> ReadAsync(Person person) => portal.ReadAsync(db =>
        db.People.AsNoTracking().Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id));

    private async Task AssertSaidOnceAsync(Person person, string act) =>
        Assert.Equal([act], await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.PersonId == person.Id
            && (entry.Act == Act.NotTheirs || entry.Act == Act.NoLongerOfficiates)).Select(entry => entry.Act).ToListAsync()));

    private async Task AssertNothingWasSaidAsync(Person person, string raw)
    {
        var row = await ReadAsync(person);
        Assert.Equal((null, null), (row.NotTheirsAt, row.NoLongerOfficiatesAt));
        Assert.Equal(LinkState.Good, (await portal.ReadAsync(db =>
            db.FindLinkAsync(raw, Purpose.NewAccount, TimeProvider.System.GetUtcNow()))).State);
    }
}
