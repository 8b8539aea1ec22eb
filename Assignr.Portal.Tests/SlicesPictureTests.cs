using System.Text;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests;

/// <summary>
/// The picture of the slices in docs/architecture.md shows the compiled types.
/// <c>DRAW=1 dotnet test --filter SlicesPictureTests</c> draws it again.
/// </summary>
public class SlicesPictureTests
{
    private const string From = "<!-- The slices, drawn by SlicesPictureTests -->\n";

    private const string To = "<!-- End of the slices -->\n";

    [Fact]
    public async Task The_picture_of_the_slices_shows_what_is_compiled()
    {
        var path = Path.Combine(PortalProcess.Root, "docs", "architecture.md");
        var text = await File.ReadAllTextAsync(path);
        var (begins, ends) = (text.IndexOf(From, StringComparison.Ordinal), text.IndexOf(To, StringComparison.Ordinal));
        Assert.True(begins >= 0 && ends > begins, $"docs/architecture.md has no place for the picture: {From}{To}");
        var drawn = text[..(begins + From.Length)] + Draw() + text[ends..];
        if (Environment.GetEnvironmentVariable("DRAW") == "1")
            await File.WriteAllTextAsync(path, drawn);
        else
            Assert.Equal(drawn, text);
    }

    /// <summary>
    /// The uses between slices without those that follow from others: A to C is left out where there are A to B and B to C. Dotted arrows
    /// are the exceptions that SliceCyclesTests names.
    /// </summary>
    private static string Draw()
    {
        var graph = SliceCyclesTests.Allowed();
        var picture = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (var (from, to) in graph.Edges.Order())
        {
            if (!graph.Edges.Any(other => other.From == from && other.To != to && graph.Leads(other.To, to)))
                picture.Append("    ").Append(Box(from)).Append(" --> ").Append(Box(to)).Append('\n');
        }
        foreach (var (from, to) in SliceCyclesTests.NamedEdges().Where(edge => !graph.Edges.Contains(edge)).Order())
            picture.Append("    ").Append(Box(from)).Append(" -.-> ").Append(Box(to)).Append('\n');
        return picture.Append("```\n").ToString();
    }

    private static string Box(string slice) => slice.Contains('.', StringComparison.Ordinal)
        ? $"{slice.Replace(".", "", StringComparison.Ordinal)}[{slice.Replace('.', '/')}]"
        : slice;
}
