using System.Globalization;
using System.Text;
using Assignr.Portal.Data;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Of several portals on one database file, one sends and the others stand by (requirements.md 90). The sending one has a file beside the
/// database locked. The operating system unlocks it when that process ends, however it ends. A portal that hangs loses the lock after
/// <see cref="Claims.Lease"/>, measured by the clock of a portal that stands by, so that two clocks need not agree. A note beside the file
/// says who has the lock, which attempt was recorded last (a database that does not contain it is a restored backup), and why mail pauses
/// there, for the others to show.
/// </summary>
public sealed class SenderLock(IOptions<StorageOptions> storage, MailChannel channel, TimeProvider clock) : IDisposable
{
    private const int IdLength = 36;

    private readonly string me = Guid.NewGuid().ToString("D");
    private readonly Lock gate = new();
    private FileStream? file;
    private FileStream? note;
    private Guid lastAttempt;
    private (DateTime Written, long Since) seen;

    public enum State
    {
        /// <summary>Another portal has it.</summary>
        Elsewhere,

        /// <summary>Ours, and it was free: no living portal sends from this database.</summary>
        Acquired,

        /// <summary>Ours, taken from a portal that hangs: its claims stay valid until they run out.</summary>
        Seized,
    }

    /// <summary>This portal is the one that sends.</summary>
    public bool IsOurs
    {
        get
        {
            lock (gate)
                return file is not null;
        }
    }

    /// <summary>The last attempt that the portal with the lock recorded; empty where none is known.</summary>
    public Guid LastAttempt
    {
        get
        {
            lock (gate)
                return lastAttempt;
        }
    }

    /// <summary>Why and since when mail pauses at the sending portal, by its note; null where mail goes or the note does not
    /// say.</summary>
    internal (DateTimeOffset Since, string Reason)? PauseElsewhere
    {
        get
        {
            var note = Note();
            return note.Length > 2 * IdLength && note[(2 * IdLength)..].Split('\n') is [{ Length: > 0 } line, ..]
                && line.Split(' ', 2) is [var time, var reason]
                && DateTimeOffset.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
                ? (since, reason)
                : null;
        }
    }

    private string LockPath => storage.Value.FullPath + ".sender";

    private string NotePath => storage.Value.FullPath + ".sent";

    /// <summary>Keeps a lock that was acquired, by writing the note again. To be called well within <see
    /// cref="Claims.Lease"/>.</summary>
    /// <returns>Whether this portal has the lock.</returns>
    public bool Keep()
    {
        lock (gate)
        {
            if (file is not null && Note().StartsWith(me, StringComparison.Ordinal))
            {
                Write();
                return true;
            }
            Free();
            return false;
        }
    }

    /// <summary>Takes the lock where no portal has it, or where the one that has it hangs. Not to be called by the one that has
    /// it.</summary>
    public State Acquire()
    {
        lock (gate)
        {
            if (TryLock(FileMode.OpenOrCreate))
                return State.Acquired;
            if (!IsSilent())
                return State.Elsewhere;
            // The other portal keeps its lock on the deleted file, but finds our name in the note and stops.
            File.Delete(LockPath);
            return TryLock(FileMode.CreateNew) ? State.Seized : State.Elsewhere;
        }
    }

    /// <summary>Notes the attempt that was recorded last. Call it after the commit: a crash in between leaves the note older than
    /// the
    /// database, never newer.</summary>
    internal void Remember(Guid attempt)
    {
        lock (gate)
        {
            if (file is null)
                return;
            lastAttempt = attempt;
            try
            {
                // Only the part behind the name: another portal may have written its own name there.
                RandomAccess.Write(note!.SafeFileHandle, Encoding.UTF8.GetBytes(Known()), IdLength);
            }
            catch (IOException)
            {
                // It is recorded in the database; the note is only older than it could be.
            }
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Release()
    {
        lock (gate)
            Free();
    }

    public void Dispose() => Release();

    // The portal that has the lock writes the note regularly. True where it was not written for a whole lease.
    private bool IsSilent()
    {
        var written = File.GetLastWriteTimeUtc(NotePath);
        if (seen.Since == 0 || seen.Written != written)
            seen = (written, clock.GetTimestamp());
        return clock.GetElapsedTime(seen.Since) >= Claims.Lease;
    }

    private bool TryLock(FileMode mode)
    {
        try
        {
            file = new FileStream(LockPath, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException)
        {
            return false;
        }
        try
        {
            var before = Note();
            if (before.Length >= 2 * IdLength && Guid.TryParse(before.AsSpan(IdLength, IdLength), out var last))
                lastAttempt = last;
            // Overwritten, never truncated first: a crash in between, or a full disk, would leave it empty.
            note = new FileStream(NotePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            Write();
            return true;
        }
        catch
        {
            Free();
            throw;
        }
    }

    // Not flushed to the disk: a power cut makes the note older, which does no harm.
    // What is left of an earlier, longer note stands behind the line's end and is not read.
    private void Write()
    {
        RandomAccess.Write(note!.SafeFileHandle, Encoding.UTF8.GetBytes(me + Known()), 0);
    }

    private string Known()
    {
        var pause = channel.State is { Held: null, Reason: { } reason, Since: { } since }
            ? string.Create(CultureInfo.InvariantCulture, $"{since:O} {reason}")
            : "";
        return $"{lastAttempt:D}{pause}\n";
    }

    private string Note()
    {
        try
        {
            using var file = new FileStream(NotePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private void Free()
    {
        note?.Dispose();
        file?.Dispose();
        (note, file) = (null, null);
    }
}
