using System.Buffers.Binary;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Workbooks.Old;

/// <summary>
/// A file of streams in sectors (MS-CFB), in which Excel stored workbooks until 2003. Every number in it is checked: a circular chain of
/// sectors, or a stream that claims to be larger than the file, means that it is damaged.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int NameLength = 64;
    private const int SectorsInHeader = 109;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly byte[] file;
    private readonly int sectorSize;
    private readonly int smallSectorSize;
    private readonly uint smallBelow;
    private readonly uint[] next;
    private readonly uint[] smallNext;
    private readonly byte[] small;
    private readonly Dictionary<string, (uint First, uint Length)> streams = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public CompoundFile(byte[] file)
    {
        this.file = file;
        if (file.Length < HeaderLength)
            throw new InvalidDataException("No header.");
        sectorSize = SizeOf(U16(30), least: 9, most: 12);
        smallSectorSize = SizeOf(U16(32), least: 6, most: 6);
        smallBelow = U32(56);
        next = Numbers(TableSectors());
        smallNext = Numbers(Chain(U32(60), next));
        var folder = Content(Chain(U32(48), next), int.MaxValue);
        var (rootFirst, rootLength) = (0u, 0u);
        for (var at = 0; at + EntryLength <= folder.Length; at += EntryLength)
        {
            var entry = folder.AsSpan(at, EntryLength);
            var place = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
            if (at == 0)
                (rootFirst, rootLength) = place;
            else if (entry[66] == 2)
                streams.TryAdd(Encoding.Unicode.GetString(entry[..Math.Min((int)BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]),
                    NameLength)]).TrimEnd('\0'), place);
        }
        small = rootLength == 0 ? [] : Content(Chain(rootFirst, next), rootLength);
    }

    public bool Has(string name) => streams.ContainsKey(name);

    /// <returns>Null where there is no such stream.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[]? Read(string name)
    {
        if (!streams.TryGetValue(name, out var stream))
            return null;
        if (stream.Length > file.Length)
            throw new InvalidDataException("A stream is larger than its file.");
        if (stream.Length >= smallBelow)
            return Content(Chain(stream.First, next), stream.Length);
        var content = new byte[stream.Length];
        var filled = 0;
        foreach (var sector in Chain(stream.First, smallNext))
        {
            var from = (long)sector * smallSectorSize;
            var take = (int)Math.Min(smallSectorSize, Math.Min(content.Length - filled, small.Length - from));
            if (take <= 0)
                break;
            small.AsSpan((int)from, take).CopyTo(content.AsSpan(filled));
            filled += take;
        }
        return filled == content.Length ? content : throw new InvalidDataException("A stream is cut off.");
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static int SizeOf(ushort power, int least, int most) =>
        power >= least && power <= most ? 1 << power : throw new InvalidDataException("No size of sectors.");

    /// <summary>The sectors of the table of chains: some in the header, more in a chain of their own.</summary>
    private List<uint> TableSectors()
    {
        var (most, perSector) = (file.Length / sectorSize / (sectorSize / 4) + 1, sectorSize / 4);
        var sectors = new List<uint>();
        for (var index = 0; index < SectorsInHeader && U32(76 + (index * 4)) < LastSector; index++)
            sectors.Add(U32(76 + (index * 4)));
        for (var (more, left) = (U32(68), most); more < LastSector; left--)
        {
            if (left == 0)
                throw new InvalidDataException("A table runs in a circle.");
            var sector = Sector(more);
            for (var index = 0; index < perSector - 1; index++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(sector[(index * 4)..]) is var number and < LastSector)
                    sectors.Add(number);
            }
            more = BinaryPrimitives.ReadUInt32LittleEndian(sector[^4..]);
        }
        // Office reserves more of the table than the file has sectors.
        return sectors.GetRange(0, Math.Min(sectors.Count, most + 1));
    }

    private uint[] Numbers(List<uint> sectors)
    {
        var numbers = new uint[sectors.Count * (sectorSize / 4)];
        for (var index = 0; index < sectors.Count; index++)
        {
            var sector = Sector(sectors[index]);
            for (var at = 0; at + 4 <= sector.Length; at += 4)
                numbers[(index * (sectorSize / 4)) + (at / 4)] = BinaryPrimitives.ReadUInt32LittleEndian(sector[at..]);
        }
        return numbers;
    }

    private static List<uint> Chain(uint first, uint[] next)
    {
        var chain = new List<uint>();
        for (var sector = first; sector < LastSector; sector = next[sector])
        {
            if (sector >= next.Length || chain.Count > next.Length)
                throw new InvalidDataException("A chain of sectors leads nowhere or runs in a circle.");
            chain.Add(sector);
        }
        return chain;
    }

    private byte[] Content(List<uint> sectors, long length)
    {
        var content = new byte[Math.Min(length, (long)sectors.Count * sectorSize)];
        for (var (index, at) = (0, 0); at < content.Length; index++)
        {
            var sector = Sector(sectors[index]);
            var take = Math.Min(sector.Length, content.Length - at);
            if (take == 0)
                throw new InvalidDataException("A stream is cut off.");
            sector[..take].CopyTo(content.AsSpan(at));
            at += take;
        }
        return length == int.MaxValue || content.Length == length ? content : throw new InvalidDataException("A stream is cut off.");
    }

    /// <summary>The last sector of a file may be incomplete.</summary>
    private ReadOnlySpan<byte> Sector(uint number)
    {
        var from = ((long)number + 1) * sectorSize;
        return from < file.Length
            ? file.AsSpan((int)from, (int)Math.Min(sectorSize, file.Length - from))
            : throw new InvalidDataException("A sector is missing.");
    }
}
