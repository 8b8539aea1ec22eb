using System.Security.Cryptography;
using Assignr.Portal.Keys;

namespace Assignr.Portal.Tokens;

/// <summary>A code to type, and what is stored of it.</summary>
/// <param name="Shown">In two halves, as ABCD-EFGH. Never stored, never logged.</param>
/// <param name="Hash">Its keyed hash.</param>
public sealed record StartCode(string Shown, byte[] Hash)
{
    /// <summary>Never prints the code.</summary>
    public override string ToString() => "StartCode";
}

/// <summary>
/// The code that stands beside a link: typed at the front door with the address that the letter went to, it opens what the link opens. It
/// is short, so it counts for nothing without the address, and five wrong ones end it.
/// </summary>
public sealed class StartCodes(KeyedHash keyed)
{
    public const int Length = 8;

    public const int MostWrong = 5;

    // None that looks like another one: no 0 and O, no 1, I and L, no U and V.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private const string Purpose = "Assignr.Portal.StartCode";

    public StartCode Mint(string addressKey)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        return new StartCode($"{code[..4]}-{code[4..]}", keyed.Of(Purpose, Text(addressKey, code)));
    }

    /// <param name="hash">As it is stored.</param>
    /// <param name="addressKey">The key of the address that it went to.</param>
    /// <param name="code">As <see cref="Read"/> read it.</param>
    public bool Is(byte[] hash, string addressKey, string code) => keyed.IsOf(hash, Purpose, Text(addressKey, code));

    /// <summary>What was typed without spaces and dashes, in capitals; null where it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    private static string Text(string addressKey, string code) => $"{addressKey}\n{code}";
}
