using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Log;

/// <summary>The numbers of the mail log, and one page of its messages, newest first.</summary>
[Allow(Who.Readers)]
public sealed class LoadMailLog(IDbContextFactory<PortalDb> database, IEnumerable<IMailKind> kinds, MailChannel channel,
    InFlight inFlight, TimeProvider clock)
{
    private const int FewActs = 5;
    private const int FewUnclear = 5;
    private static readonly TimeSpan UnclearFor = TimeSpan.FromDays(30);

    private readonly Dictionary<string, IMailKind> kinds = kinds.ToDictionary(kind => kind.Name);

    public async Task<MailLogView> RunAsync(Caller caller, MailLogQuery query, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var sending = inFlight.Ids;
        var found = await FilterAsync(db, query, sending, cancel);
        var rows = await found.OrderByDescending(message => message.Id).Skip(query.Page * MailLogQuery.PageSize).Take(MailLogQuery.PageSize)
            .LeftJoin(
                db.People, message => message.PersonId, person => (Guid?)person.Id,
                (message, person) => new { Message = message, Person = person })
            .LeftJoin(
                db.Addresses, row => new { row.Message.PersonId, row.Message.Address },
                address => new { PersonId = (Guid?)address.PersonId, address.Address },
                (row, address) => new { row.Message, row.Person, Address = address })
            // A join does not keep the order.
            .OrderByDescending(row => row.Message.Id)
            .Select(row => new
            {
                row.Message,
                Person = row.Person == null ? null
                    : new { row.Person.Id, row.Person.FirstName, row.Person.LastName, row.Person.FirstLoginAt, row.Person.Permissions },
                Address = row.Address == null ? null : new { row.Address.RefusedAt, row.Address.NotTheirsAt, row.Address.ComplainedAt },
                IsLast = !db.Messages.Any(other => other.PersonId == row.Message.PersonId && other.Kind == row.Message.Kind
                    && other.Address == row.Message.Address && other.AskedAt > row.Message.AskedAt),
            }).ToListAsync(cancel);
        return new MailLogView
        {
            IsPaused = channel.State.Reason is not null,
            Now = await MailNumbers.ReadAsync(db, sending, clock.GetUtcNow(), cancel),
            HasToRetry = await RetryRefused.ToRetry(db, kinds.Values).AnyAsync(cancel),
            Done = await ActsAsync(db, TimelineActs.Of(TimelineKind.Mail), DateTimeOffset.MinValue, FewActs, cancel),
            Unclear = await ActsAsync(db, [Act.ReportUnclear], clock.GetUtcNow() - UnclearFor, FewUnclear, cancel),
            RowCount = await found.CountAsync(cancel),
            Rows = rows.ConvertAll(row => new MailLogRow
            {
                Id = row.Message.Id,
                PersonId = row.Person?.Id,
                Name = row.Person is { } person ? $"{person.FirstName} {person.LastName}" : "Deleted person",
                Address = row.Message.Address,
                Called = kinds.GetValueOrDefault(row.Message.Kind)?.Called ?? "Email",
                MailingId = row.Message.MailingId,
                State = MessageStates.Now(row.Message, sending),
                AskedAt = row.Message.AskedAt,
                SettledAt = row.Message.SettledAt,
                DueAt = row.Message.DueAt,
                IsPaused = row.Message.PausedAt is not null,
                Attempts = row.Message.Attempts,
                IsDoubtful = row.Message.DoubtfulAt is not null,
                LastReply = row.Message.LastReply,
                MayBeFixed = row is
                {
                    IsLast: true, Address.RefusedAt: not null, Person: { FirstLoginAt: null },
                    Message.RefusedAt: not null
                }
                    && kinds.GetValueOrDefault(row.Message.Kind) is { IsOverAtFirstLogin: true },
                MayBeRetried = row is
                {
                    IsLast: true, Address: { NotTheirsAt: null, ComplainedAt: null }, Message.RefusedAt: not null,
                    Person: { Permissions: not Permissions.None } owner
                }
                    && kinds.GetValueOrDefault(row.Message.Kind) is { MayBeAskedAgain: true } kind
                    && (owner.FirstLoginAt is null || !kind.IsOverAtFirstLogin),
            }),
        };
    }

    private static async Task<Timeline> ActsAsync(PortalDb db, IReadOnlyList<string> acts, DateTimeOffset since, int most,
        CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => acts.Contains(entry.Act) && entry.At >= since)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(most).ToListAsync(cancel);
        return new Timeline(entries.ConvertAll(TimelineActs.Tell), HasMore: false);
    }

    private static async Task<IQueryable<Message>> FilterAsync(PortalDb db, MailLogQuery query, IReadOnlyCollection<Guid> sending,
        CancellationToken cancel)
    {
        var messages = db.Messages.AsNoTracking();
        if (query.State is { } state)
            messages = messages.Where(MailingRows.In(state, sending));
        if (query.Doubtful)
            messages = messages.Where(message => message.DoubtfulAt != null);
        if (query.Search.Trim() is not { Length: > 0 } words)
            return messages;
        var (people, _) = await PeopleSearch.AmongAsync(db, words, cancel);
        // Searches the address that was mailed: the person may have another one by now.
        return messages.Where(message => message.Address.Contains(words)
            || people.Select(person => (Guid?)person.Id).Contains(message.PersonId));
    }
}

public sealed record MailLogView
{
    public required MailNumbers Now { get; init; }

    /// <summary>Whether <em>Retry all refused</em> would send anybody an email.</summary>
    public required bool HasToRetry { get; init; }

    /// <summary>What was done to all mail recently: held, let go on, cancelled, retried.</summary>
    public required Timeline Done { get; init; }

    /// <summary>Reports that came back recently and could not be understood.</summary>
    public required Timeline Unclear { get; init; }

    /// <summary>Mail is paused or held: waiting messages do not leave.</summary>
    public required bool IsPaused { get; init; }

    public required IReadOnlyList<MailLogRow> Rows { get; init; }

    /// <summary>How many rows there are on all pages.</summary>
    public required int RowCount { get; init; }
}

/// <summary>One message of the log.</summary>
public sealed record MailLogRow
{
    public required Guid Id { get; init; }

    /// <summary>Null where the person was deleted, or where the message is for nobody in the list.</summary>
    public required Guid? PersonId { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    /// <summary>What lists call its kind (<see cref="IMailKind.Called"/>).</summary>
    public required string Called { get; init; }

    public required Guid? MailingId { get; init; }

    public required MessageState State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset? SettledAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Its mailing is paused.</summary>
    public bool IsPaused { get; init; }

    public required int Attempts { get; init; }

    /// <summary>It may have been handed over twice.</summary>
    public required bool IsDoubtful { get; init; }

    public required string? LastReply { get; init; }

    /// <summary>A new account email that was refused, to an address that its person still has.</summary>
    public required bool MayBeFixed { get; init; }

    /// <summary>Refused; its kind can be asked for again; nothing was sent to the address since; and its person still has the address and
    /// needs the email.</summary>
    public required bool MayBeRetried { get; init; }
}
