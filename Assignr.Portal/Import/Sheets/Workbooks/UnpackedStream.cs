namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>The unpacked bytes of one part: counted, and stopped when it is cancelled.</summary>
internal class UnpackedStream(Stream inner, UnpackedBytes left, CancellationToken cancel) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        var read = inner.Read(buffer);
        left.Take(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>How much of a workbook may still be unpacked.</summary>
internal sealed class UnpackedBytes(ImportOptions limits)
{
    private long left = limits.MostUnpackedBytes;

    public void Take(int count)
    {
        if ((left -= count) < 0)
            throw new UnreadableFileException(
                $"Unpacked, this workbook is larger than {limits.MostUnpackedBytes / 1024 / 1024} MB. "
                + "Copy the list into a new workbook and drop that file.");
    }
}
