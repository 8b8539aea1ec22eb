using System.Diagnostics;
using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Bench;

/// <summary>What follows the press of Send Emails, in a league of many people: who needs an assignor, and how far everybody is.</summary>
internal static class FollowUpBench
{
    private const int DaysOfGames = 100;
    private const int Crew = 4;

    /// <summary>One in so many has never logged in.</summary>
    private const int OneIsOut = 10;

    private static readonly Person Marcy = Assignor();

    public static async Task<IReadOnlyList<Goal>> RunAsync(int people, int rounds)
    {
        await using var site = await Site.StartAsync();
        await FillAsync(site, people);
        var list = site.Get<ListNeedsYou>();
        var total = (await list.RunAsync(Site.Assignor, WhoNeedsYou.Choices[0], size: ListNeedsYou.InSight)).Total;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{people:N0} people, {people / 2:N0} games with crews of {Crew} on {DaysOfGames} days; {total:N0} need somebody in 7 days."));
        return
        [
            Within(await MedianAsync(rounds, () => list.RunAsync(Site.Assignor, WhoNeedsYou.Choices[0], size: ListNeedsYou.InSight)), 20,
                $"who needs you, the first five and how many, of {people:N0} people"),
            Within(await MedianAsync(rounds, () => list.RunAsync(Site.Assignor, WhoNeedsYou.Choices[0])), 100,
                $"who needs you, a page of the call sheet, of {people:N0} people"),
            Within(await MedianAsync(rounds, () => site.Get<CountFunnel>().RunAsync(Site.Assignor, FunnelScope.Everybody)), 250,
                $"the funnel of everybody, of {people:N0} people"),
            Within(await MedianAsync(rounds, () => DigestAsync(site)), 500, $"a digest, judged and written, of {people:N0} people"),
            .. await RemindersAsync(site, people / OneIsOut),
        ];
    }

    // Each once, because nothing is planned or queued twice. A press for one person compiles what the press for all runs.
    private static async Task<IEnumerable<Goal>> RemindersAsync(Site site, int people)
    {
        await PressAsync(site, Scope.OfTicked([await site.Get<IDbContextFactory<PortalDb>>().SnapshotAsync(db =>
            NeverLoggedIn.Among(db.People).Select(person => person.Id).FirstAsync())]));
        var reminders = site.Get<SendReminders>();
        var now = TimeProvider.System.GetUtcNow();
        var pressed = await PressAsync(site, Scope.Everybody);
        await HandOverAsync(site, people);
        var looked = await MedianAsync(15, () => reminders.RunAsync(now));
        var watch = Stopwatch.StartNew();
        // By day in whatever zone the site is.
        var queued = await reminders.RunAsync(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(4).AddHours(17));
        var due = watch.Elapsed;
        if (queued != people)
            throw new InvalidOperationException($"{queued} reminders were queued for {people} people.");
        return
        [
            Within(pressed, 1_000, $"{people:N0} emails queued, and three reminders planned for each"),
            Within(looked, 5, $"the look whether one of {people:N0} plans is due, where none is"),
            Within(due, 5_000, $"{people:N0} reminders that are due judged again and queued"),
        ];
    }

    private static async Task<TimeSpan> PressAsync(Site site, Scope scope)
    {
        var preview = await site.Get<PreviewMailing>().RunAsync(Site.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, scope: scope);
        var watch = Stopwatch.StartNew();
        await site.Get<SendMailing>().RunAsync(Site.Assignor, Guid.CreateVersion7(), preview, null, ReminderDays.Usual);
        return watch.Elapsed;
    }

    private static Task HandOverAsync(Site site, int people) => site.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
    {
        DateTimeOffset? now = TimeProvider.System.GetUtcNow();
        var messages = await db.Messages.ExecuteUpdateAsync(row => row
            .SetProperty(message => message.HandedOverAt, now).SetProperty(message => message.SettledAt, now));
        if (messages != people)
            throw new InvalidOperationException($"{messages} emails were queued for {people} people.");
        await db.People.Where(person => person.FirstLoginAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt, now));
    });

    private static Goal Within(TimeSpan took, int most, FormattableString what) => new(
        string.Create(CultureInfo.InvariantCulture, $"{FormattableString.Invariant(what)}, within {most:N0} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:N1} ms"), took.TotalMilliseconds <= most);

    // As the sender does, in the transaction of the claim.
    private static async Task DigestAsync(Site site)
    {
        var (now, kind) = (TimeProvider.System.GetUtcNow(), site.Get<IEnumerable<IMailKind>>().Single(kind => kind.Called == "Digest"));
        var message = new Message
        {
            Kind = kind.Name,
            Lane = Lane.ByHand,
            PersonId = Marcy.Id,
            Address = Marcy.PrimaryAddress!,
            About = now.AddDays(-7).ToString("O", CultureInfo.InvariantCulture),
            AskedAt = now,
            DueAt = now,
        };
        var prepared = await site.Get<IDbContextFactory<PortalDb>>().SnapshotAsync(db => kind.PrepareAsync(db, [message], now, default));
        await ((SendIt)prepared.Single()).WriteAsync(default);
    }

    private static async Task<TimeSpan> MedianAsync(int rounds, Func<Task> work)
    {
        // What is done for the first time is compiled.
        for (var warm = 0; warm < 3; warm++)
            await work();
        var took = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            took.Add(watch.Elapsed);
        }
        return took.Order().ElementAt(rounds / 2);
    }

    // Somebody's games are spread over all days, as they are in a season.
    private static async Task FillAsync(Site site, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var people = Enumerable.Range(0, count).Select(number => Somebody(number, now)).ToList();
        var games = Enumerable.Range(0, count / 2)
            .Select(number => Game.Add(now.AddHours(number % DaysOfGames * 24), "KC", "TB",
                Enumerable.Range(0, Crew).Select(place => $"Position {place}"))).ToList();
        for (var number = 0; number < games.Count; number++)
        {
            for (var place = 0; place < Crew; place++)
                games[number].Crew[place].Assign(people[((number * Crew) + (place * 7919)) % count].Id, now);
        }
        // Whoever is in has opened their link, and half of the others.
        var links = people.Where((person, number) => person.FirstLoginAt is not null || number % (2 * OneIsOut) == 0)
            .Select(person => new Token
            {
                Purpose = Purpose.NewAccount,
                PersonId = person.Id,
                Hash = Secret.Mint().Hash,
                IssuedAt = now,
                ExpiresAt = now.AddDays(14),
            }).ToList();
        await site.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
        {
            await db.BulkInsertAsync([Marcy, .. people]);
            await db.BulkInsertAsync([.. Marcy.Addresses, .. people.SelectMany(person => person.Addresses)]);
            await db.BulkInsertAsync(links);
            await db.BulkInsertAsync(links.ConvertAll(link =>
                new LinkOpening { TokenId = link.Id, PersonId = link.PersonId!.Value, At = now }));
            await db.BulkInsertAsync(games);
            await db.BulkInsertAsync(games.SelectMany(game => game.Crew).ToList());
        });
    }

    private static Person Assignor()
    {
        var now = TimeProvider.System.GetUtcNow();
        var marcy = Person.Add("Marcy", "Dolan", Permissions.Assignor, now.AddDays(-60));
        marcy.Reach([EmailAddress.Parse("marcy@example.com", out _)!], now.AddDays(-60));
        marcy.LogIn(now.AddDays(-30));
        return marcy;
    }

    private static Person Somebody(int number, DateTimeOffset now)
    {
        var person = Person.Add($"Number{number}", "Person", Permissions.Official, now.AddDays(-60));
        person.Call("(555) 010-0001");
        person.Reach([EmailAddress.Parse($"number{number}@example.com", out _)!], now.AddDays(-60));
        if (number % OneIsOut == 0)
            return person;
        person.WasFirstEmailed(now.AddDays(-40));
        person.LogIn(now.AddDays(-30 + (number % 30)));
        return person;
    }
}
