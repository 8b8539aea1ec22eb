using System.Text.RegularExpressions;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests.Shell;

/// <summary>A number of people, emails or rows may have more than three digits: wherever it is shown it is written as
/// 10,607.</summary>
public sealed partial class GroupedFiguresTests
{
    /// <summary>Numbers that never exceed some forty.</summary>
    private static readonly string[] Few =
    [
        "lists.Count", "others.Count", "choices.Count", "same.Count", "sure.Count", "declined.Count", "after.Addresses.Count",
        "person.Addresses.Count", "details.Crew.Count", "row.Offers.Count", "officials.Count", "names.Count",
    ];

    [Fact]
    public void Every_number_that_may_be_large_is_grouped()
    {
        var wrong = Directory.EnumerateFiles(Path.Combine(PortalProcess.Root, "Assignr.Portal"), "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Found(File.ReadAllText(path)).Select(found => $"{Path.GetFileName(path)}: {found}"));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("<b>@Preview.ExcludedPeople</b>")]
    [InlineData("<b>@Strangers.Count as new officials</b>")]
    [InlineData("""var text = $"{counts.Cancelled} were cancelled";""")]
    [InlineData("""<p aria-label="@($"{Preview.ExcludedPeople} who get none")"></p>""")]
    public void Such_a_number_is_found(string code) => Assert.Single(Found(code));

    [Theory]
    [InlineData("<b>@Preview.ExcludedPeople.Grouped()</b>")]
    [InlineData("@if (people.Count > 0) { <b>@(people.Count == 1 ? \"one\" : \"some\")</b> }")]
    [InlineData("""var text = $"{counts.Cancelled.Grouped()} were cancelled, {choices.Count} may be meant";""")]
    public void Such_a_number_is_fine(string code) => Assert.Empty(Found(code));

    // Log lines are left out, because only whoever runs the portal reads them.
    private static IEnumerable<string> Found(string code) => LogLine().Replace(code, "").Split('\n')
        .SelectMany(line => Shown().Matches(line).Concat(Filled().Matches(line)))
        .Where(match => !Few.Contains(match.Groups[1].Value)).Select(match => match.Value);

    [GeneratedRegex(@"\[LoggerMessage\([^\]]*\)\]")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"@((?:[\w!]+\.)*(?:Count|Total|ExcludedPeople|HandedOver|Cancelled|Waiting|RowCount))\b(?=[ <])(?! *[=!<>?&|] )")]
    private static partial Regex Shown();

    [GeneratedRegex(@"\{((?:[\w!]+\.)*(?:Count|Total|ExcludedPeople|HandedOver|Cancelled|Waiting|RowCount))\} [a-z]")]
    private static partial Regex Filled();
}
