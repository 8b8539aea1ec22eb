using System.Buffers.Binary;
using System.Text;

namespace Assignr.Bench.Load;

/// <summary>Reads the messages of Blazor's hub, MessagePack after a length, as far as a browser needs them.</summary>
internal ref struct HubReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>The complete calls among the received bytes; other messages are left out.</summary>
    /// <param name="come">Messages in order, the last one perhaps incomplete, because frames of the WebSocket may end anywhere.</param>
    /// <returns>The calls, and how many bytes were consumed.</returns>
    public static (List<(string Method, object?[] Arguments)> Calls, int Read) Calls(ReadOnlySpan<byte> come)
    {
        var (calls, read) = (new List<(string, object?[])>(), 0);
        while (Length(come[read..]) is var (length, digits) && come.Length - read >= digits + length)
        {
            // 1, headers, id, method, arguments
            if (new HubReader(come.Slice(read + digits, length)).Read() is object?[] and [1L, _, _, string method, object?[] arguments, ..])
                calls.Add((method, arguments));
            read += digits + length;
        }
        return (calls, read);
    }

    /// <returns>The length of the next message, and that of the number with it; null while it is incomplete.</returns>
    private static (int Length, int Digits)? Length(ReadOnlySpan<byte> come)
    {
        var length = 0;
        for (var digit = 0; digit < come.Length; digit++)
        {
            length |= (come[digit] & 0x7f) << (7 * digit);
            if ((come[digit] & 0x80) == 0)
                return (length, digit + 1);
        }
        return null;
    }

    private object? Read()
    {
        var kind = bytes[at++];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(kind & 0x0f),
            < 0xa0 => Items(kind & 0x0f),
            < 0xc0 => Words(kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Bytes(Number(1)),
            0xc5 => Bytes(Number(2)),
            0xc6 => Bytes(Number(4)),
            0xcc or 0xcd or 0xce or 0xcf => Number(1 << (kind - 0xcc)),
            0xd0 => (long)(sbyte)Number(1),
            0xd1 => (long)(short)Number(2),
            0xd2 => (long)(int)Number(4),
            0xd3 => Number(8),
            0xd9 or 0xda or 0xdb => Words(Number(1 << (kind - 0xd9))),
            0xdc => Items(Number(2)),
            0xdd => Items(Number(4)),
            0xde => Map(Number(2)),
            0xdf => Map(Number(4)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new NotSupportedException($"MessagePack's {kind:x2} is not read here."),
        };
    }

    private long Number(int size)
    {
        Span<byte> digits = stackalloc byte[8];
        bytes.Slice(at, size).CopyTo(digits[(8 - size)..]);
        at += size;
        return BinaryPrimitives.ReadInt64BigEndian(digits);
    }

    private byte[] Bytes(long length)
    {
        at += (int)length;
        return bytes.Slice(at - (int)length, (int)length).ToArray();
    }

    private string Words(long length)
    {
        at += (int)length;
        return Encoding.UTF8.GetString(bytes.Slice(at - (int)length, (int)length));
    }

    private object?[] Items(long count)
    {
        var items = new object?[count];
        for (var item = 0; item < count; item++)
            items[item] = Read();
        return items;
    }

    // Nothing that is used here is in a map.
    private object? Map(long count)
    {
        Items(2 * count);
        return null;
    }
}
