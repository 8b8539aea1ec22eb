using System.Security.Cryptography;
using System.Text.Json;

namespace Assignr.Portal.Import.Preview;

/// <summary>A digest (SHA-256, hexadecimal) of everything that a plan is made from: with the same one, planning again has the same
/// result.</summary>
internal static class Basis
{
    /// <param name="rows">What was read, in the order of reading.</param>
    public static string Of(params IEnumerable<object> rows)
    {
        using var hash = SHA256.Create();
        using (var digest = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            foreach (var list in rows)
                JsonSerializer.Serialize(digest, list, list.GetType());
        }
        return Convert.ToHexString(hash.Hash!);
    }

    /// <param name="facts">The digest of what was read from the database.</param>
    public static string Of(ImportSource source, string facts) =>
        Of(facts, source.Site.TimeZoneId, source.Site.Style, source.Site.Today(source.Now), source.Caller.PersonId ?? Guid.Empty);
}
