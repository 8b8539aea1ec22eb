using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Data;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>
    /// Where the database file lies. A relative path starts at the folder of Assignr.sln in a checkout, and beside the program in a
    /// published copy; never at the current directory, which differs with every way of starting.
    /// </summary>
    [Required]
    public string Folder { get; set; } = "data";

    [Required]
    public string File { get; set; } = "portal.db";

    /// <summary>How long a start may wait for its turn to bring the database up to date, in seconds.</summary>
    [Range(1, 3600)]
    public int MigrateSeconds { get; set; } = 120;

    public string FullPath => Path.GetFullPath(Path.Combine(Home(), Folder, File));

    /// <summary>Also the name of the connections' pool.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = FullPath,
        ForeignKeys = true,
        // In seconds. SQLite itself waits for a busy database (Pragmas); the driver would wait anew for half a minute.
        DefaultTimeout = 1,
    }.ToString();

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
