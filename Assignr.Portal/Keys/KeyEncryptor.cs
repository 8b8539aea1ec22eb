using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Assignr.Portal.Keys;

/// <summary>Encrypts the secret of each new key before it is stored.</summary>
internal sealed class KeyEncryptor(KeyFiles files) : IXmlEncryptor
{
    internal const string Element = "encrypted";
    private const string File = "with";

    internal static string? FileOf(XElement encrypted) => encrypted.Attribute(File)?.Value;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var whole = files.Current.Encrypt(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        var encrypted = new XElement(Element, new XAttribute(File, files.Current.Id), Convert.ToBase64String(whole));
        return new EncryptedXmlInfo(encrypted, typeof(KeyDecryptor));
    }
}

/// <summary>The name of this type is stored with every key: after a renaming none of them could be decrypted.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var file = services.GetRequiredService<KeyFiles>().Find(KeyEncryptor.FileOf(encryptedElement))
            ?? throw new CryptographicException("It was encrypted with another key than Keys:File and Keys:OldFiles name.");
        return XElement.Parse(Encoding.UTF8.GetString(file.Decrypt(Convert.FromBase64String(encryptedElement.Value))));
    }
}
