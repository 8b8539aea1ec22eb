using Assignr.Portal.Data;

namespace Assignr.Portal.Tests;

/// <summary>The file of an empty database. It is migrated once for all tests, because that takes longer than most of them.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    /// <summary>Gives a folder its own copy, under the name that the portal opens.</summary>
    public static async Task CopyToAsync(string folder) =>
        await File.WriteAllBytesAsync(Path.Combine(folder, new StorageOptions().File), await Migrated.Value);

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assignr-migrated-").FullName;
        // Its log is written into the file when its last connection is closed.
        await (await TestPortal.StartAsync(folder: folder)).DisposeAsync();
        var file = await File.ReadAllBytesAsync(Path.Combine(folder, new StorageOptions().File));
        Directory.Delete(folder, recursive: true);
        return file;
    }
}
