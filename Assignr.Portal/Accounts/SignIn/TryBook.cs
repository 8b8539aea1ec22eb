using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>A counted try that may be made.</summary>
/// <param name="DeviceId">The counter it counts in.</param>
/// <param name="LocksOut">Whether the next one must wait.</param>
internal sealed record ReservedTry(Guid DeviceId, bool LocksOut);

/// <summary>Counts tries in the caller's transaction, so that of simultaneous tries each is judged after those counted before
/// it.</summary>
internal static class TryBook
{
    private const int MostDevices = 20;

    public static Task<bool> IsKnownAsync(this PortalDb db, Guid personId, Guid? device, CancellationToken cancel) =>
        db.SignInTries.AnyAsync(tries => tries.PersonId == personId && tries.DeviceId == device && tries.SignedInAt != null, cancel);

    /// <summary>Checks the wait and counts the try; null where the try must wait and so is not made.</summary>
    /// <param name="counter">The device. Unless it is known, it counts in the counter of strangers.</param>
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
            // Guarded by a concurrency token: fails where another try was counted since it was read.
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
        return new ReservedTry(deviceId, tries.Waits(now));
    }

    /// <summary>Call it when the password was right.</summary>
    public static async Task ForgiveTriesAsync(this PortalDb db, Guid personId, ReservedTry reserved, CancellationToken cancel) =>
        (await db.CounterAsync(personId, reserved.DeviceId, cancel)).Forgive();

    /// <summary>After a new password: forgets all tries, and with them the devices that signed in with the old one.</summary>
    public static Task ForgetTriesAsync(this PortalDb db, Guid personId, CancellationToken cancel) =>
        db.SignInTries.Where(tries => tries.PersonId == personId).ExecuteDeleteAsync(cancel);

    /// <summary>Gives this device a counter of its own, in place of the device that was not used for longest where there are too
    /// many.</summary>
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
