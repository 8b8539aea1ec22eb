using Assignr.Portal.Access;
using Assignr.Portal.Games;
using Assignr.Portal.People;

namespace Assignr.Portal.Tests;

/// <summary>Test data: A.Person(), A.Game(), with only what matters to a test given.</summary>
public static class A
{
    public static readonly DateTimeOffset LongAgo = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static Person Person(
        string name = "Terrence Miles", string? address = "terrence.miles@officials.example.com",
        Permissions permissions = Permissions.Official,
        string? phone = null, DateTimeOffset? loggedInAt = null, params string[] moreAddresses)
    {
        var (first, last) = name.LastIndexOf(' ') is var space and > 0 ? (name[..space], name[(space + 1)..]) : (name, "Person");
        var person = Portal.People.Person.Add(first, last, permissions, LongAgo);
        person.Call(phone);
        person.Reach([.. (address is null ? [] : new[] { address }).Concat(moreAddresses).Select(Address)], LongAgo);
        if (loggedInAt is { } time)
            person.LogIn(time);
        return person;
    }

    public static EmailAddress Address(string text) =>
        EmailAddress.Parse(text, out var problem) ?? throw new ArgumentException($"{text}: {problem}");

    public static Game Game(DateTimeOffset startsAt, params (string Position, Person? Person)[] crew)
    {
        var game = Portal.Games.Game.Add(startsAt, "KC", "TB", crew.Select(slot => slot.Position));
        foreach (var (slot, entry) in game.Crew.Zip(crew))
            slot.Assign(entry.Person?.Id, LongAgo);
        return game;
    }

    /// <summary>A game on that day (UTC) whose time is to be set.</summary>
    public static Game GameWithoutTime(DateOnly day, params (string Position, Person? Person)[] crew)
    {
        var game = Portal.Games.Game.Add(
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), "KC", "TB", crew.Select(slot => slot.Position), isTimeToBeSet: true);
        foreach (var (slot, entry) in game.Crew.Zip(crew))
            slot.Assign(entry.Person?.Id, LongAgo);
        return game;
    }
}
