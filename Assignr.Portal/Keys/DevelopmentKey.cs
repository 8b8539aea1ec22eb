namespace Assignr.Portal.Keys;

/// <summary>In Development, where no key is set: one for all portals that this user starts, in the user's own data folder.</summary>
internal static class DevelopmentKey
{
    public static string Path { get; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "assignr-portal", "development.key");

    /// <summary>Makes it where it is not there. Null where it is; otherwise what was in the way.</summary>
    public static string? Make()
    {
        if (File.Exists(Path))
            return null;
        var whole = $"{Path}.{Guid.NewGuid():n}";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            KeyFile.Make(whole);
            // Whole from the first moment on: several portals may start at once.
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
