using Assignr.Portal.Data.Demo;
using Assignr.Portal.Games;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data.Demo;

public class DemoLeagueTests
{
    [Fact]
    public async Task The_demo_league_shows_every_standing_and_most_have_never_logged_in()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.True(await portal.Get<DemoLeague>().SeedAsync());

        var standings = (await portal.ReadAsync(db => db.People.AsNoTracking().Select(Standings.At(portal.Now)).ToListAsync()))
            .CountBy(standing => standing).ToDictionary();
        Assert.Equal(124, standings.Values.Sum());
        Assert.Equal(
            [Standing.NoEmail, Standing.NotSent, Standing.Sent, Standing.Refused, Standing.LinkExpired,
                Standing.LoggedIn, Standing.Deactivated],
            standings.Keys.Order());
        Assert.True(standings[Standing.NotSent] > standings.Values.Sum() / 2);
    }

    [Theory]
    [InlineData("2026-11-23T09:00:00Z")]
    [InlineData("2026-03-01T12:00:00Z")]
    [InlineData("2031-07-05T23:59:00Z")]
    public async Task Some_of_its_games_always_lie_in_the_coming_weeks_on_their_weekday_and_hour(string day)
    {
        await using var portal = await TestPortal.StartAsync(atTime: DateTimeOffset.Parse(day,
            System.Globalization.CultureInfo.InvariantCulture));

        await portal.Get<DemoLeague>().SeedAsync();

        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        var upcoming = await portal.ReadAsync(db => UpcomingGames.From(db,
            site.StartOfToday(portal.Now)).Select(game => game.StartsAt).ToListAsync());
        Assert.Contains(upcoming, start => start < portal.Now.AddDays(8));
        Assert.All(upcoming, start => Assert.Equal(DayOfWeek.Sunday, site.Local(start).DayOfWeek));
        Assert.All(upcoming, start => Assert.Contains(site.Local(start).ToString("HH:mm", null),
            (string[])["13:00", "16:05", "16:25", "20:20"]));
        Assert.NotEmpty(await portal.ReadAsync(db => db.Games.Where(game => game.StartsAt < portal.Now).ToListAsync()));
    }

    [Fact]
    public async Task It_is_seeded_into_an_empty_site_only()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());

        Assert.False(await portal.Get<DemoLeague>().SeedAsync());

        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Get<DemoLeague>().SeedAsync();

        Assert.False(await portal.Get<DemoLeague>().SeedAsync());

        Assert.Equal(269, await portal.ReadAsync(db => db.Games.CountAsync()));
    }

    [Fact]
    public async Task Nobody_in_it_has_a_password()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.Get<DemoLeague>().SeedAsync();

        var accounts = await portal.ReadAsync(db => db.Users.ToListAsync());
        Assert.NotEmpty(accounts);
        Assert.All(accounts, account => Assert.Null(account.PasswordHash));
        Assert.Equal(accounts.Count, accounts.Select(account => account.SecurityStamp).Distinct().Count());
    }

    [Fact]
    public async Task Its_messages_attempts_and_links_agree_with_what_the_grid_says()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.Get<DemoLeague>().SeedAsync();

        await using var db = await portal.Database.CreateDbContextAsync();
        var mailed = await db.People.Where(person => person.NewAccountHandedOverAt != null).ToListAsync();
        foreach (var person in mailed)
        {
            var message = await db.Messages.SingleAsync(message => message.PersonId == person.Id);
            Assert.Equal(person.NewAccountHandedOverAt, message.HandedOverAt);
            Assert.Equal(message.HandedOverAt, message.SettledAt);
            Assert.Equal(message.LastReply, (await db.Attempts.SingleAsync(attempt => attempt.MessageId == message.Id)).Reply);
            Assert.Equal(person.LinkExpiresAt, (await db.Tokens.SingleAsync(token => token.MessageId == message.Id)).ExpiresAt);
        }
        foreach (var used in await db.Tokens.Where(token => token.UsedAt != null).ToListAsync())
        {
            var address = await db.Addresses.SingleAsync(address => address.PersonId == used.PersonId && address.Key == used.AddressKey);
            Assert.Equal(used.UsedAt, address.ConfirmedAt);
        }
        Assert.Equal(3, await db.Addresses.CountAsync(address => address.RefusedBecause!.StartsWith("550 ")));
        Assert.All(await db.Mailings.ToListAsync(), mailing =>
            Assert.Equal(mailing.MessageCount, db.Messages.Count(message => message.MailingId == mailing.Id)));
    }

    [Fact]
    public async Task Families_share_an_address_and_a_parent_reads_along()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.Get<DemoLeague>().SeedAsync();

        await using var db = await portal.Database.CreateDbContextAsync();
        Assert.Equal(2, await db.Addresses.CountAsync(address => address.Key == "dufresne.family@home.example"));
        Assert.Equal(1, await db.People.CountAsync(person => person.AddressCount == 2));
    }
}
