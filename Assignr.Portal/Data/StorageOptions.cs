using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Data;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// The folder of the database file. A relative path starts at the folder of Assignr.sln in a checkout, and at the program's folder in a
    /// published copy; never at the current directory, which depends on how the portal is started.
    /// </summary>
    [Required]
    public string Folder { get; set; } = "data";

    [Required]
    public string File { get; set; } = "portal.db";

    /// <summary>How long, in seconds, a start waits for another one that migrates the database.</summary>
    [Range(1, 3600)]
    public int MigrateSeconds { get; set; } = 120;

    public string FullPath => Path.GetFullPath(Path.Combine(Home(), Folder, File));

    private static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Assignr.sln")))
                return folder.FullName;
        }
        return AppContext.BaseDirectory;
    }
}
