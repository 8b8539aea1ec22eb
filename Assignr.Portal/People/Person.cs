using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.People;

/// <summary>Anyone with access.</summary>
public sealed class Person
{
    public const int LongestName = 100;
    public const int LongestPhone = 100;
    public const int LongestExternalId = 100;
    public const int MostAddresses = 10;

    private readonly List<PersonAddress> addresses = [];

    private Person()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The id that the assignor's own list gives them; unique where given.</summary>
    public string? ExternalId { get; private set; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FullName => $"{FirstName} {LastName}";

    /// <summary>One number or several, with commas between them.</summary>
    public string? Phone { get; private set; }

    public Permissions Permissions { get; private set; }

    /// <summary>In order, however they were read; the first is the primary one. Empty: cannot sign in.</summary>
    public IReadOnlyList<PersonAddress> Addresses => [.. addresses.OrderBy(address => address.Position)];

    /// <summary>The first of <see cref="Addresses"/> again, so that the grid reads one table. Null: no address.</summary>
    public string? PrimaryAddress { get; private set; }

    public int AddressCount { get; private set; }

    /// <summary>Last name, first name, folded: the order of the grid.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Names in both orders and all addresses, folded: what a search looks at.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Since when no permission is ticked.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    /// <summary>Null: never logged in. Set once, never cleared.</summary>
    public DateTimeOffset? FirstLoginAt { get; private set; }

    public DateTimeOffset? LastLoginAt { get; private set; }

    /// <summary>When a new account email was last asked for. Written set-based by whoever queues one.</summary>
    public DateTimeOffset? NewAccountAskedAt { get; private set; }

    /// <summary>When the mail server last took a new account email.</summary>
    public DateTimeOffset? NewAccountHandedOverAt { get; private set; }

    /// <summary>When an email last ended without getting through: refused for good, come back or given up. Cleared when the
    /// addresses change.</summary>
    public DateTimeOffset? NewAccountRefusedAt { get; private set; }

    /// <summary>When a new account email last ended without a standing of its own: skipped, cancelled, or refused at an address that was
    /// changed since.</summary>
    public DateTimeOffset? NewAccountDroppedAt { get; private set; }

    /// <summary>Until when the longest-lived of their open new account links works; brought forward when links are revoked.</summary>
    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>Grows with every edit, so that two assignors cannot overwrite each other unseen.</summary>
    public int Revision { get; private set; }

    public bool IsActive => Permissions != Permissions.None;

    /// <summary>Whether a new account email can get them any further.</summary>
    public bool NeedsNewAccount => IsActive && FirstLoginAt is null && AddressCount > 0;

    public static Person Add(string firstName, string lastName, Permissions permissions, DateTimeOffset now)
    {
        var person = new Person { AddedAt = now };
        person.Rename(firstName, lastName);
        person.Permit(permissions, now);
        return person;
    }

    public void Rename(string firstName, string lastName)
    {
        FirstName = Text.OneLine(firstName);
        LastName = Text.OneLine(lastName);
        Refresh();
    }

    public void Know(string? externalId) => ExternalId = Text.OneLine(externalId) is { Length: > 0 } text ? text : null;

    public void Call(string? phone) => Phone = Text.OneLine(phone) is { Length: > 0 } text ? text : null;

    public void Permit(Permissions permissions, DateTimeOffset now)
    {
        Permissions = permissions;
        DeactivatedAt = permissions != Permissions.None ? null : DeactivatedAt ?? now;
    }

    /// <summary>Replaces the addresses, in this order; an address that stays keeps its row. Doubled ones are the caller's error.</summary>
    public void Reach(IReadOnlyList<EmailAddress> wanted, DateTimeOffset now)
    {
        var changed = !wanted.Select(address => address.Key).Order().SequenceEqual(addresses.Select(address => address.Key).Order());
        addresses.RemoveAll(address => wanted.All(other => other.Key != address.Key));
        for (var position = 0; position < wanted.Count; position++)
        {
            var row = addresses.Find(address => address.Key == wanted[position].Key);
            if (row is null)
                addresses.Add(row = new PersonAddress(Id, wanted[position], now));
            row.Place(wanted[position], position);
        }
        if (changed)
            ForgetRefusal();
        Refresh();
    }

    public void LogIn(DateTimeOffset now)
    {
        FirstLoginAt ??= now;
        LastLoginAt = now;
    }

    /// <summary>Links were revoked: the last of the open ones works until then, or none does.</summary>
    public void LinksWorkUntil(DateTimeOffset? time) => LinkExpiresAt = time;

    public void Edited() => Revision++;

    // It was said of the addresses as they were. What was asked for has come to its end all the same: nothing is on its way.
    private void ForgetRefusal()
    {
        if (NewAccountRefusedAt > (NewAccountDroppedAt ?? DateTimeOffset.MinValue))
            NewAccountDroppedAt = NewAccountRefusedAt;
        NewAccountRefusedAt = null;
    }

    private void Refresh()
    {
        PrimaryAddress = addresses.Find(address => address.Position == 0)?.Address;
        AddressCount = addresses.Count;
        SortKey = Text.Fold($"{LastName} {FirstName}");
        SearchText = Text.Fold($"{FirstName} {LastName} {FirstName} {string.Join(' ', Addresses.Select(address => address.Address))}");
    }
}
