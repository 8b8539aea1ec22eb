using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

/// <summary>A league in which one official stands at each thing that may be wrong.</summary>
internal static class NeedsYouBench
{
    /// <summary>Each has a game, a day after the one before.</summary>
    public static async Task AddAsync(TestPortal portal)
    {
        var (now, outbox) = (portal.Now, new Outbox(portal));
        var expired = A.Person("Expired Alpha", "expired@example.com", phone: "(555) 010-0001");
        var refused = A.Person("Refused Beta", "refused@example.com");
        await portal.SaveAsync(expired, refused);
        foreach (var person in new[] { expired, refused })
            await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        await outbox.SendEverythingAsync(message => message.PersonId == refused.Id
            ? (Portal.Mail.AttemptOutcome.Refused, "550 5.1.1 no such user")
            : (Portal.Mail.AttemptOutcome.HandedOver, "250 ok"));
        await portal.Database.WriteAsync(db => db.People.Where(person => person.Id == expired.Id).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.NewAccountAskedAt, now.AddDays(-20))
            .SetProperty(person => person.NewAccountHandedOverAt, now.AddDays(-20))
            .SetProperty(person => person.LinkExpiresAt, now.AddDays(-6))));
        var (none, never, sent) = (A.Person("None Gamma", null), A.Person("Never Delta", "never@example.com"),
            A.Person("Sent Epsilon", "sent@example.com"));
        await portal.SaveAsync(none, never, sent);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, sent.Id);
        await outbox.SendEverythingAsync();
        await portal.SaveAsync(
            A.Game(now.AddHours(-2), ("Referee", expired)), A.Game(now.AddDays(1), ("Referee", refused), ("Umpire", expired)),
            A.Game(now.AddDays(2), ("Referee", none)), A.Game(now.AddDays(3), ("Referee", never)),
            A.Game(now.AddDays(4), ("Referee", sent)));
    }

    public static Task<NeedsYouList> ListAsync(TestPortal portal, int days = 7, int page = 0, int size = ListNeedsYou.PageSize) =>
        portal.Get<ListNeedsYou>().RunAsync(TestPortal.Assignor, days, page, size);

    /// <summary>Somebody has called.</summary>
    public static AuditEntry Called(TestPortal portal, Person person, string note) =>
        AuditTrail.Entry(Caller.Anonymous(null) with { Name = "Marcy Dolan" }, Act.PersonCalled, portal.Now, person.Id, note);
}
