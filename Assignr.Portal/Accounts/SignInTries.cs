using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Accounts;

/// <summary>
/// Wrong passwords in a row for one person. Each device on which that person has signed in has a counter of its own, so that strangers
/// cannot lock out a person who comes back on their own device; all other devices share one.
/// </summary>
public sealed class SignInTries
{
    private const int FreeTries = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>The counter of all devices on which the person has not signed in.</summary>
    public static Guid Strangers { get; } = Guid.Empty;

    /// <summary>The counter for people who are signed in and asked for their password again.</summary>
    public static Guid SignedIn { get; } = Guid.AllBitsSet;

    public required Guid PersonId { get; init; }

    /// <summary>A device, or one of the two shared counters.</summary>
    public required Guid DeviceId { get; init; }

    public int Tried { get; private set; }

    /// <summary>Until when no password is compared; null where the next try may come at once.</summary>
    public DateTimeOffset? WaitsUntil { get; private set; }

    /// <summary>When the person last signed in on the device; null for the shared counters.</summary>
    public DateTimeOffset? SignedInAt { get; private set; }

    /// <summary>A wait that is longer than any can be comes from a clock that was wrong and has been set back: it does not
    /// count.</summary>
    public bool Waits(DateTimeOffset now) => WaitsUntil > now && WaitsUntil <= now + LongestWait;

    /// <summary>
    /// Counts a try before it is known whether it is right. From the fifth on, the next one waits: first 15 seconds, at most 15 minutes, so
    /// that nobody is locked out for good (requirements.md 27).
    /// </summary>
    public void Count(DateTimeOffset now)
    {
        Tried++;
        if (Tried >= FreeTries)
            WaitsUntil = now + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds,
                FirstWait.TotalSeconds * Math.Pow(2, Tried - FreeTries)));
    }

    /// <summary>After a right password the count begins again.</summary>
    public void Forgive() => (Tried, WaitsUntil) = (0, null);

    public void SignIn(DateTimeOffset now) => SignedInAt = now;
}

internal sealed class SignInTriesTable : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> table)
    {
        table.ToTable("SignInTries");
        table.HasKey(tries => new { tries.PersonId, tries.DeviceId });
        // Of two tries counted at the same time one fails, and is not made.
        table.Property(tries => tries.Tried).IsConcurrencyToken();
        table.HasOne<Person>().WithMany().HasForeignKey(tries => tries.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
