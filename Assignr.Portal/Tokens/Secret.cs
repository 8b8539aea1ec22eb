using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Assignr.Portal.Tokens;

/// <summary>A freshly minted secret: what leaves in the email, and what stays here.</summary>
/// <param name="Raw">43 characters of base64url, 256 random bits. Never stored, never logged.</param>
/// <param name="Hash">Its SHA-256, 32 bytes.</param>
public sealed record Secret(string Raw, byte[] Hash)
{
    public const int RawLength = 43;

    public static Secret Mint()
    {
        var raw = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new Secret(raw, SHA256.HashData(Encoding.ASCII.GetBytes(raw)));
    }

    /// <summary>Null where the text cannot be a secret of ours: wrong length or alphabet.</summary>
    public static byte[]? HashOf(string? raw) =>
        raw is { Length: RawLength } && raw.All(IsOfSecret)
            ? SHA256.HashData(Encoding.ASCII.GetBytes(raw))
            : null;

    /// <summary>Never the secret, wherever this record is printed.</summary>
    public override string ToString() => "Secret";

    internal static bool IsOfSecret(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
