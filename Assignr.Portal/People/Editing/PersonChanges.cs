using Assignr.Portal.Access;
using Assignr.Portal.Audit;

namespace Assignr.Portal.People.Editing;

/// <summary>A person before an edit, to compare with later.</summary>
internal sealed class Before(Person person)
{
    public string Name { get; } = person.FullName;

    public string? Phone { get; } = person.Phone;

    public string? ExternalId { get; } = person.ExternalId;

    public Permissions Permissions { get; } = person.Permissions;

    public IReadOnlyList<OldAddress> Addresses { get; } =
        [.. person.Addresses.Select(address => new OldAddress(address.Address, address.Key)
        {
            IsNotTheirs = address.NotTheirsAt is not null,
        })];

    public bool SameAs(Before other) =>
        Name == other.Name && ExternalId == other.ExternalId && Phone == other.Phone && Permissions == other.Permissions
            && Addresses.SequenceEqual(other.Addresses);
}

/// <summary>The sentences about an edit for the timeline, one for each kind of change.</summary>
internal static class PersonChanges
{
    public static IEnumerable<(string Act, string Detail)> Describe(Before before, Before after, int linksStopped, bool deactivated)
    {
        if (before.Name != after.Name || before.Phone != after.Phone || before.ExternalId != after.ExternalId)
            yield return (Act.PersonChanged, string.Join(' ', Profile(before, after)));
        if (!before.Addresses.SequenceEqual(after.Addresses))
            yield return (Act.AddressesChanged, string.Join(' ', Addresses(before, after, deactivated ? 0 : linksStopped)));
        if (deactivated)
            yield return (Act.PersonDeactivated,
                $"Was {before.Permissions.InWords()}.{Stopped(linksStopped, "Links that were out stopped working.")}");
        else if (before.Permissions != after.Permissions)
            yield return (Act.PermissionsChanged, $"From {before.Permissions.InWords()} to {after.Permissions.InWords()}.");
    }

    private static IEnumerable<string> Profile(Before before, Before after)
    {
        if (before.Name != after.Name)
            yield return $"Was called {before.Name}.";
        if (before.Phone != after.Phone)
            yield return before.Phone is null ? $"Phone {after.Phone}." : $"Phone was {before.Phone}.";
        if (before.ExternalId != after.ExternalId)
            yield return before.ExternalId is null ? $"External id {after.ExternalId}." : $"External id was {before.ExternalId}.";
    }

    private static IEnumerable<string> Addresses(Before before, Before after, int linksStopped)
    {
        var (was, now) = (before.Addresses.Select(address => address.Address).ToList(),
            after.Addresses.Select(address => address.Address).ToList());
        if (was.Count > 0 && now.Count > 0 && was[0] != now[0])
            yield return $"Primary address from {was[0]} to {now[0]}.";
        var (added, removed) = (now.Except(was).ToList(), was.Except(now).ToList());
        if (added.Except(was.Count > 0 ? now.Take(1) : []).ToList() is { Count: > 0 } others)
            yield return $"Added {string.Join(", ", others)}.";
        if (removed.Except(now.Count > 0 ? was.Take(1) : []).ToList() is { Count: > 0 } gone)
            yield return $"Removed {string.Join(", ", gone)}.";
        if (added.Count == 0 && removed.Count == 0 && was[0] == now[0])
            yield return "Another order.";
        if (linksStopped > 0)
            yield return "The link sent there stopped working.";
    }

    private static string Stopped(int links, string sentence) => links > 0 ? $" {sentence}" : "";
}
