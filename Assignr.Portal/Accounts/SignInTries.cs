using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Accounts;

/// <summary>
/// Passwords tried in a row for one person without a right one. Each device that has signed in as that person before counts by itself,
/// so that what strangers try keeps nobody out who comes back on their own device; everybody else counts together.
/// </summary>
public sealed class SignInTries
{
    private const int FreeTries = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>The counter of every device that has not signed in before.</summary>
    public static Guid Strangers { get; } = Guid.Empty;

    /// <summary>The counter of who is signed in and is asked for the password again.</summary>
    public static Guid SignedIn { get; } = Guid.AllBitsSet;

    public required Guid PersonId { get; init; }

    /// <summary>A device, or one of the two counters above.</summary>
    public required Guid DeviceId { get; init; }

    public int Tried { get; private set; }

    /// <summary>Until when no password is compared here; null where the next one may come at once.</summary>
    public DateTimeOffset? WaitsUntil { get; private set; }

    /// <summary>When the device last signed in; null where nothing was signed in to yet.</summary>
    public DateTimeOffset? SignedInAt { get; private set; }

    public bool Waits(DateTimeOffset now) => WaitsUntil > now;

    /// <summary>
    /// One more try, counted before it is known whether it is right. From the fifth on the next one waits, at first 15 seconds and
    /// never longer than 15 minutes: nobody locks a stranger out for good (requirements.md 27).
    /// </summary>
    public void Count(DateTimeOffset now)
    {
        Tried++;
        if (Tried >= FreeTries)
            WaitsUntil = now + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds,
                FirstWait.TotalSeconds * Math.Pow(2, Tried - FreeTries)));
    }

    /// <summary>A right password: the count begins anew.</summary>
    public void Forgive() => (Tried, WaitsUntil) = (0, null);

    public void SignIn(DateTimeOffset now) => SignedInAt = now;
}

internal sealed class SignInTriesTable : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> table)
    {
        table.ToTable("SignInTries");
        table.HasKey(tries => new { tries.PersonId, tries.DeviceId });
        // Whoever counted meanwhile wins: the other try is not made.
        table.Property(tries => tries.Tried).IsConcurrencyToken();
        table.HasOne<Person>().WithMany().HasForeignKey(tries => tries.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
