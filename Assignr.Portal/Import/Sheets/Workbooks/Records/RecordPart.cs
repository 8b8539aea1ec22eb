using System.Buffers.Binary;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Workbooks.Records;

/// <summary>
/// The records of one part of a binary workbook (MS-XLSB 2.1.4), from front to back. Whatever length a record claims, no more of it is kept
/// in memory than a cell needs; the rest is skipped.
/// </summary>
/// <param name="last">The record that ends a part of this kind: without it a part is incomplete.</param>
/// <param name="first">The record that begins it, where a part without either is accepted.</param>
internal sealed class RecordPart(Stream part, int last, int? first = null) : IDisposable
{
    /// <summary>In bytes: the head of a cell and the longest text that it can have.</summary>
    private const int MostHeld = 66 * 1024;

    private const int MostBytesOfId = 2;
    private const int MostBytesOfSize = 4;

    private readonly byte[] ahead = new byte[16 * 1024];
    private int next;
    private int end;
    private byte[] content = new byte[256];
    private int size;
    private bool isWhole = first is not null;

    public int Id { get; private set; }

    private ReadOnlySpan<byte> Held => content.AsSpan(0, Math.Min(size, MostHeld));

    public bool Read()
    {
        if (next == end && !Fill())
            return isWhole ? false : throw new InvalidDataException("A part is cut off.");
        Id = SevenBits(MostBytesOfId);
        isWhole = Id == last || (isWhole && Id != first);
        size = SevenBits(MostBytesOfSize);
        var held = Math.Min(size, MostHeld);
        if (held > content.Length)
            content = new byte[Math.Min(2 * held, MostHeld)];
        for (var at = 0; at < size;)
        {
            var some = Some(size - at);
            if (at < held)
                some[..Math.Min(some.Length, held - at)].CopyTo(content.AsSpan(at));
            at += some.Length;
        }
        return true;
    }

    public byte Byte(int at) => Bytes(at, 1)[0];

    public ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(at, 2));

    public uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4));

    public double Real(int at) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(at, 8));

    /// <summary>A number in four bytes: an integer or the upper half of a double, perhaps multiplied by a hundred (MS-XLSB
    /// 2.5.123).</summary>
    public double ShortReal(int at)
    {
        var bits = Number(at);
        var number = (bits & 2) != 0 ? (int)bits >> 2 : BitConverter.UInt64BitsToDouble((ulong)(bits & ~3u) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    /// <summary>A text that is preceded by its length.</summary>
    public string Text(int at)
    {
        var characters = Number(at);
        if (characters > (size - at - 4) / 2)
            throw new InvalidDataException("A text is longer than its record.");
        CellText.RefuseLong(characters);
        return Encoding.Unicode.GetString(Bytes(at + 4, (int)characters * 2));
    }

    public void Dispose() => part.Dispose();

    private ReadOnlySpan<byte> Bytes(int at, int count) =>
        at + count <= Held.Length ? Held.Slice(at, count) : throw new InvalidDataException("A record is too short.");

    // Seven bits in each byte; the eighth says that another byte follows.
    private int SevenBits(int mostBytes)
    {
        var number = 0;
        for (var index = 0; index < mostBytes; index++)
        {
            var one = Some(1)[0];
            number |= (one & 0x7F) << (7 * index);
            if (one < 0x80)
                break;
        }
        return number;
    }

    /// <summary>The next bytes, at least one.</summary>
    private ReadOnlySpan<byte> Some(int most)
    {
        if (next == end && !Fill())
            throw new EndOfStreamException();
        var some = ahead.AsSpan(next, Math.Min(most, end - next));
        next += some.Length;
        return some;
    }

    private bool Fill()
    {
        (next, end) = (0, part.Read(ahead));
        return end > 0;
    }
}
