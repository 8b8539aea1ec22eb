using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests;

/// <summary>Code is read side by side: no line is longer than 140 characters, which `dotnet format` does not check.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    private static readonly string[] Kinds = ["*.cs", "*.razor"];

    private static readonly string[] Left = ["bin", "obj", "Migrations"];

    [Theory]
    [InlineData("Assignr.Portal")]
    [InlineData("Assignr.Portal.Tests")]
    [InlineData("bench")]
    public void No_line_is_longer(string project)
    {
        var root = Path.Combine(PortalProcess.Root, project);
        var files = Kinds.SelectMany(kind => Directory.EnumerateFiles(root, kind, SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(Left.Contains)).ToList();
        Assert.NotEmpty(files);

        var longer = files.SelectMany(path => File.ReadLines(path).Index().Where(line => line.Item.Length > Longest)
            .Select(line => $"{Path.GetRelativePath(root, path)}:{line.Index + 1} has {line.Item.Length} characters"));

        Assert.Empty(longer);
    }
}
