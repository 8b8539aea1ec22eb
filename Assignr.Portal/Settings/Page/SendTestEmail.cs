using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings.Page.Letters.TestEmail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings.Page;

/// <param name="MessageId">Null where nothing could be sent.</param>
/// <param name="Address">Where it goes.</param>
public sealed record TestEmailAsked(Guid? MessageId, string? Address) : Result;

/// <summary>Sends a test email to the assignor's own address. Where one already waits, it makes that one due at once.</summary>
[Allow(Who.Assignors)]
public sealed class SendTestEmail(IDbContextFactory<PortalDb> database, MailBell bell, TimeProvider clock)
{
    public async Task<TestEmailAsked> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var asked = await database.WriteAsync(async db =>
        {
            var address = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.PrimaryAddress)
                .SingleOrDefaultAsync(cancel);
            if (address is null)
                return new TestEmailAsked(null,
                    null)
                { Problems = [new Problem("You have no email address. Add one to your profile first.")] };
            var waiting = TestEmailKind.Of(db, caller.PersonId).Where(message => message.Address == address && message.SettledAt == null);
            if (await waiting.Select(message => (Guid?)message.Id).SingleOrDefaultAsync(cancel) is { } already)
            {
                await MessageLife.HurryAsync(waiting, now, cancel);
                return new TestEmailAsked(already, address);
            }
            var message = new Message
            {
                Kind = TestEmailKind.Kind,
                Lane = Lane.Now,
                PersonId = caller.PersonId,
                Address = address,
                AskedBy = caller.PersonId,
                AskedAt = now,
                DueAt = now,
            };
            db.Messages.Add(message);
            db.Record(caller, Act.TestEmailAsked, now, caller.PersonId);
            return new TestEmailAsked(message.Id, address);
        }, cancel);
        bell.Ring();
        return asked;
    }
}
