using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Shell;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Withdrawing;

/// <summary>What a withdrawal takes, counted before it and by it.</summary>
/// <param name="People">Whose links stop working.</param>
/// <param name="Emails">How many waiting emails are cancelled.</param>
/// <param name="Reminded">How many people are reminded no more.</param>
public sealed record Withdrawal(int People, int Links, int Emails, int Reminded)
{
    public bool IsNothing => Links + Emails + Reminded == 0;

    /// <summary>"36 links of 31 people work. 4 emails wait. 12 people are reminded."</summary>
    public string Now => string.Join(' ', Sentences(
        $"{Of(Links, "link")} of {Of(People, "person", "people")} {(Links == 1 ? "works" : "work")}.",
        $"{Of(Emails, "email")} {(Emails == 1 ? "waits" : "wait")}.",
        $"{Of(Reminded, "person", "people")} {(Reminded == 1 ? "is" : "are")} reminded."));

    /// <summary>"36 links of 31 people stopped working. 4 emails were cancelled. 12 people are reminded no more."</summary>
    public string Done => string.Join(' ', Sentences(
        $"{Of(Links, "link")} of {Of(People, "person", "people")} stopped working.",
        $"{Of(Emails, "email")} {(Emails == 1 ? "was" : "were")} cancelled.",
        $"{Of(Reminded, "person", "people")} {(Reminded == 1 ? "is" : "are")} reminded no more."));

    internal static async Task<Withdrawal> CountAsync(PortalDb db, WithdrawScope scope, DateTimeOffset now, CancellationToken cancel)
    {
        var links = LinksOf(db, scope, now);
        return new Withdrawal(
            await links.Select(token => token.PersonId).Distinct().CountAsync(cancel),
            await links.CountAsync(cancel),
            await WaitingOf(db, scope).CountAsync(cancel),
            await PlansOf(db, scope).CountAsync(cancel));
    }

    internal static async Task<bool> IsAnyAsync(PortalDb db, WithdrawScope scope, DateTimeOffset now, CancellationToken cancel) =>
        await PlansOf(db, scope).AnyAsync(cancel) || await WaitingOf(db, scope).AnyAsync(cancel)
        || await LinksOf(db, scope, now).AnyAsync(cancel);

    /// <summary>The links that work, of people who have never logged in.</summary>
    internal static IQueryable<Token> LinksOf(PortalDb db, WithdrawScope scope, DateTimeOffset now)
    {
        var open = db.Tokens.Where(token => token.Purpose == Purpose.NewAccount && token.UsedAt == null && token.RevokedAt == null
            && token.ExpiresAt >= now && db.People.Any(person => person.Id == token.PersonId && person.FirstLoginAt == null));
        if (scope.PersonId is { } personId)
            open = open.Where(token => token.PersonId == personId);
        return scope.MailingId is { } mailingId ? OfMailing(db, open, mailingId) : open;
    }

    /// <summary>Those that a mailing brought itself or by its reminders.</summary>
    internal static IQueryable<Token> OfMailing(PortalDb db, IQueryable<Token> tokens, Guid mailingId)
    {
        var own = db.Messages.Where(message => message.MailingId == mailingId).Select(message => (Guid?)message.Id);
        var reminders = RemindersOf(db, mailingId).Select(message => (Guid?)message.Id);
        return tokens.Where(token => own.Contains(token.MessageId) || reminders.Contains(token.MessageId));
    }

    /// <summary>The emails with such links that have not come to their end, and that nobody has stopped.</summary>
    internal static IQueryable<Message> WaitingOf(PortalDb db, WithdrawScope scope)
    {
        var waiting = NewAccountQueue.Unsettled(db).Where(message => message.CancelledAt == null);
        if (scope.PersonId is { } personId)
            waiting = waiting.Where(message => message.PersonId == personId);
        if (scope.MailingId is { } mailingId)
        {
            var reminders = RemindersOf(db, mailingId).Select(message => message.Id);
            waiting = waiting.Where(message => message.MailingId == mailingId || reminders.Contains(message.Id));
        }
        return waiting;
    }

    internal static IQueryable<ReminderPlan> PlansOf(PortalDb db, WithdrawScope scope) => db.OpenPlans().Where(plan =>
        (scope.PersonId == null || plan.PersonId == scope.PersonId) && (scope.MailingId == null || plan.MailingId == scope.MailingId));

    // A reminder has no mailing of its own: it belongs to the plan that was the newest when it was queued.
    private static IQueryable<Message> RemindersOf(PortalDb db, Guid mailingId) => db.ReminderPlans
        .Where(plan => plan.MailingId == mailingId)
        .Join(db.Messages, plan => (Guid?)plan.PersonId, message => message.PersonId, (plan, message) => new { plan, message })
        .Where(row => row.message.Kind == ReminderBook.Kind && row.message.AskedAt >= row.plan.PlannedAt
            && !db.ReminderPlans.Any(other => other.PersonId == row.plan.PersonId
                && other.PlannedAt > row.plan.PlannedAt && other.PlannedAt <= row.message.AskedAt))
        .Select(row => row.message);

    private IEnumerable<string> Sentences(string links, string emails, string reminded)
    {
        if (Links > 0)
            yield return links;
        if (Emails > 0)
            yield return emails;
        if (Reminded > 0)
            yield return reminded;
    }

    private static string Of(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count.Grouped()} {many ?? one + "s"}";
}
