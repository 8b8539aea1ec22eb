using System.Text;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// From bytes to text: a byte order mark decides; else UTF-16 where every second byte is mostly zero; else UTF-8 where it is valid;
/// else Windows-1252, in which Excel still saves "CSV".
/// </summary>
internal static class TextDecoding
{
    private const int Looked = 4096;

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static (string Text, string Encoding) Decode(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Encoding.UTF8.GetString(bytes[3..]), "UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16");
        if (IsWide(bytes) is { } wide)
            return (wide.GetString(bytes), "UTF-16");
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.GetEncoding(1252).GetString(bytes), "Windows-1252");
        }
    }

    private static Encoding? IsWide(ReadOnlySpan<byte> bytes)
    {
        var pairs = Math.Min(bytes.Length, Looked) / 2;
        var (even, odd) = (0, 0);
        for (var pair = 0; pair < pairs; pair++)
        {
            even += bytes[2 * pair] == 0 ? 1 : 0;
            odd += bytes[(2 * pair) + 1] == 0 ? 1 : 0;
        }
        return pairs < 2 ? null : odd > pairs * 0.7 && even < pairs * 0.2 ? Encoding.Unicode : even > pairs * 0.7 && odd < pairs * 0.2 ? Encoding.BigEndianUnicode : null;
    }
}
