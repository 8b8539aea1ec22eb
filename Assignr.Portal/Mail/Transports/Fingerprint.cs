using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Assignr.Portal.Mail.Transports;

/// <summary>The SHA-256 of a certificate as hex, with or without colons.</summary>
internal static class Fingerprint
{
    public static byte[]? Parse(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Trim();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    public static bool Is(X509Certificate? certificate, byte[] wanted) =>
        certificate is not null && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), wanted);
}
