using System.Xml.Linq;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Assignr.Portal.Keys;

/// <summary>
/// The keys of sign-ins and forms in the database that the key files can decrypt. A key in clear is never used, whoever wrote it. A key
/// that no file decrypts stays in the database, in case its file is found.
/// </summary>
internal sealed partial class KeyRing(IServiceProvider services, KeyFiles files, ILoggerFactory logs) : IXmlRepository
{
    private readonly EntityFrameworkCoreXmlRepository<PortalDb> stored = new(services, logs);
    private readonly ILogger log = logs.CreateLogger<KeyRing>();

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. stored.GetAllElements().Where(element => !IsKey(element) || files.Opens(element))];

    public void StoreElement(XElement element, string friendlyName) => stored.StoreElement(element, friendlyName);

    /// <summary>To be called at the start, before a new key is made.</summary>
    public void TellWhenLost()
    {
        var keys = stored.GetAllElements().Where(IsKey).ToList();
        if (keys.Count > 0 && !keys.Exists(files.Opens))
            LogLost(log, keys.Count);
    }

    private static bool IsKey(XElement element) => element.Name == "key";

    [LoggerMessage(LogLevel.Warning,
        "Keys:File is another key than before: it opens none of the keys of sign-ins and forms ({Count}), so that "
        + "everybody signs in once more; nothing else is lost. A file that is found again opens them when Keys:OldFiles names it.")]
    private static partial void LogLost(ILogger log, int count);
}
