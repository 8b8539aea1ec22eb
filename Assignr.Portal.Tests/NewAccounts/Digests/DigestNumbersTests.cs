using System.Text.RegularExpressions;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.NewAccounts.NeedsYou;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Digests;

/// <summary>What a digest says beside what the pages say.</summary>
public sealed partial class DigestNumbersTests : DigestBench
{
    [Fact]
    public async Task Its_numbers_are_those_of_banner_panel_dialog_and_funnel_and_each_opens_its_list()
    {
        await SetAsync("2026-11-30 06:00");
        await NeedsYouBench.AddAsync(Portal);
        await GoAtAsync("2026-11-30 07:00");

        var text = bench.Receiver.Mails.Single(mail => mail.To.Contains("marcy@sunday.example")).Parsed().TextBody!;
        var (banner, panel) = (await Portal.Get<CountNeverLoggedIn>().RunAsync(TestPortal.Assignor), await NeedsYouBench.ListAsync(Portal));
        var funnel = await Portal.Get<CountFunnel>().RunAsync(TestPortal.Assignor, FunnelScope.Everybody);
        var dialog = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);

        Assert.Equal((6, 6, 6), (banner.People, funnel.Out, dialog.NeverLoggedIn));
        Assert.Contains("Marcy, 5 officials with a game soon have never logged in", text, StringComparison.Ordinal);
        Assert.Equal(5, panel.Total);
        Assert.Contains("6 people have never logged in:\nhttps://portal.example.test/people?step=out\n", text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("https://portal.example.test/people/needs-you\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var games = text[text.IndexOf("Games first", StringComparison.Ordinal)..];
        Assert.Equal(panel.Rows.Select(row => row.Name),
            panel.Rows.Select(row => row.Name).OrderBy(name => games.IndexOf(name, StringComparison.Ordinal)));
        foreach (var link in Grid().Matches(text).Select(match => PeopleUrl.Read(match.Value)))
            Assert.Equal(link.Standing is null ? 6 : 1, (await Portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, link)).Total);
    }

    [Fact]
    public async Task What_happened_since_the_last_one_is_new_and_only_that()
    {
        await Portal.SaveAsync([.. Enumerable.Range(0, 4).Select(number => A.Person($"Number{number} Person", $"n{number}@example.com"))]);
        await SetAsync("2026-11-29 12:00");
        await RefuseAsync("Number0");
        await GoAtAsync("2026-11-30 07:00");
        Assert.Contains("New since Monday 23 November\nRefused: 1 new:", Text(), StringComparison.Ordinal);

        await SetAsync("2026-12-01 12:00");
        await RefuseAsync("Number1");
        await ExpireAsync("Number2");
        await GoAtAsync("2026-12-07 07:00");
        Assert.Contains("""
            New since Monday 30 November
            Refused: 1 new of 2:
            https://portal.example.test/people?standing=refused
            Link expired: 1 new:
            https://portal.example.test/people?standing=linkexpired
            """.ReplaceLineEndings("\n"), Text(), StringComparison.Ordinal);

        await GoAtAsync("2026-12-14 07:00");
        Assert.DoesNotContain("New since", Text(), StringComparison.Ordinal);
        Assert.Contains("5 people have never logged in", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_against_an_email_is_new_too()
    {
        await SetAsync("2026-11-28 12:00");
        var now = Portal.Now;
        await Portal.SaveAsync([.. Enumerable.Range(0, 3).Select(number => A.Person($"Number{number} Person", $"n{number}@example.com"))]);
        await Portal.ReadAsync(db => Named(db.People, "Number0").ExecuteUpdateAsync(row => row.SetProperty(one => one.NotTheirsAt, now)));
        await Portal.ReadAsync(db => Named(db.People, "Number1").ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.NoLongerOfficiatesAt, now)));
        await Portal.ReadAsync(db => Named(db.People, "Number2").ExecuteUpdateAsync(row => row.SetProperty(one => one.ComplainedAt, now)));

        await GoAtAsync("2026-11-30 07:00");

        foreach (var line in new[]
        {
            "Says it is not theirs: 1 new:\nhttps://portal.example.test/people?standing=nottheirs\n",
            "No longer officiates: 1 new:\nhttps://portal.example.test/people?standing=nolongerofficiates\n",
            "Complained: 1 new:\nhttps://portal.example.test/people?standing=complained\n",
        })
            Assert.Contains(line, Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_no_secret_and_only_links_to_pages_for_whoever_is_signed_in()
    {
        await SetAsync("2026-11-30 06:00");
        await NeedsYouBench.AddAsync(Portal);
        var before = await Portal.ReadAsync(db => db.Tokens.CountAsync());

        await GoAtAsync("2026-11-30 07:00");

        Assert.Equal(before, await Portal.ReadAsync(db => db.Tokens.CountAsync(token => token.Purpose != Purpose.DeclineDigest)));
        Assert.All(Link().Matches(Text()), link => Assert.Matches(
            @"^https://portal\.example\.test/(people\?(step|standing)=\w+|people/needs-you|profile#digest)$", link.Value));
    }

    private string Text() => bench.Receiver.Mails[^1].Parsed().TextBody!.ReplaceLineEndings("\n");

    private static IQueryable<Person> Named(IQueryable<Person> people, string first) => people.Where(person => person.FirstName == first);

    private Task<int> RefuseAsync(string first) => Portal.ReadAsync(db => Named(db.People, first).ExecuteUpdateAsync(row => row
        .SetProperty(person => person.NewAccountAskedAt, Portal.Now.AddMinutes(-1))
        .SetProperty(person => person.NewAccountRefusedAt, Portal.Now)));

    private Task<int> ExpireAsync(string first) => Portal.ReadAsync(db => Named(db.People, first).ExecuteUpdateAsync(row => row
        .SetProperty(person => person.NewAccountAskedAt, Portal.Now.AddDays(-14))
        .SetProperty(person => person.NewAccountHandedOverAt, Portal.Now.AddDays(-14))
        .SetProperty(person => person.LinkExpiresAt, Portal.Now)));

    [GeneratedRegex(@"https://\S+/people\?\S+")]
    private static partial Regex Grid();

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Link();
}
