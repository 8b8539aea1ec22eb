using System.Security.Cryptography;

namespace Assignr.Portal.Keys;

/// <summary>Hashes of short texts that nobody can guess from the database alone, because the key lies in the key file.</summary>
public sealed class KeyedHash
{
    private readonly KeyFiles files;

    internal KeyedHash(KeyFiles files) => this.files = files;

    /// <returns>32 bytes.</returns>
    public byte[] Of(string purpose, string text) => files.Current.Mac(purpose, text);

    /// <summary>Whether the hash was made of this text, with the key of today or one of <c>Keys:OldFiles</c>.</summary>
    public bool IsOf(byte[] hash, string purpose, string text) =>
        files.All.Any(file => CryptographicOperations.FixedTimeEquals(hash, file.Mac(purpose, text)));
}
