using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.NewAccounts;

/// <summary>In place of the sender: claims, asks the kind, and records the answers that a test gives the mail server, by the steps of
/// <see cref="MessageLife"/>.</summary>
internal sealed class Outbox(TestPortal portal)
{
    private IMailKind Kind => portal.Services.GetServices<IMailKind>().Single(kind => kind.Name == NewAccountQueue.Kind);

    public Task ClaimAsync(int most) => portal.Database.WriteAsync(async db =>
    {
        var ids = await db.Messages.Where(message => message.SettledAt == null && message.ClaimedBy == null
                && message.PausedAt == null && message.DueAt <= portal.Now)
            .OrderBy(message => message.Lane).ThenBy(message => message.DueAt).ThenBy(message => message.Address)
            .Select(message => message.Id).Take(most).ToListAsync();
        await MessageLife.ClaimAsync(db.Messages.Where(message => ids.Contains(message.Id)), "test",
            portal.Now.AddMinutes(2), CancellationToken.None);
    });

    /// <summary>Of the claimed messages, so many are being handed over from here on.</summary>
    public async Task BeginAsync(int count)
    {
        foreach (var id in await portal.ReadAsync(db => db.Messages.Where(message => message.ClaimedBy != null && message.SettledAt == null)
            .OrderBy(message => message.Address).Select(message => message.Id).Take(count).ToListAsync()))
            await portal.Get<InFlight>().BeginAsync(id, () => Task.FromResult(ClaimState.Ours), CancellationToken.None);
    }

    /// <summary>Makes the links of the claimed messages.</summary>
    public Task PrepareAsync() => portal.Database.WriteAsync(async db =>
        await Kind.PrepareAsync(db, await db.Messages.AsNoTracking().Where(message => message.ClaimedBy != null).ToListAsync(), portal.Now,
            CancellationToken.None));

    /// <summary>Brings every claimed message to the end that <paramref name="answer"/> gives; a stopped one is cancelled, and one that the
    /// kind skips is skipped.</summary>
    public Task SettleAsync(Func<Message, (AttemptOutcome Outcome, string Reply)> answer) => portal.Database.WriteAsync(async db =>
    {
        var claimed = await db.Messages.AsNoTracking().Where(message => message.ClaimedBy != null
            && message.SettledAt == null).ToListAsync();
        var going = claimed.Where(message => message.CancelledAt is null).ToList();
        var skipped = (await Kind.PrepareAsync(db, going, portal.Now, CancellationToken.None)).OfType<SkipIt>()
            .ToDictionary(skip => skip.MessageId, skip => skip.Reason);
        foreach (var message in claimed)
        {
            var (outcome, reply) = message.CancelledAt is not null ? (AttemptOutcome.Skipped, null!)
                : skipped.TryGetValue(message.Id, out var reason) ? (AttemptOutcome.Skipped, reason)
                : answer(message);
            var cancel = CancellationToken.None;
            await (outcome switch
            {
                _ when message.CancelledAt is not null => (Task)MessageLife.EndStoppedAsync(db, message, portal.Now, cancel),
                AttemptOutcome.HandedOver => MessageLife.HandedOverAsync(db, new(message, portal.Now, Handover.Accepted(reply)), cancel),
                AttemptOutcome.Refused or AttemptOutcome.GivenUp =>
                    MessageLife.RefusedAsync(db, new(message, portal.Now, Handover.Refused(Phases.Recipient, reply)), reply, cancel),
                _ => MessageLife.SkippedAsync(db, [message.Id], reply, portal.Now, cancel),
            });
            portal.Get<InFlight>().End(message.Id);
            await Kind.RecordedAsync(db, [new Recorded(message, outcome, reply, portal.Now)], CancellationToken.None);
        }
    });

    public async Task SendEverythingAsync(Func<Message, (AttemptOutcome, string)>? answer = null)
    {
        await ClaimAsync(int.MaxValue);
        await SettleAsync(answer ?? (_ => (AttemptOutcome.HandedOver, "250 2.0.0 ok")));
    }
}
