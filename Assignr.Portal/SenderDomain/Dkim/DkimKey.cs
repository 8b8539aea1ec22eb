using System.Security.Cryptography;
using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Dkim;

/// <summary>A public key as a domain publishes it (RFC 6376 3.6.1, RFC 8301, RFC 8463).</summary>
/// <param name="Problem">Why receivers cannot use it; null: they can.</param>
/// <param name="Remarks">What else should be known, a sentence each.</param>
internal sealed record DkimKey(string? Problem, IReadOnlyList<string> Remarks)
{
    private const int FewestBits = 1024;
    private const int UsualBits = 2048;
    private const int Ed25519Bytes = 32;

    /// <summary>Whether a text at the name of a key was meant to be one.</summary>
    public static bool Is(string text) => TagList.Parse(text) is var tags && (tags["p"] is not null || tags["v"] is "DKIM1");

    public static DkimKey Parse(string text)
    {
        var tags = TagList.Parse(text);
        var remarks = new List<string>();
        if (tags["t"]?.Split(':').Contains("y") == true)
            remarks.Add("It is marked as a test (t=y): receivers may treat emails as if they were not signed.");
        return new DkimKey(tags.Problem ?? WrongTag(tags) ?? WrongKey(tags["k"] ?? "rsa", tags["p"]!, remarks), remarks);
    }

    private static string? WrongTag(TagList tags) => tags switch
    {
        _ when tags["v"] is { } version && (version != "DKIM1" || tags.Tags[0].Name != "v") =>
            "“v=” has to be “v=DKIM1” and to stand first.",
        _ when tags["p"] is null => "It has no key (“p=”).",
        _ when tags["p"]!.Length == 0 => "The key was revoked: “p=” is empty. Emails signed with it count as not signed.",
        _ when tags["k"] is { } kind && kind is not ("rsa" or "ed25519") =>
            $"“k={TagList.Cut(kind)}” is no kind of key that receivers know.",
        _ when tags["h"] is { } hashes && !hashes.Split(':').Select(hash => hash.Trim()).Contains("sha256") =>
            "“h=” does not allow sha256, which is what emails are signed with.",
        _ when tags["s"] is { } services && !services.Split(':').Any(service => service.Trim() is "*" or "email") =>
            "“s=” says that the key is not for email.",
        _ => null,
    };

    private static string? WrongKey(string kind, string key, List<string> remarks)
    {
        try
        {
            var bytes = Convert.FromBase64String(string.Concat(key.Where(sign => !char.IsWhiteSpace(sign))));
            if (kind == "ed25519")
                return bytes.Length == Ed25519Bytes ? null : "The key (“p=”) is not as long as an Ed25519 key.";
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(bytes, out _);
            if (rsa.KeySize < FewestBits)
                return $"The key has {rsa.KeySize} bits; receivers take none below {FewestBits} (RFC 8301).";
            if (rsa.KeySize < UsualBits)
                remarks.Add($"The key has {rsa.KeySize} bits; {UsualBits} are usual today.");
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return "The key (“p=”) is cut or garbled: it cannot be read.";
        }
    }
}
