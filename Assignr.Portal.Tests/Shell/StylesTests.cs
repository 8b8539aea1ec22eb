using System.Text.RegularExpressions;
using Assignr.Portal.Tests.StartUp;

namespace Assignr.Portal.Tests.Shell;

/// <summary>The styles of a slice stand beside it: they are sent, they style that slice, and no other one's are changed by them.</summary>
public sealed partial class StylesTests(WebPortal portal) : IClassFixture<WebPortal>
{
    private const string Shared = "Shell";

    private static readonly string[] Joined = ["portal", "account", "mailbox"];

    private static readonly string Product = Path.Combine(PortalProcess.Root, "Assignr.Portal");

    private static readonly List<Sheet> Sheets = [.. Files("*.css").Where(path => Slice(path) is not "wwwroot").Select(Sheet.Of)];

    // Of everybody: what the shell's sheets name, and what stands in wwwroot.
    private static readonly HashSet<string> SharedNames = [.. Sheets.Where(sheet => sheet.Slice is Shared)
        .Append(Sheet.Of(Path.Combine(Product, "wwwroot", "base.css"))).SelectMany(sheet => sheet.Names)];

    // By slice; what scripts put on a page belongs to everybody.
    private static readonly ILookup<string, string> Used = Files("*.razor").Concat(Files("*.cs")).Concat(Files("*.js"))
        .SelectMany(path => Words(path).Select(word => (Slice: Slice(path), Word: word)))
        .Distinct().ToLookup(use => use.Word, use => use.Slice is "wwwroot" ? Shared : use.Slice);

    [Fact]
    public async Task Each_sheet_is_sent_in_one_of_those_that_pages_ask_for()
    {
        using var browser = portal.Browser();
        var sent = await Task.WhenAll(Joined.Select(name => browser.GetStringAsync($"/{name}.css")));

        Assert.NotEmpty(Sheets);
        Assert.Empty(Sheets.Where(sheet => !sent.Any(text => text.Contains(sheet.Text, StringComparison.Ordinal)))
            .Select(sheet => sheet.Path));
    }

    [Fact]
    public void A_slice_styles_what_it_draws_itself() => Assert.Empty(Sheets.Where(sheet => sheet.Slice is not Shared)
        .SelectMany(sheet => sheet.Names.Except(SharedNames)
            .Where(name => !Used[name].Contains(sheet.Slice) && !Used[name].Contains(Shared))
            .Select(name => $"{sheet.Path}: nothing in {sheet.Slice} is called {name}")));

    [Fact]
    public void What_one_slice_alone_uses_is_not_styled_by_the_shell() => Assert.Empty(Sheets.Where(sheet => sheet.Slice is Shared)
        .SelectMany(sheet => sheet.Names.Where(name => !Used[name].Contains(Shared) && Used[name].Count() < 2)
            .Select(name => $"{sheet.Path}: {name} is used in {Used[name].FirstOrDefault() ?? "nothing"} alone")));

    /// <summary>So that it does not matter in which order they are joined.</summary>
    [Fact]
    public void Each_rule_of_a_slice_names_something_that_no_other_slice_styles() => Assert.Empty(Sheets
        .Where(sheet => sheet.Slice is not Shared)
        .SelectMany(sheet => sheet.Selectors.Where(selector => Sheet.NamesIn(selector).Except(SharedNames).All(name => Sheets
            .Any(other => other.Slice != sheet.Slice && other.Into == sheet.Into && other.Names.Contains(name))))
            .Select(selector => $"{sheet.Path}: {selector}")));

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Product, pattern, SearchOption.AllDirectories)
        .Where(path => Slice(path) is not ("bin" or "obj"));

    private static string Slice(string path) => Path.GetRelativePath(Product, path).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Words(string path)
    {
        var text = File.ReadAllText(path);
        var attributes = path.EndsWith(".razor", StringComparison.Ordinal)
            ? RazorTag.In(text).SelectMany(tag => tag.Attributes)
                .Where(attribute => attribute.Key is "id" || attribute.Key.EndsWith("lass", StringComparison.Ordinal))
                .Select(attribute => attribute.Value)
            : [];
        return attributes.Concat(Literal().Matches(text).Select(found => found.Value)).SelectMany(value => Word().Matches(value))
            .Select(found => found.Value);
    }

    [GeneratedRegex("""(?<=["'`])[a-z#.][\w #.-]*(?=["'`])""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[a-zA-Z][\w-]*")]
    private static partial Regex Word();

    private sealed partial record Sheet(string Path, string Slice, string Into, string Text, IReadOnlyList<string> Selectors)
    {
        public HashSet<string> Names { get; } = [.. Selectors.SelectMany(NamesIn)];

        public static Sheet Of(string path)
        {
            var text = File.ReadAllText(path);
            var selectors = Selector().Matches(Aside().Replace(text, "")).Select(found => found.Value.Trim())
                .Where(selector => !selector.StartsWith('@') && selector is not ("from" or "to")).ToList();
            var slice = StylesTests.Slice(path);
            var into = slice is "Accounts" ? Joined[1] : path.EndsWith("mailbox.css", StringComparison.Ordinal) ? Joined[2] : Joined[0];
            return new Sheet(System.IO.Path.GetRelativePath(Product, path), slice, into, text, selectors);
        }

        /// <summary>Classes and ids, without the library's and the framework's.</summary>
        public static IEnumerable<string> NamesIn(string selector) => Name().Matches(selector).Select(found => found.Groups[1].Value)
            .Where(name => !IsForeign(name));

        private static bool IsForeign(string name) => name.StartsWith("mud-", StringComparison.Ordinal)
            || name.StartsWith("components-reconnect", StringComparison.Ordinal) || name is "blazor-error-ui";

        [GeneratedRegex(@"/\*[^*]*\*/|url\([^)]*\)")]
        private static partial Regex Aside();

        [GeneratedRegex(@"[^{};]+(?=\{)")]
        private static partial Regex Selector();

        [GeneratedRegex(@"[.#]([a-zA-Z][\w-]*)")]
        private static partial Regex Name();
    }
}
