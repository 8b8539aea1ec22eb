using System.Globalization;
using System.Text;
using Assignr.Portal.Data;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Of several portals on one database file one sends and the others stand by (BAR 90). Who sends has a file beside the database locked:
/// the system unlocks it the moment that portal ends, however it ends; one that hangs loses it after <see cref="Claims.Lease"/>, by the
/// watch of whoever stands by: two clocks need not agree.
/// Beside it lies a note of who has it, which attempt was recorded last (a database that does not know it is a restored backup),
/// and why mail pauses there, for those that stand by to show.
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
        /// <summary>Somebody else has it.</summary>
        Elsewhere,

        /// <summary>Ours now, and was free: nobody, or nobody living, sends from this database.</summary>
        Acquired,

        /// <summary>Ours now, and was that of one that hangs: what it claimed is its own until the claim runs out.</summary>
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

    /// <summary>The last attempt that whoever had the lock recorded; empty where none is known.</summary>
    public Guid LastAttempt
    {
        get
        {
            lock (gate)
                return lastAttempt;
        }
    }

    /// <summary>Why and since when mail pauses at the one that sends, as far as its note tells; null where it goes.</summary>
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

    /// <summary>Keeps what was acquired, and tells the others so. To be asked well within <see cref="Claims.Lease"/>.</summary>
    /// <returns>False where it is not ours, or not any more.</returns>
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

    /// <summary>Takes the lock where nobody has it, or where whoever has it hangs. Not where it is ours already.</summary>
    public State Acquire()
    {
        lock (gate)
        {
            if (TryLock(FileMode.OpenOrCreate))
                return State.Acquired;
            if (!IsSilent())
                return State.Elsewhere;
            // The other one keeps a file locked that is nowhere any more, and finds our name in the note.
            File.Delete(LockPath);
            return TryLock(FileMode.CreateNew) ? State.Seized : State.Elsewhere;
        }
    }

    /// <summary>Notes what was recorded last. After the commit: a crash in between makes the file older than the
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
                // Behind the name, which may be another's by now.
                RandomAccess.Write(note!.SafeFileHandle, Encoding.UTF8.GetBytes(Known()), IdLength);
            }
            catch (IOException)
            {
                // What was recorded is recorded: an older note only knows less.
            }
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Release()
    {
        lock (gate)
            Free();
    }

    public void Dispose() => Release();

    // Whoever has the lock writes the note now and then: nothing was written since we looked first.
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
            // Written over, never emptied first: killed in between, or on a full disk, it would know nothing any more.
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

    // Not waited for: what a power cut takes away makes the note older, which does no harm.
    // What an earlier, longer note left behind the end of the line says nothing.
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
