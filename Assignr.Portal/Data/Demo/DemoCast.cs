using Assignr.Portal.Access;
using Assignr.Portal.People;

namespace Assignr.Portal.Data.Demo;

/// <summary>Who is who in the demo league, and what their story is.</summary>
internal sealed class DemoCast
{
    /// <summary>Walks through the alphabet in steps that meet everybody once, so that no story follows a letter.</summary>
    private const int Step = 37;

    private readonly Dictionary<string, (Person Person, int Turn)> officials = [];

    private DemoCast()
    {
    }

    /// <summary>Ran the league last season and sent its earlier mailings; deactivated since.</summary>
    public required Person FormerAssignor { get; init; }

    public required Person Observer { get; init; }

    public IEnumerable<Person> Everybody => officials.Values.Select(one => one.Person).Append(FormerAssignor).Append(Observer);

    /// <summary>Mailed five weeks ago and in the portal since.</summary>
    public IReadOnlyList<Person> LoggedIn => Turns(0, 15);

    /// <summary>Mailed five weeks ago; their links have run out.</summary>
    public IReadOnlyList<Person> Expired => Turns(15, 24);

    /// <summary>Mailed three days ago; their links work.</summary>
    public IReadOnlyList<Person> Sent => Turns(24, 34);

    /// <summary>Mailed three days ago, and the mail server said no.</summary>
    public IReadOnlyList<Person> Refused => Turns(34, 37);

    public static DemoCast From(IReadOnlyList<DemoPerson> lines, DateTimeOffset addedAt)
    {
        var cast = new DemoCast
        {
            FormerAssignor = Somebody("Dolores", "Whitfield", Permissions.None, addedAt, "dolores.whitfield@officials.example.com"),
            Observer = Somebody("Harriet", "Lindgren", Permissions.Observer, addedAt, "harriet.lindgren@officials.example.com"),
        };
        for (var index = 0; index < lines.Count; index++)
        {
            var (line, turn) = (lines[index], index * Step % lines.Count);
            var person = Somebody(line.FirstName, line.LastName, Permissions.Official, addedAt, AddressesOf(line, turn));
            person.Call(line.Phone);
            cast.officials.Add(line.FullName, (person, turn));
        }
        return cast;
    }

    public Person Named(string fullName) => officials[fullName].Person;

    /// <summary>Takes no more games this season.</summary>
    public bool IsAway(string fullName) => officials[fullName].Turn % 5 == 4;

    /// <summary>Six have no address yet; two brothers share their family's; one teenager's mother reads along.</summary>
    private static string[] AddressesOf(DemoPerson line, int turn) => line.FullName switch
    {
        "Callum Dufresne" or "Felix Dufresne" => ["dufresne.family@home.example"],
        "Kai Gallardo" => [line.Address, "rosalind.gallardo@home.example"],
        _ when turn is >= 37 and < 43 => [],
        _ => [line.Address],
    };

    private static Person Somebody(string firstName, string lastName, Permissions permissions, DateTimeOffset addedAt,
        params string[] addresses)
    {
        var person = Person.Add(firstName, lastName, permissions, addedAt);
        person.Reach([.. addresses.Select(address => EmailAddress.Parse(address, out _)!)], addedAt);
        return person;
    }

    private Person[] Turns(int from, int to) =>
        [.. officials.Values.Where(one => one.Turn >= from && one.Turn < to).OrderBy(one => one.Turn).Select(one => one.Person)];
}
