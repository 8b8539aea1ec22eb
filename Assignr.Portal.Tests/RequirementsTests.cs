using System.Globalization;
using System.Text.RegularExpressions;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests;

/// <summary>What docs/requirements.md and docs/security.md name exists, and so does every number that is cited.</summary>
public sealed partial class RequirementsTests
{
    private const string Requirements = "requirements.md";

    private static readonly string[] Folders = ["Assignr.Portal", "Assignr.Portal.Tests", "bench", "docs"];

    private static readonly string[] Kinds = [".cs", ".razor", ".resx", ".css", ".js", ".md", ".sh", ".txt"];

    private static readonly ILookup<string, Type> Classes = typeof(RequirementsTests).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(type => type.Name, StringComparer.Ordinal);

    [Theory]
    [InlineData(Requirements)]
    [InlineData("security.md")]
    public void Every_test_that_is_named_exists(string manual)
    {
        var named = Named().Matches(Manual(manual)).Select(match => match.Groups[1].Value).ToList();
        var missing = named.Where(name => !Exists(name)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("ArchitectureTests", true)]
    [InlineData("ArchitectureTests.No_rule_knows_a_page", true)]
    [InlineData("ArchitectureTests.Slices", false)]
    [InlineData("ArchitectureTests.No_page_knows_a_rule", false)]
    [InlineData("ArchitecturalTests", false)]
    public void Only_a_fact_or_a_theory_counts_as_a_test(string name, bool isOne) => Assert.Equal(isOne, Exists(name));

    [Fact]
    public void Each_requirement_names_a_test_or_says_that_there_is_none()
    {
        var rows = Row().Matches(Manual(Requirements)).Select(row => row.Value).ToList();
        var silent = rows.Where(row => !Named().IsMatch(row) && !row.EndsWith("| No test |", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rows);
        Assert.Empty(silent);
    }

    [Fact]
    public void The_numbers_have_no_gap_and_whatever_is_cited_is_among_them()
    {
        var numbers = Row().Matches(Manual(Requirements)).Select(row => Parse(row.Groups[1].Value)).ToList();
        var cited = Texts()
            .SelectMany(path => Cited(File.ReadAllText(path)).Select(number => (File: Path.GetFileName(path), Number: number))).ToList();
        var unknown = cited.Where(one => !numbers.Contains(one.Number)).ToList();

        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.NotEmpty(cited);
        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData(" 4", new[] { 4 })]
    [InlineData(" 25, 73 and 76).", new[] { 25, 73, 76 })]
    [InlineData(" 12 to 16", new[] { 12, 16 })]
    [InlineData(" has 120 rows", new int[0])]
    public void A_number_is_cited_behind_the_name_of_the_file(string behind, int[] numbers) =>
        Assert.Equal(numbers, Cited($"({Requirements}{behind}"));

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        return Classes[parts[0]].SelectMany(type => type.GetMethods())
            .Any(method => method.IsDefined(typeof(FactAttribute), true) && (parts.Length == 1 || method.Name == parts[1]));
    }

    private static IEnumerable<int> Cited(string text) =>
        Citation().Matches(text).SelectMany(match => match.Groups[1].Captures).Select(number => Parse(number.Value));

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    private static string Manual(string name) => File.ReadAllText(Path.Combine(PortalProcess.Root, "docs", name));

    private static IEnumerable<string> Texts() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(PortalProcess.Root, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(PortalProcess.Root))
        .Where(path => Kinds.Contains(Path.GetExtension(path)) && !IsBuilt(path));

    private static bool IsBuilt(string path) =>
        Path.GetRelativePath(PortalProcess.Root, path).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");

    [GeneratedRegex("`([A-Z][A-Za-z]*Tests([.][A-Za-z0-9_]+)?)`")]
    private static partial Regex Named();

    [GeneratedRegex("^[|] ([0-9]+) [|].*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("requirements[.]md(?:(?: |, | and | to )([0-9]+))+")]
    private static partial Regex Citation();
}
