using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>
/// A list may change while somebody presses a button in one of its rows. Without a key, the button belongs to the next row by the time the
/// press arrives, and acts on that.
/// </summary>
public sealed partial class PressedRowsHaveKeysTests
{
    [Fact]
    public void Every_row_in_which_something_can_be_pressed_has_a_key()
    {
        var wrong = Directory.EnumerateFiles(Portal(), "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => WithoutKey(File.ReadAllText(path)).Select(loop => $"{Path.GetFileName(path)}: {loop}"));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("@foreach (var row in rows) { <button @onclick=\"() => Retry(row)\">Retry</button> }", 1)]
    [InlineData("@foreach (var row in rows) { if (row.Wrong) { <MudButton OnClick=\"() => Retry(row)\">Retry</MudButton> } }", 1)]
    [InlineData("<Virtualize Items=\"rows\" Context=\"row\"><button @onclick=\"() => Retry(row)\">Retry</button></Virtualize>", 1)]
    [InlineData("@foreach (var row in rows) { <p @key=\"row.Id\"><button @onclick=\"() => Retry(row)\">Retry</button></p> }", 0)]
    [InlineData("@foreach (var row in rows) { <p>@row.Name</p> }", 0)]
    public void Such_a_row_is_found(string razor, int found) => Assert.Equal(found, WithoutKey(razor).Count());

    private static IEnumerable<string> WithoutKey(string razor) =>
        Loop().Matches(razor).Select(loop => (loop.Value, Body: Body(razor, loop)))
            .Where(loop => Press().IsMatch(loop.Body) && !loop.Body.Contains("@key", StringComparison.Ordinal))
            .Select(loop => loop.Value.Trim());

    private static string Body(string razor, Match loop)
    {
        var start = loop.Index + loop.Length;
        if (loop.Value[0] == '<')
            return razor[start..razor.IndexOf("</Virtualize>", start, StringComparison.Ordinal)];
        var (end, depth) = (start, 1);
        while (depth > 0)
            depth += razor[end++] switch { '{' => 1, '}' => -1, _ => 0 };
        return razor[start..end];
    }

    private static string Portal([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Assignr.Portal");

    [GeneratedRegex(@"(foreach|for) \([^\n]*\)\s*\{|<Virtualize [^>]*>")]
    private static partial Regex Loop();

    [GeneratedRegex("@on(click|submit|change)=|OnClick=|@bind")]
    private static partial Regex Press();
}
