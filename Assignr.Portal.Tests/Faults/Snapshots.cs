using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Assignr.Portal.Tests.Faults;

/// <summary>
/// The database's files before each statement that the portal runs: byte for byte what kill -9 would leave on the disk at that moment.
/// SQLite itself reports the statements, so that those which bypass Entity Framework count as well.
/// </summary>
/// <param name="cachePages">A cache so small that pages are written before the commit; null: the portal's own size.</param>
internal sealed class Snapshots(int? cachePages) : DbConnectionInterceptor, IDisposable
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    private readonly List<Snapshot> taken = [];
    private SqliteConnection? keeper;
    private FileStream? file;
    private FileStream? log;

    public IReadOnlyList<Snapshot> Taken => taken;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (cachePages is { } pages)
            raw.sqlite3_exec(handle, $"PRAGMA cache_size={pages}");
        raw.sqlite3_trace(handle, (_, sql) => Take(sql), null);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Begins; the log is empty at this moment.</summary>
    public void Start(string database)
    {
        // Keeps the log: SQLite deletes it with the last connection.
        keeper = new SqliteConnection($"Data Source={database};Pooling=False");
        keeper.Open();
        using (var read = keeper.CreateCommand())
        {
            read.CommandText = "SELECT count(*) FROM sqlite_master";
            read.ExecuteScalar();
        }
        // Kept open: closing a file in this process would release SQLite's own locks on it.
        (file, log) = (Open(database), Open(database + "-wal"));
        Assert.Equal(0, log.Length);
    }

    /// <summary>The final files, and those of a commit that came less far: the log cut at each of its pages, and within each
    /// page.</summary>
    public IEnumerable<Snapshot> CommitPageByPage()
    {
        Take("the end");
        var (whole, page) = (taken[^1], PageSize(taken[^1].Log));
        for (var length = LogHeader; length < whole.Log.Length; length += FrameHeader + page)
        {
            yield return whole with { Log = whole.Log[..length] };
            yield return whole with { Log = whole.Log[..(length + FrameHeader + (page / 2))] };
        }
        yield return whole;
    }

    public void Dispose()
    {
        keeper?.Dispose();
        file?.Dispose();
        log?.Dispose();
    }

    private void Take(string before)
    {
        if (file is not null && log is not null)
            taken.Add(new Snapshot(before, Read(file), Read(log)));
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static byte[] Read(FileStream stream)
    {
        var bytes = new byte[RandomAccess.GetLength(stream.SafeFileHandle)];
        Assert.Equal(bytes.Length, RandomAccess.Read(stream.SafeFileHandle, bytes, 0));
        return bytes;
    }

    private static int PageSize(byte[] log) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
}

/// <param name="Before">The next statement, which has not run.</param>
/// <param name="File">The database.</param>
/// <param name="Log">The write-ahead log.</param>
internal sealed record Snapshot(string Before, byte[] File, byte[] Log)
{
    public bool Equals(Snapshot? other) => other is not null && File.AsSpan().SequenceEqual(other.File)
        && Log.AsSpan().SequenceEqual(other.Log);

    public override int GetHashCode() => HashCode.Combine(File.Length, Log.Length);

    public void WriteTo(string database)
    {
        System.IO.File.WriteAllBytes(database, File);
        System.IO.File.WriteAllBytes(database + "-wal", Log);
    }
}
