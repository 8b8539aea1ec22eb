using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>One word for one thing wherever somebody reads it: on pages, in letters, in the README and the manual of imports.</summary>
public sealed partial class WordsTests
{
    private static readonly (Regex Word, string Instead)[] Losers =
    [
        // "Never logged in" and "Logged in" are the labels of the help article and the chip; the act is to sign in.
        (new(@"\b(log|logs|logging)[ -](in|out)\b|\blogged out\b", RegexOptions.IgnoreCase), "sign in, sign out"),
        (new(@"\b(login|log-in) (page|screen|form|name|link)\b", RegexOptions.IgnoreCase), "sign-in page"),
        (new(@"\bmend(s|ed|ing)?\b"), "correct, or fix for an address"),
    ];

    [Fact]
    public void No_page_letter_or_manual_has_a_second_word_for_the_same_thing()
    {
        var wrong = Portal("*.razor").SelectMany(path => Found(path, OfRazor(File.ReadAllText(path))))
            .Concat(Portal("*.cs").SelectMany(path => Found(path, OfCode(File.ReadAllText(path)))))
            .Concat(Portal("*.resx").SelectMany(path => Found(path, OfResource(File.ReadAllText(path)))))
            .Concat(Manuals().SelectMany(path => Found(path, File.ReadAllLines(path))));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("<p>Log in with your password.</p>", "Log in")]
    [InlineData("""<Announcement Title="@($"{name} was mended.")" />""", "mended")]
    [InlineData("<p>The login page is open.</p>", "login page")]
    public void Such_a_word_is_found(string razor, string word) =>
        Assert.Contains(Found("a.razor", OfRazor(razor)), found => found.Contains($"“{word}”", StringComparison.Ordinal));

    [Theory]
    [InlineData("<p>37 people have never logged in.</p>")]
    [InlineData("@* What was mended stays. *@ <a href=\"/login\">Sign in</a>")]
    public void Such_a_text_is_fine(string razor) => Assert.Empty(Found("a.razor", OfRazor(razor)));

    private static IEnumerable<string> Found(string path, IEnumerable<string> texts) =>
        from text in texts
        from loser in Losers
        from Match match in loser.Word.Matches(Hole().Replace(text, ""))
        select $"{Path.GetFileName(path)}: “{match.Value}” instead of {loser.Instead} in: {text.Trim()}";

    // The text between tags, and in quotes.
    private static IEnumerable<string> OfRazor(string razor)
    {
        var text = RazorComment().Replace(razor, "");
        return Between().Matches(text).Select(match => match.Groups[1].Value).Where(IsText).Concat(OfCode(text));
    }

    private static IEnumerable<string> OfResource(string resource) => Value().Matches(resource).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> OfCode(string code) => code.Split('\n')
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => Quoted().Matches(line).Concat(Interpolated().Matches(line)))
        .Select(match => match.Groups[1].Value).Where(IsText);

    // Names of files, classes and fields have no spaces.
    private static bool IsText(string text) => text.Trim().Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<string> Portal(string files) => Directory
        .EnumerateFiles(Root("Assignr.Portal"), files, SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !path.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Manuals() => [Root("README.md"), Root(Path.Combine("docs", "importing.md"))];

    private static string Root(string inside, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", inside);

    // An interpolated value is code.
    [GeneratedRegex("[{][^{}]*[}]")]
    private static partial Regex Hole();

    [GeneratedRegex("<value>(.*?)</value>", RegexOptions.Singleline)]
    private static partial Regex Value();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(">([^<>{}@]+)<")]
    private static partial Regex Between();

    // In an attribute of a page it is within the quotes of that attribute.
    [GeneratedRegex("[$]\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Quoted();
}
