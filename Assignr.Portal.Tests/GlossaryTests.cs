using System.Reflection;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests;

/// <summary>The words of docs/architecture.md name types and members that exist.</summary>
public partial class GlossaryTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    [Fact]
    public async Task Every_name_in_the_list_of_words_is_in_the_code()
    {
        var types = typeof(Caller).Assembly.GetTypes();
        var names = types.Select(type => type.Name)
            .Concat(types.SelectMany(type => type.GetMembers(Declared)).Select(member => member.Name)).ToHashSet();
        var text = await File.ReadAllTextAsync(Path.Combine(PortalProcess.Root, "docs", "architecture.md"));
        var table = text[text.IndexOf("| Word | Means |", StringComparison.Ordinal)..];
        var words = Row().Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)]);
        Assert.NotEmpty(words);

        var missing = words.SelectMany(row => Named().Matches(row.Groups["means"].Value)).Select(name => name.Groups["name"].Value)
            .Where(name => !name.Split('.').All(names.Contains));

        Assert.Empty(missing);
    }

    [GeneratedRegex(@"^\| [^|]+ \| (?<means>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A name in the code; not a setting, an address or an attribute.</summary>
    [GeneratedRegex(@"`(?<name>[A-Z]\w*(\.[A-Z]\w*)*)`")]
    private static partial Regex Named();
}
