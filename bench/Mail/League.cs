using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Bench.Mail;

/// <summary>Officials, each with an address and an upcoming game, on a portal whose mail goes to a receiver.</summary>
internal sealed class League(Site site, JumpingClock clock) : IAsyncDisposable
{
    /// <summary>A multiple of a whole crew.</summary>
    private const int AtOnce = 700;

    private static readonly string[] Positions = ["Referee", "Umpire", "Head Linesman", "Line Judge", "Back Judge",
        "Side Judge", "Field Judge"];

    public Site Site => site;

    /// <summary>Whether the address belongs to an official of the league, and not to a person who was added.</summary>
    public static bool IsOfficial(string address) => address.StartsWith("official", StringComparison.Ordinal);

    public static async Task<League> StartAsync(int people, int port, int connections, int perMinute = 0)
    {
        var clock = new JumpingClock();
        var league = new League(
            await Site.StartAsync(clock, new Dictionary<string, string?>
            {
                ["Mail:Transport"] = nameof(Transport.Smtp),
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = $"{port}",
                ["Mail:Security"] = nameof(MailSecurity.None),
                ["Mail:From"] = "assignors@league.example.com",
                ["Mail:Connections"] = $"{connections}",
                ["Mail:PerMinute"] = $"{perMinute}",
            }), clock);
        await league.FillAsync(people);
        return league;
    }

    public async Task<MailingPreview> LookAsync() =>
        await site.Get<PreviewMailing>().RunAsync(Site.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);

    /// <summary>Presses Send Emails. Nothing leaves before <see cref="DrainAsync"/>.</summary>
    public async Task PressAsync(MailingPreview preview)
    {
        var sent = await site.Get<SendMailing>().RunAsync(Site.Assignor, Guid.CreateVersion7(), preview,
            "See you at the clinic on Saturday. Bring your rule book and your whistle.");
        if (sent.MailingId is null)
            throw new InvalidOperationException(sent.Refusal);
        clock.Jump(SendMailing.UndoWindow);
    }

    public async Task DrainAsync(int messages)
    {
        await site.Get<Sender>().RunOnceAsync();
        await using var db = await site.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var handedOver = await db.Messages.CountAsync(message => message.HandedOverAt != null);
        if (handedOver != messages)
            throw new InvalidOperationException($"{handedOver} of {messages} were handed over.");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    // In small steps, so that what is measured afterwards is the portal's memory and not what filling it left behind.
    private async Task FillAsync(int count)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(AtOnce))
            await AddAsync(numbers);
    }

    private Task AddAsync(int[] numbers)
    {
        var now = clock.GetUtcNow();
        Person[] people =
        [
            .. numbers.Select(number =>
            {
                var person = Person.Add($"First{number % 977}", $"Last{number}", Permissions.Official, now);
                person.Reach([EmailAddress.Parse($"official{number}@officials.example.com", out _)!], now);
                return person;
            }),
        ];
        Game[] games =
        [
            .. people.Chunk(Positions.Length).Select((crew, index) =>
            {
                var number = (numbers[0] / Positions.Length) + index;
                var game = Game.Add(now.AddDays(1 + (number % 200)), $"Home {number % 400}", $"Away {number / 400}", Positions);
                foreach (var (slot, person) in game.Crew.Zip(crew))
                    slot.Assign(person.Id, now);
                return game;
            }),
        ];
        return site.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
        {
            await db.BulkInsertAsync(people);
            await db.BulkInsertAsync([.. people.SelectMany(person => person.Addresses)]);
            await db.BulkInsertAsync(games);
            await db.BulkInsertAsync([.. games.SelectMany(game => game.Crew)]);
        });
    }
}
