using System.Runtime.Versioning;
using Assignr.Portal.Keys;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests.Keys;

[UnsupportedOSPlatform("windows")]
public sealed class MakeKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-make-key-").FullName;

    private string Key => Path.Combine(folder, "etc", "portal.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_command_makes_a_key_for_its_user_alone_and_says_what_comes_next()
    {
        await using var command = PortalProcess.Start(folder, PortalProcess.Dll, "--make-key", "etc/portal.key");

        Assert.Equal(0, await command.ExitCodeAsync());

        Assert.Contains($"Keys__File={Key}", command.Output, StringComparison.Ordinal);
        Assert.NotNull(KeyFile.Read(Key, out _));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Key));
        var folderOfKey = File.GetUnixFileMode(Path.GetDirectoryName(Key)!);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folderOfKey);
    }

    [Fact]
    public async Task A_key_that_is_there_is_never_overwritten()
    {
        Assert.Equal(0, MakeKey.Run([Key]));
        var before = await File.ReadAllTextAsync(Key);

        await using var command = PortalProcess.Start(folder, PortalProcess.Dll, "--make-key", Key);
        Assert.Equal(1, await command.ExitCodeAsync());

        Assert.Contains($"{Key} is there already and stays as it is", command.Output, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => KeyFile.Make(Key));
        Assert.Equal(before, await File.ReadAllTextAsync(Key));
    }

    [Fact]
    public void Without_a_path_or_where_nothing_can_be_made_it_says_so()
    {
        Assert.Equal(1, MakeKey.Run([]));
        Assert.Equal(1, MakeKey.Run([Path.Combine("/proc", "portal.key")]));
    }

    [Fact]
    public void No_two_keys_are_alike() => Assert.NotEqual(TestKey.IdOf(TestKey.Make()), TestKey.IdOf(TestKey.Make()));
}
