using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Access;

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    SignedOut = 1,

    /// <summary>Its person ended it from another browser.</summary>
    EndedElsewhere = 2,

    /// <summary>Another sign-in at the same browser.</summary>
    Replaced = 3,

    PasswordChanged = 4,
    Deactivated = 5,
    PermissionsChanged = 6,
}

/// <summary>A person's sign-in at one browser. The browser's cookie holds a secret, of which only the hash is stored.</summary>
public sealed class Session
{
    public const int LongestBrowser = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the secret in the cookie; unique.</summary>
    public required byte[] Hash { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The account's security stamp at the sign-in. A session with an older one is over, even if it began while the password was
    /// being changed.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When its person last did something; written at most once a minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>A plain name such as "Chrome on Android".</summary>
    public required string Browser { get; init; }

    /// <summary>The IP address of the sign-in.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Set once, by <see cref="SessionBook"/>.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("Sessions");
        table.Property(session => session.Id).ValueGeneratedNever();
        table.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(session => session.Hash).IsUnique();
        table.HasIndex(session => session.PersonId);
    }
}
