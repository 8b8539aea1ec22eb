using System.Runtime.Versioning;
using System.Security.Cryptography;
using Assignr.Portal.Data;
using Assignr.Portal.Keys;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Keys;

[UnsupportedOSPlatform("windows")]
public sealed class SafeKeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-safe-keys-").FullName;

    private string Storage => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_key_that_the_command_made_is_taken() => Assert.Null(Refusal(Made("portal.key")));

    [Fact]
    public void Outside_Development_there_has_to_be_one()
    {
        var refusal = Refusal("");

        Assert.StartsWith("Keys:File is not set:", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Assignr.Portal.dll --make-key /etc/assignr/portal.key", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_there_is_refused_with_the_command()
    {
        var refusal = Refusal(Path.Combine(folder, "lost.key"));

        Assert.Contains("lost.key\", which is not there. Make a key, or put its backup there: dotnet ", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_depends_on_the_current_folder_is_refused() =>
        Assert.Contains("which is not a whole path", Refusal("portal.key"), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_key() => Assert.Contains("which cannot be read", Refusal(folder), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("correct horse battery staple")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_not_32_bytes_is_refused(string text) =>
        Assert.EndsWith("which is no key: it has to hold 32 bytes as base64.", Refusal(Written("portal.key", text)),
            StringComparison.Ordinal);

    [Fact]
    public void What_another_program_made_of_32_random_bytes_is_taken() =>
        Assert.Null(Refusal(Written("portal.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\r\n")));

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void One_that_others_reach_is_refused_with_what_to_do(UnixFileMode others)
    {
        var path = Made("portal.key");
        Open(path, others);

        Assert.EndsWith($"others than its owner can read. Take that from them: chmod 600 {path}", Refusal(path), StringComparison.Ordinal);
    }

    /// <summary>As systemd leaves it for a service with its own user: see KeyFile.</summary>
    [Fact]
    public void A_credential_of_systemd_is_taken_although_its_ACL_shows_as_the_group()
    {
        var path = Made("portal.key");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.NotNull(Refusal(path));

        Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", folder);
        try
        {
            Assert.Null(Refusal(path));
            Open(path, UnixFileMode.OtherRead);
            Assert.NotNull(Refusal(path));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", null);
        }
    }

    [Fact]
    public void Beside_the_database_it_protects_nothing()
    {
        Directory.CreateDirectory(Path.Combine(Storage, "deeper"));

        Assert.Contains("which lies beside the database", Refusal(Made("data/portal.key")), StringComparison.Ordinal);
        Assert.Contains("which lies beside the database", Refusal(Made("data/deeper/portal.key")), StringComparison.Ordinal);
        Assert.Null(Refusal(Made("data.key")));
    }

    [Fact]
    public void A_link_that_leads_beside_the_database_is_looked_through()
    {
        Directory.CreateDirectory(Storage);
        var link = Path.Combine(folder, "etc");
        Directory.CreateSymbolicLink(link, Storage);
        Made("data/portal.key");

        Assert.Contains("which lies beside the database", Refusal(Path.Combine(link, "portal.key")), StringComparison.Ordinal);
    }

    [Fact]
    public void Old_ones_have_to_be_as_good()
    {
        var refusal = Refusal(Made("portal.key"), Made("old.key"), Path.Combine(folder, "older.key"));

        Assert.StartsWith($"Keys:OldFiles:1 is \"{Path.Combine(folder, "older.key")}\", which is not there.", refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public void In_Development_one_is_made_for_this_user_alone()
    {
        Assert.Null(Refusal(new KeyOptions(), Environments.Development));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DevelopmentKey.Path));
    }

    private string Made(string name)
    {
        var path = Path.Combine(folder, name);
        KeyFile.Make(path);
        return path;
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    private static void Open(string path, UnixFileMode others) => File.SetUnixFileMode(path, File.GetUnixFileMode(path) | others);

    private string? Refusal(string file, params string[] old)
    {
        var options = new KeyOptions { File = file };
        foreach (var path in old)
            options.OldFiles.Add(path);
        return Refusal(options, Environments.Production);
    }

    private string? Refusal(KeyOptions options, string environment) =>
        new SafeKeys(Options.Create(new StorageOptions { Folder = Storage }), new Runs(environment)).Validate(null, options).FailureMessage;

    private sealed class Runs(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "Assignr.Portal";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
