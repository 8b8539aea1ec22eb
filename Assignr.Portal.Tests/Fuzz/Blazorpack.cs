using System.Buffers.Binary;
using System.Text;

namespace Assignr.Portal.Tests.Fuzz;

/// <summary>Messages of Blazor's hub, made by hand so that they can contain anything: MessagePack after a length.</summary>
internal static class Blazorpack
{
    /// <summary>An invocation, which is answered where it has an id.</summary>
    public static byte[] Invocation(string method, string? id, params object?[] arguments) =>
        Framed(Pack(1, new Dictionary<string, object?>(), id, method, arguments));

    public static byte[] Ping() => Framed(Pack([6]));

    public static byte[] Framed(byte[] payload)
    {
        var length = new List<byte>();
        var rest = (uint)payload.Length;
        do
        {
            length.Add((byte)((rest & 0x7f) | (rest > 0x7f ? 0x80u : 0)));
            rest >>= 7;
        }
        while (rest > 0);
        return [.. length, .. payload];
    }

    /// <summary>Null, bool, int, string, bytes, and arrays and maps of them.</summary>
    public static byte[] Pack(params object?[] values)
    {
        var to = new MemoryStream();
        Write(to, values);
        return to.ToArray();
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool truth:
                to.WriteByte(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case int number:
                Write(to, number);
                break;
            case long number:
                Write(to, number);
                break;
            case string text:
                Head(to, 0xdb, Encoding.UTF8.GetByteCount(text));
                to.Write(Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                Head(to, 0xc6, bytes.Length);
                to.Write(bytes);
                break;
            case Dictionary<string, object?> map:
                Head(to, 0xdf, map.Count);
                foreach (var (key, item) in map)
                {
                    Write(to, key);
                    Write(to, item);
                }
                break;
            case object?[] items:
                Head(to, 0xdd, items.Length);
                foreach (var item in items)
                    Write(to, item);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not written here.");
        }
    }

    private static void Write(MemoryStream to, long number)
    {
        if (number is >= 0 and < 128)
        {
            to.WriteByte((byte)number);
            return;
        }
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        to.Write(bytes);
    }

    private static void Head(MemoryStream to, byte kind, int length)
    {
        Span<byte> bytes = stackalloc byte[5];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], length);
        to.Write(bytes);
    }
}
