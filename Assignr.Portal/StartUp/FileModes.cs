using System.Runtime.InteropServices;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports.Pickup;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>
/// Gives what the portal writes to its own user alone: files 0600, folders 0700. Does nothing on Windows, where files inherit the
/// permissions of their folder.
/// </summary>
internal sealed partial class FileModes(IOptions<StorageOptions> storage, PickupTransport pickup, ILogger<FileModes> log)
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Sets the umask of this process, so that it applies to SQLite's own files too.</summary>
    public static void KeepOthersOut()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetUmask(Convert.ToUInt32("077", 8));
    }

    /// <summary>
    /// Corrects wider modes of existing files, from earlier versions or a restored copy. A folder that contains anything else does not
    /// belong to the portal and is left as it is.
    /// </summary>
    public void Mend()
    {
        var folder = Path.GetDirectoryName(storage.Value.FullPath)!;
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return;
        var entries = Directory.GetFileSystemEntries(folder);
        var own = entries.Where(IsOwn).ToList();
        var letters = own.Contains(pickup.Folder) ? Directory.GetFiles(pickup.Folder) : [];
        foreach (var path in own.Concat(letters))
            Narrow(path);
        if (own.Count == entries.Length)
            Narrow(folder);
    }

    // The names of all files of the database begin with its name, those of copies and notes too.
    private bool IsOwn(string path) =>
        Path.GetFileName(path).StartsWith(storage.Value.File, StringComparison.Ordinal) || path == pickup.Folder;

    private void Narrow(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~OwnerAlone) != 0)
                File.SetUnixFileMode(path, mode & OwnerAlone);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            LogOpen(log, path, broken.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Others than the portal's user can read {Path}, and that cannot be changed: {Reason}")]
    private static partial void LogOpen(ILogger log, string path, string reason);

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetUmask(uint mask);
}
