using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>One message of a mailing.</summary>
public sealed record MailingRow
{
    public required Guid Id { get; init; }

    /// <summary>Null where the person was deleted.</summary>
    public Guid? PersonId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string Name => PersonId is null ? "Deleted person" : $"{FirstName} {LastName}";

    public required string Address { get; init; }

    public required MessageState State { get; init; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Its mailing is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Somebody asked for it meanwhile: the pause and the stop of its mailing leave it.</summary>
    public bool IsAskedApart { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? DoubtfulAt { get; init; }

    /// <summary>The mail server's last words, or why it was skipped.</summary>
    public string? LastReply { get; init; }

    /// <summary>When the page behind its link was first seen: a hint.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When its person first logged in, by whatever way.</summary>
    public DateTimeOffset? LoggedInAt { get; init; }

    /// <summary>The address was refused; the person still has it and has never logged in, so it can be corrected from
    /// here.</summary>
    public bool CanBeMended { get; init; }

    /// <summary>It was given up without a fault of the address, nothing was sent there since, and the person still needs
    /// it.</summary>
    public bool CanBeSentAgain { get; init; }

    /// <summary>How far its person got since: "Opened 23 Nov. Logged in 24 Nov. "</summary>
    public string Further(Site site, DateTimeOffset now) => State != MessageState.HandedOver ? "" : string.Concat(
        OpenedAt is { } opened ? $"Opened {Dates.Short(opened, site, now)}. " : "",
        LoggedInAt is { } login ? $"Logged in {Dates.Short(login, site, now)}. " : "");

    /// <summary>The text of the last column.</summary>
    public string Said => State switch
    {
        MessageState.Sending when LastReply is not null => $"Try {Attempts}, after {LastReply}",
        MessageState.Sending => "Talking to the mail server",
        MessageState.Queued when IsPaused => "Paused",
        MessageState.Queued when LastReply is not null => $"Goes again, after {LastReply}",
        MessageState.Queued when IsAskedApart => "Asked for meanwhile: goes on its own",
        MessageState.HandedOver when DoubtfulAt is not null => $"{LastReply} (may have been handed over twice)",
        MessageState.Cancelled when DoubtfulAt is not null => "May have been handed over all the same",
        MessageState.Refused => Refusals.InWords(LastReply) ?? "",
        _ => LastReply ?? "",
    };
}

internal static class MailingRows
{
    public static Expression<Func<Message, bool>> In(MessageState state, IReadOnlyCollection<Guid> sending)
    {
        var rule = MessageStates.Of(sending);
        return Expression.Lambda<Func<Message, bool>>(Expression.Equal(rule.Body, Expression.Constant(state)), rule.Parameters[0]);
    }

    /// <summary>First what is being sent, then what came to its end, last first, then what waits.</summary>
    public static IQueryable<MailingRow> Of(PortalDb db, IQueryable<Message> messages, IReadOnlyCollection<Guid> sending)
    {
        var ordered = messages
            .OrderBy(message => message.SettledAt != null ? 1 : sending.Contains(message.Id) ? 0 : 2)
            .ThenByDescending(message => message.SettledAt).ThenBy(message => message.Id);
        var joined = ordered.LeftJoin(
            db.People, message => message.PersonId, person => (Guid?)person.Id,
            (message, person) => new { Message = message, Person = person });
        return joined.Select(row => new
        {
            row.Message,
            row.Person,
            Mendable = row.Person != null && row.Person.FirstLoginAt == null
                && row.Person.Addresses.Any(address => address.Address == row.Message.Address && address.RefusedAt != null),
            Waits = row.Person != null && row.Message.RefusedAt != null
                && row.Person.FirstLoginAt == null && row.Person.Permissions != Permissions.None
                && row.Person.Addresses.Any(address => address.Address == row.Message.Address && address.RefusedAt == null)
                && !db.Messages.Any(other => other.PersonId == row.Message.PersonId && other.Kind == row.Message.Kind
                    && other.Address == row.Message.Address && other.AskedAt > row.Message.AskedAt),
        }).Select(row => new MailingRow
        {
            Id = row.Message.Id,
            PersonId = row.Person == null ? null : row.Person.Id,
            FirstName = row.Person == null ? null : row.Person.FirstName,
            LastName = row.Person == null ? null : row.Person.LastName,
            Address = row.Message.Address,
            State = MessageStates.Now(row.Message, sending),
            SettledAt = row.Message.SettledAt,
            DueAt = row.Message.DueAt,
            IsPaused = row.Message.PausedAt != null,
            IsAskedApart = row.Message.AskedApartAt != null,
            Attempts = row.Message.Attempts,
            DoubtfulAt = row.Message.DoubtfulAt,
            LastReply = row.Message.LastReply,
            OpenedAt = db.LinkOpenings.Where(opening => opening.MessageId == row.Message.Id)
                .Min(opening => (DateTimeOffset?)opening.At),
            LoggedInAt = row.Person == null ? null : row.Person.FirstLoginAt,
            CanBeMended = row.Mendable,
            CanBeSentAgain = row.Waits,
        });
    }
}
