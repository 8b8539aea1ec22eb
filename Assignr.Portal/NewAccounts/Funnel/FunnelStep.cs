using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.NewAccounts.Funnel;

/// <summary>How far somebody is on the way in. Each number of the funnel is the length of the list that it leads to.</summary>
public enum FunnelStep
{
    /// <summary>Active, and covered by the scope.</summary>
    Added = 1,

    /// <summary>A new account email was asked for; of a mailing: by it.</summary>
    Emailed = 2,

    /// <summary>The mail server took one; of a mailing: one of its own.</summary>
    HandedOver = 3,

    /// <summary>The page behind a link of theirs said that it was seen; of a mailing: of one of its own. A hint: there may be
    /// more.</summary>
    Opened = 4,

    LoggedIn = 5,

    /// <summary>Whom <see cref="NeverLoggedIn"/> covers.</summary>
    Out = 6,
}

/// <summary>Whose way is looked at: of those of one mailing, of one import, or of everybody.</summary>
public sealed record FunnelScope(Guid? MailingId = null, Guid? ImportId = null)
{
    public static FunnelScope Everybody { get; } = new();

    /// <summary>What an address of it ends with: <c>mailing=…</c>; empty for everybody.</summary>
    public string Query => MailingId is { } mailing ? $"mailing={mailing}" : ImportId is { } import ? $"import={import}" : "";
}

public static class FunnelSteps
{
    /// <summary>The steps of a scope, in order. Who is in a mailing was emailed by it.</summary>
    public static IReadOnlyList<FunnelStep> Of(FunnelScope scope) => scope.MailingId is null
        ? [FunnelStep.Added, FunnelStep.Emailed, FunnelStep.HandedOver, FunnelStep.Opened, FunnelStep.LoggedIn, FunnelStep.Out]
        : [FunnelStep.Emailed, FunnelStep.HandedOver, FunnelStep.Opened, FunnelStep.LoggedIn, FunnelStep.Out];

    public static string Words(this FunnelStep step, FunnelScope scope) => step switch
    {
        FunnelStep.Added => scope.ImportId is null ? "Added" : "In the file",
        FunnelStep.Emailed => "Emailed",
        FunnelStep.HandedOver => "Handed over",
        FunnelStep.Opened => "Opened",
        FunnelStep.LoggedIn => "Logged in",
        _ => "Still out",
    };

    /// <summary>The list behind the number.</summary>
    public static string Url(this FunnelStep step, FunnelScope scope) =>
        $"/people?step={step.ToString().ToLowerInvariant()}{(scope.Query.Length > 0 ? $"&{scope.Query}" : "")}";

    /// <summary>The active people of a scope.</summary>
    public static IQueryable<Person> Among(PortalDb db, IQueryable<Person> people, FunnelScope scope)
    {
        var active = people.Where(person => person.Permissions != Permissions.None);
        if (scope.MailingId is { } mailingId)
        {
            var mailed = db.Messages.Where(message => message.MailingId == mailingId).Select(message => message.PersonId);
            active = active.Where(person => mailed.Contains(person.Id));
        }
        if (scope.ImportId is { } importId)
        {
            var imported = db.ImportedPeople.Where(one => one.ImportId == importId).Select(one => one.PersonId);
            active = active.Where(person => imported.Contains(person.Id));
        }
        return active;
    }

    /// <summary>Of those <see cref="Among"/> has, the ones who came as far as a step.</summary>
    public static IQueryable<Person> Reached(PortalDb db, IQueryable<Person> people, FunnelStep step, FunnelScope scope)
    {
        var (handedOver, opened) = (HandedOverBy(db, scope), OpenedBy(db, scope));
        return step switch
        {
            FunnelStep.Emailed => people.Where(person => person.NewAccountAskedAt != null),
            FunnelStep.HandedOver when handedOver is not null => people.Where(person => handedOver.Contains(person.Id)),
            FunnelStep.HandedOver => people.Where(person => person.NewAccountHandedOverAt != null),
            FunnelStep.Opened => people.Where(person => opened.Contains(person.Id)),
            FunnelStep.LoggedIn => people.Where(person => person.FirstLoginAt != null),
            FunnelStep.Out => NeverLoggedIn.Among(people),
            _ => people,
        };
    }

    /// <summary>Whom a mailing itself reached; null where it is not about one.</summary>
    internal static IQueryable<Guid?>? HandedOverBy(PortalDb db, FunnelScope scope)
    {
        if (scope.MailingId is not { } mailingId)
            return null;
        return db.Messages.Where(message => message.MailingId == mailingId && message.HandedOverAt != null)
            .Select(message => message.PersonId);
    }

    /// <summary>Who opened a link; of a mailing: one that it brought itself.</summary>
    internal static IQueryable<Guid> OpenedBy(PortalDb db, FunnelScope scope)
    {
        var openings = scope.MailingId is not { } mailingId ? db.LinkOpenings
            : db.LinkOpenings.Where(opening =>
                db.Messages.Any(message => message.Id == opening.MessageId && message.MailingId == mailingId));
        return openings.Select(opening => opening.PersonId);
    }
}
