using System.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.Xml;

/// <summary>
/// The unpacked bytes of an XML part, refused where one token is longer than a cell can be: an XML reader keeps a whole tag or CDATA
/// section in memory, however long it is.
/// </summary>
internal sealed class PartStream(Stream inner, UnpackedBytes left, CancellationToken cancel) : UnpackedStream(inner, left, cancel)
{
    private const int LongestToken = 512 * 1024;

    private int length;
    private int opened;
    private int closed;
    private bool isSection;

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        Measure(buffer[..read]);
        return read;
    }

    // A token ends at the next "<"; only a CDATA section has an end mark of its own.
    private void Measure(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var skipped = isSection || opened > 0 ? 0 : bytes.IndexOf((byte)'<') is var next and >= 0 ? next : bytes.Length;
            if ((length += skipped) > LongestToken)
                throw new XmlException("Too long.");
            if (skipped == bytes.Length)
                return;
            Measure(bytes[skipped]);
            bytes = bytes[(skipped + 1)..];
        }
    }

    private void Measure(byte one)
    {
        length++;
        // UTF-16 has a zero beside each ASCII character.
        if (one == 0)
            return;
        if (isSection)
            EndSection(one);
        else if (one == '<')
            (length, opened) = (0, 1);
        else
            BeginSection(one);
    }

    private void BeginSection(byte one)
    {
        opened = "<![CDATA["u8[opened] == one ? opened + 1 : 0;
        if (opened == "<![CDATA["u8.Length)
            (isSection, opened, closed) = (true, 0, 0);
    }

    private void EndSection(byte one)
    {
        if (one == '>' && closed >= 2)
            (isSection, length) = (false, 0);
        closed = one == ']' ? closed + 1 : 0;
    }
}
