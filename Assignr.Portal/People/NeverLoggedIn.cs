using Assignr.Portal.Access;

namespace Assignr.Portal.People;

/// <summary>
/// The people whom new account emails are for: active, never logged in, with or without an email address. Every number of them, in the
/// banner, in the dialog and elsewhere, comes from here.
/// </summary>
public static class NeverLoggedIn
{
    public static IQueryable<Person> Among(IQueryable<Person> people) =>
        people.Where(person => person.Permissions != Permissions.None && person.FirstLoginAt == null);
}
