using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.NewAccounts;

/// <summary>Stands in for the sender: claims, asks the kind, and records what the test says the mail server answered.</summary>
internal sealed class Outbox(TestPortal portal)
{
    private IMailKind Kind => portal.Services.GetServices<IMailKind>().Single(kind => kind.Name == NewAccountQueue.Kind);

    public Task ClaimAsync(int most) => portal.Database.WriteAsync(async db =>
    {
        var ids = await db.Messages.Where(message => message.SettledAt == null && message.ClaimedBy == null && message.DueAt <= portal.Now)
            .OrderBy(message => message.Lane).ThenBy(message => message.DueAt).ThenBy(message => message.Address).Select(message => message.Id).Take(most).ToListAsync();
        await db.Messages.Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.ClaimedBy, "test").SetProperty(message => message.Attempts, message => message.Attempts + 1));
    });

    /// <summary>Of what is claimed, so many are being handed over from now on.</summary>
    public async Task BeginAsync(int count)
    {
        foreach (var id in await portal.ReadAsync(db => db.Messages.Where(message => message.ClaimedBy != null && message.SettledAt == null)
            .OrderBy(message => message.Address).Select(message => message.Id).Take(count).ToListAsync()))
            await portal.Get<InFlight>().BeginAsync(id, () => Task.FromResult(ClaimState.Ours), CancellationToken.None);
    }

    /// <summary>Mints the links of what is claimed.</summary>
    public Task PrepareAsync() => portal.Database.WriteAsync(async db =>
        await Kind.PrepareAsync(db, await db.Messages.AsNoTracking().Where(message => message.ClaimedBy != null).ToListAsync(), portal.Now, CancellationToken.None));

    /// <summary>Brings every claimed message to the end that <paramref name="answer"/> says; a stopped one is cancelled, one that the kind skips is skipped.</summary>
    public Task SettleAsync(Func<Message, (AttemptOutcome Outcome, string Reply)> answer) => portal.Database.WriteAsync(async db =>
    {
        var claimed = await db.Messages.AsNoTracking().Where(message => message.ClaimedBy != null && message.SettledAt == null).ToListAsync();
        var going = claimed.Where(message => message.CancelledAt is null).ToList();
        var skipped = (await Kind.PrepareAsync(db, going, portal.Now, CancellationToken.None)).OfType<SkipIt>().ToDictionary(skip => skip.MessageId, skip => skip.Reason);
        foreach (var message in claimed)
        {
            var (outcome, reply) = message.CancelledAt is not null ? (AttemptOutcome.Skipped, null!)
                : skipped.TryGetValue(message.Id, out var reason) ? (AttemptOutcome.Skipped, reason)
                : answer(message);
            var row = db.Messages.Where(one => one.Id == message.Id);
            if (message.CancelledAt is null)
                await (outcome switch
                {
                    AttemptOutcome.HandedOver => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.HandedOverAt, portal.Now)),
                    AttemptOutcome.Refused or AttemptOutcome.GivenUp => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.RefusedAt, portal.Now)),
                    _ => row.ExecuteUpdateAsync(set => set.SetProperty(one => one.SkippedAt, portal.Now)),
                });
            await row.ExecuteUpdateAsync(set => set.SetProperty(one => one.SettledAt, portal.Now).SetProperty(one => one.LastReply, reply).SetProperty(one => one.ClaimedBy, (string?)null));
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
