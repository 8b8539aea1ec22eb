using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>The stylesheet of a component applies only to what that component draws itself: its classes have no effect
/// elsewhere.</summary>
public sealed partial class ScopedStylesTests
{
    [Fact]
    public void No_component_uses_a_class_that_only_the_stylesheet_of_another_one_knows()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "Assignr.Portal");
        var everywhere = Directory.EnumerateFiles(Path.Combine(root, "wwwroot"),
            "*.css").SelectMany(path => Classes(File.ReadAllText(path))).ToHashSet(StringComparer.Ordinal);
        var components = Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        var own = components.ToDictionary(path => path, path => File.Exists($"{path}.css")
            ? Classes(File.ReadAllText($"{path}.css")).ToHashSet(StringComparer.Ordinal)
            : []);

        var wrong = components.SelectMany(path => Used(File.ReadAllText(path))
            .Where(name => !everywhere.Contains(name) && !own[path].Contains(name))
            .SelectMany(name => components.Where(other => own[other].Contains(name))
                .Select(other => $"{Path.GetFileName(path)} uses .{name} of {Path.GetFileName(other)}.css")));

        Assert.Empty(wrong);
    }

    // What follows ::deep applies to other components.
    private static IEnumerable<string> Classes(string css) =>
        Class().Matches(Deep().Replace(css, "")).Select(found => found.Groups[1].Value);

    private static IEnumerable<string> Used(string razor) =>
        Attribute().Matches(razor).SelectMany(found => Code().Replace(found.Groups[1].Value, " ").Split(' ',
            StringSplitOptions.RemoveEmptyEntries)).Distinct();

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"\.([a-zA-Z][\w-]*)")]
    private static partial Regex Class();

    [GeneratedRegex(@"::deep[^{,]*")]
    private static partial Regex Deep();

    [GeneratedRegex("""\b[cC]lass="([^"]*)["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"@\([^)]*\)?|@\S+")]
    private static partial Regex Code();
}
