using System.Runtime.Versioning;
using Assignr.Portal.StartUp;
using Assignr.Portal.Tests.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.StartUp;

[UnsupportedOSPlatform("windows")]
public sealed class FileModesTests : IDisposable
{
    private const UnixFileMode Everybody =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = Owner | UnixFileMode.UserExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("assignr-modes-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_start_outside_Development_leaves_its_files_to_its_user_alone_and_logs_no_warning()
    {
        // What an earlier version left, and a folder that does not exist yet.
        var old = Directory.CreateDirectory(Path.Combine(folder, "old", "data")).FullName;
        await using (await TestPortal.StartAsync(folder: old))
        {
        }
        File.Copy(Path.Combine(old, "portal.db"), Path.Combine(old, "portal.db.as-of-20261123_Before"));
        foreach (var file in Directory.GetFiles(old))
            File.SetUnixFileMode(file, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(old, OwnersFolder | Everybody);

        await StartAsync(old);
        await StartAsync(Path.Combine(folder, "new"));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_stays_as_it_is_and_only_the_portals_files_are_closed()
    {
        await using var portal = await TestPortal.StartAsync(services => services.AddSingleton<FileModes>(), folder: folder);
        var (foreign, mail) = (Path.Combine(folder, "notes.txt"), Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName);
        await File.WriteAllTextAsync(foreign, "");
        await File.WriteAllTextAsync(Path.Combine(mail, "one.eml"), "");
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(file, Owner | UnixFileMode.OtherRead);
        foreach (var opened in new[] { folder, mail })
            File.SetUnixFileMode(opened, OwnersFolder | Everybody);

        portal.Get<FileModes>().Mend();

        Assert.Equal(OwnersFolder | Everybody, File.GetUnixFileMode(folder));
        Assert.Equal(Owner | UnixFileMode.OtherRead, File.GetUnixFileMode(foreign));
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(mail));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(mail, "one.eml")));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(folder, "portal.db")));

        File.Delete(foreign);
        portal.Get<FileModes>().Mend();
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(folder));
    }

    private static async Task StartAsync(string storage)
    {
        await using var portal = PortalProcess.Start(Path.GetTempPath(),
        [
            PortalProcess.Dll, "--urls", "http://127.0.0.1:0", "--Storage:Folder", storage, "--Keys:File", TestKey.Path,
            "--Portal:PublicAddress", "https://portal.example.com",
            "--Mail:Transport", "Smtp", "--Mail:Host", "127.0.0.1", "--Mail:Port", "9", "--Mail:From", "portal@example.com",
        ]);
        await portal.ListeningAsync();

        var files = Directory.GetFiles(storage);
        Assert.Contains(Path.Combine(storage, "portal.db-wal"), files);
        Assert.All(files, file => Assert.True(File.GetUnixFileMode(file) == Owner, $"{file} is {File.GetUnixFileMode(file)}"));
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(storage));
        Assert.DoesNotContain("warn:", portal.Output, StringComparison.Ordinal);
        Assert.Equal("", portal.FromFirstFailure);
    }
}
