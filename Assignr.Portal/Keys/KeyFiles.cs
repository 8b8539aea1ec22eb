using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Keys;

/// <summary>The key files of the settings: the first one encrypts, and each decrypts what it encrypted.</summary>
internal sealed class KeyFiles(IOptions<KeyOptions> options)
{
    private readonly Lazy<IReadOnlyList<KeyFile>> files = new(() => Read(options.Value));

    public KeyFile Current => files.Value[0];

    public IReadOnlyList<KeyFile> All => files.Value;

    public KeyFile? Find(string? id) => files.Value.FirstOrDefault(file => file.Id == id);

    /// <summary>Whether this key was encrypted with one of the files; false for a key in clear.</summary>
    public bool Opens(XElement key) =>
        key.Descendants(KeyEncryptor.Element).Any(encrypted => Find(KeyEncryptor.FileOf(encrypted)) is not null);

    private static List<KeyFile> Read(KeyOptions options) =>
    [
        .. options.OldFiles.Prepend(options.File.Length > 0 ? options.File : DevelopmentKey.Path)
            .Select(path => KeyFile.Read(path, out var problem) ?? throw new InvalidOperationException($"The key is {path}, {problem}")),
    ];
}
