using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Whom of an audience a mailing is for: everybody, the people of one import, or people who were ticked one by one or all of a
/// filter; and of them those who had no email, a link that works, or one that expired.</summary>
public sealed record Scope
{
    private Scope()
    {
    }

    public static Scope Everybody { get; } = new();

    /// <summary>As in <see cref="ImportedPerson"/>; null: not limited to an import.</summary>
    public Guid? ImportId { get; private init; }

    /// <summary>Null: not limited to certain people.</summary>
    public IReadOnlyCollection<Guid>? PersonIds { get; private init; }

    /// <summary>What it is limited to: the file of the import, or "12 ticked people"; null: everybody.</summary>
    public string? Name { get; private init; }

    public SentSoFar SentSoFar { get; init; } = SentSoFar.Anything;

    public static Scope OfImport(Guid id, string name) => new() { ImportId = id, Name = name };

    public static Scope OfTicked(IReadOnlyCollection<Guid> personIds) => new()
    {
        PersonIds = personIds,
        Name = personIds.Count == 1 ? "1 ticked person" : $"{personIds.Count.Grouped()} ticked people",
    };
}

public static class Scopes
{
    /// <summary>Those whom the scope is limited to, whatever they were sent.</summary>
    public static IQueryable<Person> Among(this IQueryable<Person> people, PortalDb db, Scope scope)
    {
        if (scope.ImportId is { } importId)
            people = people.Where(person => db.ImportedPeople.Any(one => one.ImportId == importId && one.PersonId == person.Id));
        if (scope.PersonIds is { } ids)
            people = people.Where(person => ids.Contains(person.Id));
        return people;
    }

    /// <summary>Those of them who were sent what is ticked.</summary>
    public static IQueryable<Person> Who(this IQueryable<Person> people, SentSoFar sent, DateTimeOffset now)
    {
        if (sent == SentSoFar.Anything)
            return people;
        var (never, working, expired) =
            (sent.HasFlag(SentSoFar.Nothing), sent.HasFlag(SentSoFar.LinkThatWorks), sent.HasFlag(SentSoFar.LinkExpired));
        return people.Where(person => person.NewAccountHandedOverAt == null ? never
            : person.LinkExpiresAt != null && person.LinkExpiresAt >= now ? working : expired);
    }
}
