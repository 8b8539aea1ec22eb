using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>A try that may be made.</summary>
/// <param name="DeviceId">The counter it counts in.</param>
/// <param name="LocksOut">Whether the next one waits.</param>
internal sealed record ReservedTry(Guid DeviceId, bool LocksOut);

/// <summary>Counts tries in the transaction of the caller: however many come at once, each is judged after those
/// counted before it.</summary>
internal static class TryBook
{
    private const int MostDevices = 20;

    public static Task<bool> IsKnownAsync(this PortalDb db, Guid personId, Guid? device, CancellationToken cancel) =>
        db.SignInTries.AnyAsync(tries => tries.PersonId == personId && tries.DeviceId == device && tries.SignedInAt != null, cancel);

    /// <summary>Judges the wait and counts the try, in one; null where it has to wait, and so is not made.</summary>
    /// <param name="counter">A device counts in the counter of strangers unless it is known.</param>
    public static async Task<ReservedTry?> ReserveTryAsync(this PortalDb db, Guid personId, Guid? counter, DateTimeOffset now,
        CancellationToken cancel)
    {
        var isOwn = counter == SignInTries.SignedIn || await db.IsKnownAsync(personId, counter, cancel);
        var deviceId = isOwn ? counter!.Value : SignInTries.Strangers;
        var tries = await db.CounterAsync(personId, deviceId, cancel);
        if (tries.Waits(now))
            return null;
        tries.Count(now);
        try
        {
            // A guarded write: it counts only from where it was read.
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
        return new ReservedTry(deviceId, tries.Waits(now));
    }

    /// <summary>The try was right.</summary>
    public static async Task ForgiveTriesAsync(this PortalDb db, Guid personId, ReservedTry reserved, CancellationToken cancel) =>
        (await db.CounterAsync(personId, reserved.DeviceId, cancel)).Forgive();

    /// <summary>A new password: whatever was tried before is forgotten, and so are the devices that the old one signed in on.</summary>
    public static Task ForgetTriesAsync(this PortalDb db, Guid personId, CancellationToken cancel) =>
        db.SignInTries.Where(tries => tries.PersonId == personId).ExecuteDeleteAsync(cancel);

    /// <summary>From now on this device counts by itself. The devices last used longest ago make room.</summary>
    public static async Task RememberDeviceAsync(this PortalDb db, Guid personId, Guid device, DateTimeOffset now, CancellationToken cancel)
    {
        var others = await db.SignInTries.Where(tries => tries.PersonId == personId && tries.SignedInAt != null && tries.DeviceId != device)
            .OrderByDescending(tries => tries.SignedInAt).ThenBy(tries => tries.DeviceId).ToListAsync(cancel);
        db.RemoveRange(others.Skip(MostDevices - 1));
        (await db.CounterAsync(personId, device, cancel)).SignIn(now);
    }

    private static async Task<SignInTries> CounterAsync(this PortalDb db, Guid personId, Guid deviceId, CancellationToken cancel)
    {
        var tries = await db.SignInTries.SingleOrDefaultAsync(tries => tries.PersonId == personId && tries.DeviceId == deviceId, cancel);
        if (tries is null)
            db.SignInTries.Add(tries = new SignInTries { PersonId = personId, DeviceId = deviceId });
        return tries;
    }
}
