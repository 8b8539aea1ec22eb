using Assignr.Portal.NewAccounts.Deciding;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>A person who gets an email at each of these addresses.</summary>
public sealed record Recipient
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Another person has one of the addresses too.</summary>
    public bool IsShared { get; init; }

    /// <summary>When the last email was handed over, if any was.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The link in it no longer works.</summary>
    public bool LinkExpired { get; init; }

    public static Recipient Of(Verdict verdict, DateTimeOffset now) => new()
    {
        PersonId = verdict.Person.PersonId,
        Name = verdict.Person.FullName,
        Addresses = [.. verdict.Addresses.Select(address => address.Address)],
        IsShared = verdict.Addresses.Any(address => address.IsShared),
        SentAt = verdict.Person.HandedOverAt,
        LinkExpired = verdict.Person.HandedOverAt is not null && (verdict.Person.LinkExpiresAt is not { } expires || expires < now),
    };
}
