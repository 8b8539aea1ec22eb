using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Bench.Answers;

/// <summary>The people whose addresses are typed into *Reset Password*.</summary>
internal static class Asked
{
    public const string Unknown = "unknown";
    private const string Known = "known";
    private const string Never = "never activated";
    private const string Often = "asked for too often";
    private const string Gone = "deactivated";

    public static IReadOnlyList<string> Kinds { get; } = [Unknown, Known, Never, Often, Gone];

    /// <summary>One person, who gets no more emails of this kind after the third.</summary>
    public static string TooOften { get; } = Address(Often, 0);

    public static async Task AddAsync(Site site, int each)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await site.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        (await db.Site.SingleAsync()).SetUp(now);
        Add(db, Often, 0, now);
        for (var number = 0; number < each; number++)
        {
            Add(db, Known, number, now);
            Add(db, Never, number, now);
            Add(db, Gone, number, now);
        }
        await db.SaveChangesAsync();
    }

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="number">From 0; ignored for the person who is asked for too often.</param>
    public static string Address(string kind, int number) =>
        $"{kind.Replace(' ', '.')}{(kind == Often ? 0 : number)}@officials.example.com";

    private static void Add(PortalDb db, string kind, int number, DateTimeOffset now)
    {
        var person = Person.Add("Asked", $"Number{number}", kind == Gone ? Permissions.None : Permissions.Official, now);
        person.Reach([EmailAddress.Parse(Address(kind, number), out _)!], now);
        db.Add(person);
        if (kind == Never)
            return;
        person.LogIn(now);
        db.Add(Account.Open(person.Id, Address(kind, number), "not a hash"));
    }
}
