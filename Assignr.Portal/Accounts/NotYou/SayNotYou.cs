using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.WrongPerson;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.NotYou;

public enum SayNotYouOutcome
{
    /// <summary>Now, or by an earlier press with this link.</summary>
    Done,

    /// <summary>The link does not work: its page says what has become of it.</summary>
    DeadLink,

    TooMany,
}

public sealed record SayNotYouResult(SayNotYouOutcome Outcome) : Result;

/// <summary>Whoever got a new account email, or a reminder, says that it is not for them, or that they officiate no more. The link of the
/// email is the right to say so, and stops working with it.</summary>
[Allow(Who.Anyone)]
public sealed class SayNotYou(
    IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider time, IStringLocalizer<AccountTexts> texts)
{
    /// <summary>So many are taken from one network in an hour.</summary>
    public const int MostInAnHour = 10;

    private static readonly string[] Acts = [Act.NotTheirs, Act.NoLongerOfficiates];

    /// <param name="raw">The secret of the link.</param>
    public async Task<SayNotYouResult> RunAsync(Caller caller, string? raw, WrongPersonSays says, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = time.GetUtcNow();
        var (outcome, change) = await database.WriteAsync(db => SayAsync(db, caller, raw, says, now, cancel), cancel);
        if (outcome == SayNotYouOutcome.DeadLink)
            await OpenedLink.RefuseAsync(database, caller, raw, Purpose.NewAccount, now, cancel);
        if (change is not null)
            changes.Tell(change);
        return outcome switch
        {
            SayNotYouOutcome.Done => new SayNotYouResult(outcome),
            SayNotYouOutcome.TooMany => new SayNotYouResult(outcome) { Problems = [new Problem(texts["NotYou.TooMany"])] },
            _ => new SayNotYouResult(outcome) { Problems = [new Problem(texts["Link.Unknown"])] },
        };
    }

    private static async Task<(SayNotYouOutcome, Change?)> SayAsync(
        PortalDb db, Caller caller, string? raw, WrongPersonSays says, DateTimeOffset now, CancellationToken cancel)
    {
        var link = await OpenedLink.OpenAsync(db, raw, Purpose.NewAccount, now, cancel);
        if (link.Token?.RevokedBecause == Revocation.NotYou)
            return (SayNotYouOutcome.Done, null);
        if (link is not { State: LinkState.Good, Token: { } token, Person: { } person, Address: { } address })
            return (SayNotYouOutcome.DeadLink, null);
        if (await CountAsync(db, caller, now, cancel) >= MostInAnHour)
            return (SayNotYouOutcome.TooMany, null);
        if (await WrongPersonBook.TakeAsync(db, token, says, now, cancel) is not { } mailings)
            return (SayNotYouOutcome.DeadLink, null);
        db.Record(caller, says == WrongPersonSays.NotTheirs ? Act.NotTheirs : Act.NoLongerOfficiates, now, person.Id,
            $"By the link sent to {address}.");
        return (SayNotYouOutcome.Done, new Change(mailings, [person.Id]));
    }

    /// <summary>How many were taken from the caller's network in the last hour.</summary>
    private static async Task<int> CountAsync(PortalDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        // What lies ahead was written by a clock that was set back since.
        var (since, ahead) = (now.AddHours(-1), now.AddHours(1));
        var addresses = await db.AuditEntries
            .Where(entry => Acts.Contains(entry.Act) && entry.At > since && entry.At < ahead)
            .Select(entry => entry.IpAddress).ToListAsync(cancel);
        var own = NetworkOf(caller.IpAddress);
        return addresses.Count(address => NetworkOf(address) == own);
    }

    private static string NetworkOf(string? address) => Network.Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);
}
