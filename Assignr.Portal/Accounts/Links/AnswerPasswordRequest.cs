using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Links;

/// <param name="Queued">How many emails.</param>
public sealed record AnswerPasswordRequestResult(int Queued) : Result;

/// <summary>
/// Finds the people whom a request is about, and mails each a link of their own: to choose a new password where they have an account, a new
/// account email where they never logged in. Mail goes to the address as stored, never as typed.
/// </summary>
[Allow(Who.Portal)]
public sealed class AnswerPasswordRequest(
    IDbContextFactory<PortalDb> database, TimeProvider time, MailBell bell, IEnumerable<IMailKind> kinds)
{
    private const int MostInAnHour = 3;
    private const int MostInADay = 10;

    public async Task<AnswerPasswordRequestResult> RunAsync(Caller caller, PasswordRequest request, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var asker = Caller.Anonymous(request.IpAddress);
        var queued = await database.WriteAsync(async db =>
        {
            var count = 0;
            foreach (var (person, address) in await FindAsync(db, request, cancel))
            {
                if (await IsWithinLimitsAsync(db, person.Id, cancel) && await QueueAsync(db, asker, person, address, cancel))
                    count++;
            }
            return count;
        }, cancel);
        if (queued > 0)
            bell.Ring();
        return new AnswerPasswordRequestResult(queued);
    }

    private static async Task<List<(Person Person, PersonAddress Address)>> FindAsync(PortalDb db, PasswordRequest request,
        CancellationToken cancel)
    {
        var active = db.People.Include(person => person.Addresses).Where(person => person.Permissions != Permissions.None
            && person.Addresses.Any());
        if (request.AddressKey is { } key)
            return (await active.Where(person => person.Addresses.Any(address => address.Key == key && address.NotTheirsAt == null))
                .ToListAsync(cancel)).ConvertAll(person => (person, person.Addresses.Single(address => address.Key == key)));
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == request.TokenId, cancel);
        return (await active.Where(person => token != null && person.Id == token.PersonId
            && person.Addresses.Any(address => address.NotTheirsAt == null)).ToListAsync(cancel))
            .ConvertAll(person => (person, person.Addresses.Where(address => address.NotTheirsAt is null)
                .OrderByDescending(address => address.Key == token!.AddressKey).First()));
    }

    /// <summary>
    /// Counts what was asked for here, not what assignors send. After the day's limit, one email an hour is still allowed, because a reset
    /// link works for an hour: a stranger who asks again and again must not leave the person without a working link.
    /// </summary>
    private async Task<bool> IsWithinLimitsAsync(PortalDb db, Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // What lies far in the future was asked for before the clock was set back, and does not count.
        var (day, ahead) = (now.AddDays(-1), now.AddHours(1));
        var links = kinds.Where(kind => kind.IsForPassword).Select(kind => kind.Name).ToList();
        var asked = await db.Messages
            .Where(message => message.PersonId == personId && links.Contains(message.Kind)
                && ((message.AskedBy == null && message.MailingId == null && message.AskedAt > day && message.AskedAt < ahead)
                    || (message.AskedApartBy == null && message.AskedApartAt > day && message.AskedApartAt < ahead)))
            .Select(message => message.AskedApartAt ?? message.AskedAt)
            .ToListAsync(cancel);
        var lately = asked.Count(at => at > now.AddHours(-1));
        return lately < (asked.Count < MostInADay ? MostInAnHour : 1);
    }

    private async Task<bool> QueueAsync(PortalDb db, Caller asker, Person person, PersonAddress address, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.Users.AnyAsync(account => account.PersonId == person.Id, cancel))
        {
            if (!await PasswordMail.QueueResetAsync(db, asker, person, address.Address, now, cancel))
                return false;
            db.Record(asker, Act.ResetAsked, now, person.Id, $"To {address.Address}");
            return true;
        }
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var candidate = (await Candidates.ReadAsync(db, [person.Id], site.StartOfToday(now), cancel)).Single();
        var verdict = Eligibility.Judge(candidate with { HasPending = false },
            new Rules { Now = now, SendAgain = true, EvenRefused = true, AskedThemselves = true });
        if (!verdict.GetsMail)
            return false;
        // What waits for this address, behind a long mailing or in a paused one, goes now in place of another one, and goes also where
        // that mailing is paused or stopped after this.
        if (await NewAccountQueue.HurryAsync(db, person.Id, address.Address, now, cancel) > 0)
        {
            db.Record(asker, Act.NewAccountEmailAsked, now, person.Id, $"To {address.Address}, which waited already");
            return true;
        }
        if (await NewAccountQueue.WaitsAsync(db, person.Id, address.Address, cancel))
            return false;
        var order = new NewAccountOrder { Lane = Lane.Now };
        return await NewAccountQueue.QueueAsync(db, asker, [verdict.To(address.Key)], order, now, cancel) > 0;
    }
}
