namespace Assignr.Portal.Keys;

/// <summary>The key in Development where none is set: one for all portals of this user, in the user's data folder.</summary>
internal static class DevelopmentKey
{
    public static string Path { get; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "assignr-portal", "development.key");

    /// <summary>Makes it where there is none.</summary>
    /// <returns>Null where it exists by then; otherwise why it could not be made.</returns>
    public static string? Make()
    {
        if (File.Exists(Path))
            return null;
        var whole = $"{Path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            KeyFile.Make(whole);
            // Moved into place complete, because several portals may start at once.
            File.Move(whole, Path, overwrite: false);
            return null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(whole))
                File.Delete(whole);
            return File.Exists(Path) ? null : broken.Message;
        }
    }
}
