using Assignr.Portal.Keys;

namespace Assignr.Portal.Tests.Keys;

/// <summary>Keys for portals outside Development, as <c>--make-key</c> makes them; deleted after the tests.</summary>
internal static class TestKey
{
    private static readonly string Folder = MakeFolder();

    /// <summary>The key of every portal that does not name another one.</summary>
    public static string Path { get; } = Make();

    public static string Make()
    {
        var path = System.IO.Path.Combine(Folder, $"{Guid.NewGuid():n}.key");
        KeyFile.Make(path);
        return path;
    }

    public static string IdOf(string path) => KeyFile.Read(path, out _)!.Id;

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("assignr-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
