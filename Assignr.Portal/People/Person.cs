using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.People;

/// <summary>Anybody who may have access.</summary>
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

    /// <summary>The id in the assignor's own list; unique where there is one.</summary>
    public string? ExternalId { get; private set; }

    public string FirstName { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FullName => $"{FirstName} {LastName}";

    /// <summary>One number, or several separated by commas.</summary>
    public string? Phone { get; private set; }

    public Permissions Permissions { get; private set; }

    /// <summary>By position, in whatever order they were read; the first is the primary one. Without one nobody can sign
    /// in.</summary>
    public IReadOnlyList<PersonAddress> Addresses => [.. addresses.OrderBy(address => address.Position)];

    /// <summary>A copy of the first of <see cref="Addresses"/>, so that the grid reads one table. Null: no address.</summary>
    public string? PrimaryAddress { get; private set; }

    public int AddressCount { get; private set; }

    /// <summary>Last name, first name, folded: the grid is ordered by it.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>The names in both orders and all addresses, folded: what a search reads.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Since when they have no permission.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    /// <summary>Null: never logged in. Set once, never cleared.</summary>
    public DateTimeOffset? FirstLoginAt { get; private set; }

    public DateTimeOffset? LastLoginAt { get; private set; }

    /// <summary>When the first new account email that they got was handed over. Written at the first login, to tell how long it took;
    /// null: never logged in, or without an email.</summary>
    public DateTimeOffset? FirstEmailedAt { get; private set; }

    /// <summary>When a new account email was last asked for. Written set-based by the code that queues one.</summary>
    public DateTimeOffset? NewAccountAskedAt { get; private set; }

    /// <summary>When the mail server last took a new account email.</summary>
    public DateTimeOffset? NewAccountHandedOverAt { get; private set; }

    /// <summary>When an email last ended without reaching them: refused, returned or given up. Cleared when the addresses
    /// change.</summary>
    public DateTimeOffset? NewAccountRefusedAt { get; private set; }

    /// <summary>When a new account email last ended in a way that gives no standing: skipped, cancelled, or refused at an address that has
    /// been changed.</summary>
    public DateTimeOffset? NewAccountDroppedAt { get; private set; }

    /// <summary>When the last of their open new account links expires; set to an earlier time when links are revoked.</summary>
    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>When they said that they want no more reminders; null: they may get some. Written by guarded UPDATEs.</summary>
    public DateTimeOffset? RemindersDeclinedAt { get; private set; }

    /// <summary>How often they get a digest, as long as they are an assignor. Written by guarded UPDATEs, as <see cref="DigestedAt"/>
    /// is.</summary>
    public DigestChoice Digest { get; private set; }

    /// <summary>From when on they get digests: when they became an assignor, or chose. One whose time was before it is not made up
    /// for.</summary>
    public DateTimeOffset? DigestFrom { get; private set; }

    /// <summary>When the time of a digest last came for them, whether it had anything to say or not. What happened since is new in the next
    /// one.</summary>
    public DateTimeOffset? DigestedAt { get; private set; }

    /// <summary>When an assignor withdrew their links, so that none was left. Cleared when another link is made.</summary>
    public DateTimeOffset? LinksWithdrawnAt { get; private set; }

    /// <summary>A copy of the latest <see cref="PersonAddress.NotTheirsAt"/>, so that the standing reads one table.</summary>
    public DateTimeOffset? NotTheirsAt { get; private set; }

    /// <summary>A copy of the latest <see cref="PersonAddress.ComplainedAt"/>.</summary>
    public DateTimeOffset? ComplainedAt { get; private set; }

    /// <summary>When they said, by the link of an email, that they officiate no more. Nothing is mailed to them until an assignor says that
    /// it was a mistake.</summary>
    public DateTimeOffset? NoLongerOfficiatesAt { get; private set; }

    /// <summary>Grows with every edit, so that an assignor does not overwrite another one's change unseen.</summary>
    public int Revision { get; private set; }

    public bool IsActive => Permissions != Permissions.None;

    /// <summary>Whether a new account email can get them any further.</summary>
    public bool NeedsNewAccount => IsActive && FirstLoginAt is null && AddressCount > 0;

    /// <summary>The first address that may be mailed; null where there is none.</summary>
    public string? MailedAddress => Addresses.FirstOrDefault(address => address.NotTheirsAt is null)?.Address;

    /// <summary>The first one that may be mailed though its reader did not ask for it: nobody complained there.</summary>
    public string? MailedUnaskedAddress =>
        Addresses.FirstOrDefault(address => address is { NotTheirsAt: null, ComplainedAt: null })?.Address;

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
        if (permissions.HasFlag(Permissions.Assignor) && !Permissions.HasFlag(Permissions.Assignor))
            DigestFrom = now;
        Permissions = permissions;
        DeactivatedAt = permissions != Permissions.None ? null : DeactivatedAt ?? now;
    }

    /// <summary>Replaces the addresses, in this order. An address that stays keeps its row. The caller removes doubles.</summary>
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

    /// <inheritdoc cref="FirstEmailedAt" />
    public void WasFirstEmailed(DateTimeOffset? time) => FirstEmailedAt ??= time;

    /// <summary>After links were revoked: when the last open one expires; null where none is open.</summary>
    public void LinksWorkUntil(DateTimeOffset? time) => LinkExpiresAt = time;

    public void Edited() => Revision++;

    // The refusal was about the old addresses. The email still has come to its end, so the standing must not say that one is on its
    // way.
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
        NotTheirsAt = addresses.Max(address => address.NotTheirsAt);
        ComplainedAt = addresses.Max(address => address.ComplainedAt);
        SortKey = Text.Fold($"{LastName} {FirstName}");
        SearchText = Text.Fold($"{FirstName} {LastName} {FirstName} {string.Join(' ', Addresses.Select(address => address.Address))}");
    }
}
