using Assignr.Portal.Access;
using Assignr.Portal.People;

namespace Assignr.Portal.Data.Demo;

/// <summary>The people of the demo league and their stories.</summary>
internal sealed class DemoCast
{
    /// <summary>A step through the alphabet that reaches everybody once, so that stories do not depend on initials.</summary>
    private const int Step = 37;

    private readonly Dictionary<string, (Person Person, int Turn)> officials = [];

    private DemoCast()
    {
    }

    /// <summary>Ran the league last season and sent its earlier mailings; deactivated.</summary>
    public required Person FormerAssignor { get; init; }

    public required Person Observer { get; init; }

    public IEnumerable<Person> Everybody => officials.Values.Select(one => one.Person).Append(FormerAssignor).Append(Observer);

    /// <summary>Mailed five weeks ago, and logged in since.</summary>
    public IReadOnlyList<Person> LoggedIn => Turns(0, 15);

    /// <summary>Mailed five weeks ago; their links have expired.</summary>
    public IReadOnlyList<Person> Expired => Turns(15, 24);

    /// <summary>Mailed three days ago; their links work.</summary>
    public IReadOnlyList<Person> Sent => Turns(24, 34);

    /// <summary>Mailed three days ago and refused by the mail server.</summary>
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

    /// <summary>Six have no address; two brothers share their family's; one teenager has their mother's as well.</summary>
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
