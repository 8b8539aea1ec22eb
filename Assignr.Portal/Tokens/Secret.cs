using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Assignr.Portal.Tokens;

/// <summary>A new secret: the part that leaves in the email, and the part that is stored.</summary>
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

    /// <summary>Null where the text cannot be a secret of ours, by its length or its characters.</summary>
    public static byte[]? HashOf(string? raw) =>
        raw is { Length: RawLength } && raw.All(IsOfSecret)
            ? SHA256.HashData(Encoding.ASCII.GetBytes(raw))
            : null;

    /// <summary>Never prints the secret.</summary>
    public override string ToString() => "Secret";

    internal static bool IsOfSecret(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
