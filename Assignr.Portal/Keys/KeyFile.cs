using System.Security.Cryptography;
using System.Text;

namespace Assignr.Portal.Keys;

/// <summary>A file of 32 random bytes in base64. A copy of the database is useless without it.</summary>
internal sealed class KeyFile
{
    private const int Length = 32;
    private const int MostCharacters = 200;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] key;
    private readonly byte[] idBytes;

    private KeyFile(byte[] key)
    {
        this.key = key;
        Id = Convert.ToHexString(SHA256.HashData(key).AsSpan(0, 8));
        idBytes = Encoding.ASCII.GetBytes(Id);
    }

    /// <summary>Identifies the key among several, and reveals nothing of it.</summary>
    public string Id { get; }

    /// <exception cref="IOException">It cannot be written, or the file exists, which is never overwritten.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Null where it cannot be used; the problem then completes a sentence that begins with the setting and the
    /// path.</summary>
    public static KeyFile? Read(string path, out string problem)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            problem = $"which others than its owner can read. Take that from them: chmod 600 {path}";
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others & ~ShownForAnAcl(path)) != 0)
                return null;
            problem = "which is no key: it has to hold 32 bytes as base64.";
            return Parse(file) is { } key ? new KeyFile(key) : null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "which is not there.";
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            problem = $"which cannot be read: {broken.Message}";
        }
        return null;
    }

    /// <summary>HMAC-SHA256 of a text, with a key of its own for each purpose.</summary>
    public byte[] Mac(string purpose, string text)
    {
        var own = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes(purpose));
        return HMACSHA256.HashData(own, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Nonce, tag and ciphertext. The id is authenticated too.</summary>
    public byte[] Encrypt(byte[] plain)
    {
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var whole = new byte[nonceSize + tagSize + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, nonceSize));
        // A new one for each call, because AesGcm is not thread-safe.
        using var aes = new AesGcm(key, tagSize);
        aes.Encrypt(whole.AsSpan(0, nonceSize), plain, whole.AsSpan(nonceSize + tagSize), whole.AsSpan(nonceSize, tagSize), idBytes);
        return whole;
    }

    /// <exception cref="CryptographicException">It was encrypted with another key, or has been changed.</exception>
    public byte[] Decrypt(byte[] whole)
    {
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (whole.Length < nonceSize + tagSize)
            throw new CryptographicException("Too short.");
        var plain = new byte[whole.Length - nonceSize - tagSize];
        using var aes = new AesGcm(key, tagSize);
        aes.Decrypt(whole.AsSpan(0, nonceSize), whole.AsSpan(nonceSize + tagSize), whole.AsSpan(nonceSize, tagSize), plain, idBytes);
        return plain;
    }

    private static byte[]? Parse(FileStream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = new char[MostCharacters];
        var key = new byte[MostCharacters];
        var length = reader.ReadBlock(text);
        return Convert.TryFromBase64Chars(text.AsSpan(0, length), key, out var bytes) && bytes == Length ? key[..Length] : null;
    }

    /// <summary>
    /// A credential of systemd belongs to root with mode 0400, and an ACL lets the service's user read it. The mode shows the ACL's mask in
    /// place of the group's, so the file looks like 0440 although no group can read it (systemd's exec-credential.c, acl(5)).
    /// </summary>
    private static UnixFileMode ShownForAnAcl(string path) =>
        Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } credentials
            && Path.GetDirectoryName(Path.GetFullPath(path)) == Path.TrimEndingDirectorySeparator(credentials)
            ? UnixFileMode.GroupRead
            : UnixFileMode.None;
}
