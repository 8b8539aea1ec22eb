using System.Security.Cryptography;
using System.Text.Json;

namespace Assignr.Portal.Import.Preview;

/// <summary>What a plan is made from, as a digest (SHA-256, hexadecimal): where it is the same, planning again comes to the same.</summary>
internal static class Basis
{
    /// <param name="rows">What was read, row by row, in the order in which it was read.</param>
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
