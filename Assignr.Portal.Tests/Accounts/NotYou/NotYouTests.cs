using System.Net;
using Assignr.Portal.Audit;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.NotYou;

public sealed class NotYouTests(PortalHttp portal) : NotYouBench(portal)
{
    [Theory]
    [InlineData("not-you", Act.NotTheirs)]
    [InlineData("no-longer", Act.NoLongerOfficiates)]
    public async Task One_press_says_it_signs_nobody_in_and_the_page_says_nothing_of_the_person(string form, string act)
    {
        var person = await InvitedAsync("Ottoline Example", "second@example.com");
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);
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
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);
        var older = await Portal.MintAsync(person, Purpose.NewAccount);
        var reset = await Portal.MintAsync(person, Purpose.PasswordReset);
        var elsewhere = await Portal.MintAsync(person, Purpose.NewAccount, key: person.Addresses[1].Key);
        var others = await Portal.MintAsync(other, Purpose.NewAccount);

        await SayAsync(raw);

        foreach (var dead in new[] { $"/choose-password/{raw}", $"/choose-password/{older}", $"/reset-password/{reset}" })
            Assert.Contains("This link stopped working", (await Portal.Visit().OpenAsync(dead)).Text, StringComparison.Ordinal);
        Assert.Contains("Emma Example", (await Portal.Visit().OpenAsync($"/choose-password/{elsewhere}")).Text, StringComparison.Ordinal);

        await SayAsync(elsewhere, "no-longer");

        Assert.Contains("This link stopped working", (await Portal.Visit().OpenAsync($"/choose-password/{elsewhere}")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Luca Example", (await Portal.Visit().OpenAsync($"/choose-password/{others}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var person = await InvitedAsync();
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var scanner = Portal.Visit();
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
        var page = await browser.OpenAsync($"/choose-password/{await Portal.MintAsync(emma, Purpose.NewAccount)}");
        await browser.OpenAsync($"/choose-password/{await Portal.MintAsync(luca, Purpose.NewAccount)}");
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
        var first = await browser.OpenAsync($"/not-you/{await Portal.MintAsync(emma, Purpose.NewAccount)}");
        await browser.OpenAsync($"/not-you/{await Portal.MintAsync(luca, Purpose.NewAccount)}");

        await browser.PostAsync(first, "/not-you", "no-longer");

        await AssertSaidOnceAsync(emma, Act.NoLongerOfficiates);
        Assert.Null((await ReadAsync(luca)).NoLongerOfficiatesAt);
    }

    [Fact]
    public async Task Pressed_again_after_back_in_another_window_or_by_the_other_button_it_counts_once_and_says_the_same()
    {
        var person = await InvitedAsync();
        var raw = await Portal.MintAsync(person, Purpose.NewAccount);
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
        Assert.Contains("No more of these emails come", (await Portal.Visit().OpenAsync($"/not-you/{raw}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_posts_at_once_by_several_links_one_counts()
    {
        var person = await InvitedAsync();
        var pages = new List<(Visitor Visitor, Answer Page)>();
        string[] links = [await Portal.MintAsync(person, Purpose.NewAccount), await Portal.MintAsync(person, Purpose.NewAccount)];
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
        var used = await Portal.MintAsync(person, Purpose.NewAccount);
        var revoked = await Portal.MintAsync(person, Purpose.NewAccount);
        await Portal.ReadAsync(async db => await db.Tokens.Where(token => token.PersonId == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(token => token.UsedAt, token => token.Hash == Hash(used) ? TimeProvider.System.GetUtcNow() : null)
            .SetProperty(token => token.RevokedAt, token => token.Hash == Hash(revoked) ? TimeProvider.System.GetUtcNow() : null)));
        var raws = new[]
        {
            (used, "This link was already used"),
            (await Portal.MintAsync(person, Purpose.NewAccount, TimeSpan.FromDays(-1)), "This link has expired"),
            (revoked, "This link stopped working"),
            (await Portal.MintAsync(person, Purpose.PasswordReset), "This link does not work"),
            (Secret.Mint().Raw, "This link does not work"),
        };
        var live = await Portal.MintAsync(person, Purpose.NewAccount);

        foreach (var (raw, title) in raws)
        {
            var visitor = Visit();
            Assert.Contains(title, (await visitor.OpenAsync($"/not-you/{raw}")).Text, StringComparison.Ordinal);
        }
        var late = Visit();
        var page = await late.OpenAsync($"/not-you/{live}");
        await Portal.ReadAsync(db => db.Tokens.Where(token => token.Hash == Hash(live))
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, TimeProvider.System.GetUtcNow())));
        var answer = await late.PostAsync(page, "/not-you", "not-you");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("This link was already used", answer.Text, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(person)).NotTheirsAt);
        Assert.Equal(0, await Portal.ReadAsync(db => db.AuditEntries.CountAsync(entry =>
            entry.PersonId == person.Id && entry.Act == Act.NotTheirs)));
    }

    private static byte[] Hash(string raw) => Secret.HashOf(raw)!;
}
