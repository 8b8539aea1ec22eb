using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.OnePerson;

/// <summary>Everything on a person's page except the timeline.</summary>
[Allow(Who.Readers)]
public sealed class LoadPerson(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public const int GamesShown = 3;

    /// <returns>Null where there is no such person.</returns>
    public async Task<PersonDetails?> RunAsync(Caller caller, Guid personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.People.AsNoTracking().Include(person => person.Addresses).SingleOrDefaultAsync(person => person.Id == personId,
            cancel) is not { } person)
            return null;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var games = UpcomingGames.From(db, site.StartOfToday(now))
            .SelectMany(game => game.Crew, (game, slot) => new { Game = game, Slot = slot })
            .Where(row => row.Slot.PersonId == personId);
        var standing = Standings.Of(person, now);
        return new PersonDetails
        {
            Person = person,
            Site = site,
            Now = now,
            Standing = standing,
            StandingSince = Standings.Since(person, standing),
            UserName = await db.Users.Where(account => account.PersonId == personId).Select(account => account.UserName)
                .SingleOrDefaultAsync(cancel),
            Waiting = await db.ReadWaitingAddressesAsync(personId, cancel),
            EmailIsPaused = (await PausedMail.OfAsync(db, [(personId, standing)], cancel)).Count > 0,
            GameCount = await games.CountAsync(cancel),
            Games = await games.OrderBy(row => row.Game.StartsAt).ThenBy(row => row.Game.Id).Take(GamesShown)
                .Select(row => new PersonGame(row.Game.Id, row.Game.StartsAt, row.Game.IsTimeToBeSet, row.Game.Home,
                    row.Game.Away, row.Slot.Position))
                .ToListAsync(cancel),
        };
    }
}

public sealed record PersonDetails
{
    /// <summary>Not tracked: changes to it are not saved.</summary>
    public required Person Person { get; init; }

    public required Site Site { get; init; }

    /// <summary>When this was read.</summary>
    public required DateTimeOffset Now { get; init; }

    public required Standing Standing { get; init; }

    public required DateTimeOffset? StandingSince { get; init; }

    /// <summary>An email waits, because its mailing is paused.</summary>
    public bool EmailIsPaused { get; init; }

    /// <summary>The user name; null while they have no account.</summary>
    public required string? UserName { get; init; }

    /// <summary>Addresses that they added themselves and have not confirmed.</summary>
    public required IReadOnlyList<WaitingAddress> Waiting { get; init; }

    public required int GameCount { get; init; }

    /// <summary>The next few.</summary>
    public required IReadOnlyList<PersonGame> Games { get; init; }

    public bool HasAccount => UserName is not null;
}

public sealed record PersonGame(Guid GameId, DateTimeOffset StartsAt, bool IsTimeToBeSet, string Home, string Away, string Position);
