using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Reminders.Declining;

/// <summary>What the page behind the link shows that ends reminders. Looking changes nothing: mail scanners look too.</summary>
[Allow(Who.Anyone)]
public sealed class LookAtDeclining(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <param name="raw">The secret of the link.</param>
    /// <returns>Null where the link does not work.</returns>
    public async Task<DecliningSeen?> RunAsync(Caller caller, string? raw, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var link = await db.FindLinkAsync(raw, Purpose.DeclineReminders, clock.GetUtcNow(), cancel);
        if (link is not { State: LinkState.Good, Token: { } token })
            return null;
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        return await db.People.Where(person => person.Id == token.PersonId)
            .Select(person => new DecliningSeen(
                person.FirstName + " " + person.LastName, site.Name, person.RemindersDeclinedAt != null))
            .SingleOrDefaultAsync(cancel);
    }
}

/// <param name="IsDone">They get none already.</param>
public sealed record DecliningSeen(string FullName, string SiteName, bool IsDone);
