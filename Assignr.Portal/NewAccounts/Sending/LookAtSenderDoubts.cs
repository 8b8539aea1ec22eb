using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>What speaks against sending so many emails at once, by what is known already: nothing is looked up while somebody
/// waits.</summary>
[Allow(Who.Readers)]
public sealed class LookAtSenderDoubts(IDbContextFactory<PortalDb> database, Subjects subjects, CheckUps checkUps, TimeProvider clock)
{
    /// <summary>From more emails than this on, large receivers look closely.</summary>
    public const int Many = 500;

    /// <summary>Near the 5,000 a day from which on a provider counts a domain as a bulk sender.</summary>
    public const int NearBulk = 4000;

    private static readonly (string Name, string[] Domains)[] Providers =
    [
        ("Gmail", ["gmail.com", "googlemail.com"]),
        ("Yahoo", ["yahoo.com", "ymail.com", "rocketmail.com", "aol.com"]),
        ("Outlook", ["outlook.com", "hotmail.com", "live.com", "msn.com"]),
    ];

    /// <param name="messages">How many emails are about to be queued.</param>
    /// <returns>A sentence each; empty where nothing is known to speak against it.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(Caller caller, int messages, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (messages <= Many)
            return [];
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        List<string> doubts = [.. subjects.Of(site) is { } subject ? Troubles(subject) : []];
        doubts.AddRange(await BulkAsync(db, messages, cancel));
        return doubts;
    }

    private IEnumerable<string> Troubles(Subject subject)
    {
        if (checkUps.Kept(subject) is { } kept)
            return kept.Troubles.Select(row => $"{row.Name} of {subject.Domain}: {row.Says}");
        // For the next time.
        _ = checkUps.LookAsync(subject);
        return [];
    }

    private async Task<List<string>> BulkAsync(PortalDb db, int messages, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        var sent = db.Messages.Where(message => message.HandedOverAt > since);
        var lately = await sent.CountAsync(cancel);
        var doubts = new List<string>();
        if (messages + lately <= NearBulk)
            return doubts;
        var people = NeverLoggedIn.Among(db.People).Select(person => person.Id);
        var addresses = db.Addresses.Where(address => address.RefusedAt == null && people.Contains(address.PersonId));
        foreach (var (name, domains) in Providers)
        {
            var count = 0;
            foreach (var ending in domains.Select(domain => $"@{domain}"))
            {
                count += await sent.CountAsync(message => message.Address.EndsWith(ending), cancel)
                    + await addresses.CountAsync(address => address.Key.EndsWith(ending), cancel);
            }
            count = Math.Min(count, messages + lately);
            if (count > NearBulk)
                doubts.Add($"With this mailing, up to {count.Grouped()} emails go to {name} within 24 hours. From 5,000 on, a provider "
                    + "counts a domain as a bulk sender, and refuses it unless SPF, DKIM and DMARC are all right. Ask whoever runs your "
                    + "mail server, or send on two days.");
        }
        return doubts;
    }
}
