using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>
/// Asks again for refused mail, one message or all: a new message with a new link to the same address. Left out are people who were sent
/// another one since, were deleted, have another address or do not need it, and whoever complained until that is lifted.
/// </summary>
[Allow(Who.Assignors)]
public sealed class RetryRefused(
    IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);

    /// <param name="messageId">Null: all that may be retried.</param>
    public async Task<Done> RunAsync(Caller caller, Guid? messageId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var (again, left) = await database.WriteAsync(async db =>
        {
            var again = 0;
            var left = new List<LeftOut>();
            foreach (var refused in await ReadAsync(db, messageId, cancel))
            {
                if (await JudgeAsync(db, caller, refused, now, cancel) is { } why)
                    left.Add(why);
                else
                    again++;
            }
            if (messageId is null && again > 0)
                db.Record(caller, Act.RefusedRetried, now, detail: MailingPreview.Emails(again));
            return (again, left);
        }, cancel);
        bell.Ring();
        changes.Tell(Change.Anything);
        return (again, left.Count) switch
        {
            (0, 0) => new Problem("Nothing to retry: another email was asked for since."),
            (0, _) => new Problem($"Nothing to retry. Left out: {Words(left)}."),
            (_, 0) => new Done($"{MailingPreview.Emails(again)} on the way again."),
            _ => new Done($"{MailingPreview.Emails(again)} on the way again. Left out: {Words(left)}."),
        };
    }

    /// <summary>The messages that <em>Retry all refused</em> asks for again, as far as the database can say; their kind
    /// decides.</summary>
    internal static IQueryable<Message> ToRetry(PortalDb db, IEnumerable<IMailKind> kinds)
    {
        var again = kinds.Where(kind => kind.MayBeAskedAgain).Select(kind => kind.Name).ToList();
        var overAtFirstLogin = kinds.Where(kind => kind.IsOverAtFirstLogin).Select(kind => kind.Name).ToList();
        return Last(db).Where(message => again.Contains(message.Kind)
            && db.Addresses.Any(address => address.PersonId == message.PersonId && address.Address == message.Address
                && address.ComplainedAt == null && address.NotTheirsAt == null)
            && db.People.Any(person => person.Id == message.PersonId && person.Permissions != Permissions.None
                && person.NoLongerOfficiatesAt == null
                && (!overAtFirstLogin.Contains(message.Kind) || person.FirstLoginAt == null)));
    }

    /// <summary>Refused, and nothing of its kind was asked for since for that person and address.</summary>
    private static IQueryable<Message> Last(PortalDb db) => db.Messages.AsNoTracking().Where(message => message.RefusedAt != null
        && !db.Messages.Any(other => other.PersonId == message.PersonId && other.Kind == message.Kind && other.Address == message.Address
            && other.AskedAt > message.AskedAt));

    private static Task<List<RefusedMessage>> ReadAsync(PortalDb db, Guid? messageId, CancellationToken cancel) => Last(db)
        .Where(message => messageId == null || message.Id == messageId)
        .OrderBy(message => message.Id)
        .Select(message => new RefusedMessage(
            message,
            db.People.Any(person => person.Id == message.PersonId),
            db.Addresses.Any(address => address.PersonId == message.PersonId && address.Address == message.Address),
            db.Addresses.Any(address => address.PersonId == message.PersonId && address.Address == message.Address
                && address.ComplainedAt != null),
            db.Addresses.Any(address => address.PersonId == message.PersonId && address.Address == message.Address
                && address.NotTheirsAt != null)))
        .ToListAsync(cancel);

    /// <summary>Asks for one again.</summary>
    /// <returns>Null where that was done; else why it was left out.</returns>
    private async Task<LeftOut?> JudgeAsync(PortalDb db, Caller caller, RefusedMessage refused, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (refused.HasComplained)
            return LeftOut.Complained;
        if (!kinds.TryGetValue(refused.Message.Kind, out var kind) || !kind.MayBeAskedAgain)
            return LeftOut.Notice;
        if (await kind.AskAgainAsync(db, caller, refused.Message, now, cancel))
            return null;
        return !refused.HasPerson ? LeftOut.Deleted : !refused.HasAddress ? LeftOut.OtherAddress
            : refused.IsNotTheirs ? LeftOut.NotTheirs : LeftOut.NotNeeded;
    }

    private static string Words(List<LeftOut> left) =>
        string.Join(", ", left.CountBy(why => why).OrderBy(group => group.Key)
            .Select(group => $"{group.Value.Grouped()} {Words(group.Key, group.Value == 1)}"));

    private static string Words(LeftOut why, bool isOne) => why switch
    {
        LeftOut.OtherAddress => isOne ? "to an address that was changed since" : "to addresses that were changed since",
        LeftOut.NotNeeded => isOne ? "to somebody who needs none any more" : "to people who need none any more",
        LeftOut.Complained => isOne ? "to somebody who complained" : "to people who complained",
        LeftOut.NotTheirs => isOne ? "to an address whose reader said that it is not theirs"
            : "to addresses whose readers said that they are not theirs",
        LeftOut.Deleted => isOne ? "to somebody who was deleted" : "to people who were deleted",
        _ => "that only told of a change or reminded of another",
    };

    private enum LeftOut
    {
        OtherAddress,
        NotNeeded,
        Complained,
        NotTheirs,
        Deleted,
        Notice,
    }

    private sealed record RefusedMessage(Message Message, bool HasPerson, bool HasAddress, bool HasComplained, bool IsNotTheirs);
}
