using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>Sends another link to a pending address; earlier ones work until one of them is used.</summary>
[Allow(Who.SignedIn)]
public sealed class SendConfirmationAgain(
    IDbContextFactory<PortalDb> database, TimeProvider time, MailBell bell, IStringLocalizer<AccountTexts> texts)
{
    public async Task<Done> RunAsync(Caller caller, Guid pendingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var refusal = await database.WriteAsync(db => QueueAsync(db, caller, pendingId, cancel), cancel);
        if (refusal is null)
            bell.Ring();
        return refusal is null ? new Done() : new Problem(texts[refusal]);
    }

    private async Task<string?> QueueAsync(PortalDb db, Caller caller, Guid pendingId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var pending = await db.WaitingAddresses(caller.PersonId).AsNoTracking()
            .SingleOrDefaultAsync(pending => pending.Id == pendingId, cancel);
        if (pending is null)
            return "Waiting.Over";
        if (!await PasswordMail.QueueConfirmationAsync(db, pending, now, cancel))
            return "Waiting.OnItsWay";
        if (!await db.CountLetterAsync(pending, cancel))
        {
            db.ChangeTracker.Clear();
            return "Waiting.Enough";
        }
        db.Record(caller, Act.AddressAsked, now, caller.PersonId, $"{pending.Address}. Another link was asked for.");
        return null;
    }
}
