using System.Text;
using AngleSharp.Html.Parser;
using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Letters;

namespace Assignr.Portal.Tests.Letters;

public sealed class HtmlLetterTests
{
    private const string Nasty = "</title></style><b onclick=\"x\">'&amp; 🏈";

    [Fact]
    public void Encodes_every_word_that_is_not_its_own()
    {
        var written = HtmlLetter.Write(Everything(Nasty));

        Assert.True(Ascii.IsValid(written));
        Assert.DoesNotContain("<b onclick", written, StringComparison.Ordinal);
        var html = new HtmlParser().ParseDocument(written);
        Assert.Equal(Nasty, html.Title);
        Assert.Equal(Nasty, html.QuerySelector("html")!.GetAttribute("lang"));
        Assert.Equal(Nasty, html.QuerySelector("[role=article]")!.GetAttribute("aria-label"));
        Assert.All(html.QuerySelectorAll("a"), link => Assert.Equal((Nasty, Nasty),
            (link.GetAttribute("href"), link.TextContent[^Nasty.Length..])));
        Assert.All(html.QuerySelectorAll("h1, h2, p, td.when, td.what"),
            shown => Assert.Contains(Nasty, shown.TextContent, StringComparison.Ordinal));
        Assert.Equal(["edge", "st", "pad", "bt", "nt", "t2 ln when", "t1 ln what", "t2 ln"],
            html.QuerySelectorAll("td").Select(cell => cell.ClassName));
    }

    [Fact]
    public void Lets_an_address_break_after_its_joints_and_nowhere_else()
    {
        var html = HtmlLetter.Write(Everything("x") with { SentTo = Phrase.Of("To {0} at evil.com", Run.ToCopy("a.b@c.example")) });

        Assert.Contains(">To a.<wbr>b@<wbr>c.<wbr>example at evil.com</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_lines_short_without_white_space_at_their_ends_or_dots_that_smtp_doubles()
    {
        var lines = HtmlLetter.Write(Everything("word")).Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 200));
        Assert.All(lines, line => Assert.Equal(line.Trim(), line));
        Assert.DoesNotContain(lines, line => line.StartsWith('.'));
    }

    [Fact]
    public async Task Writes_for_several_connections_at_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var writer = portal.Get<NewAccountLetterWriter>();

        var letters = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(number => Task.Run(() => writer.Write(Some.NewAccount($"N{number}")))));

        Assert.All(letters.Index(), entry => Assert.StartsWith($"N{entry.Index}, ", entry.Item.Subject, StringComparison.Ordinal));
        Assert.All(letters.Index(), entry => Assert.Contains($">N{entry.Index}, your account", entry.Item.Html, StringComparison.Ordinal));
    }

    private static LetterContent Everything(string words) => new()
    {
        Language = words,
        SiteName = words,
        Subject = words,
        Preview = words,
        Title = words,
        Blocks =
        [
            new Lead(Phrase.Of("{0}", Run.Plain(words))),
            new Button(words, words),
            new Details(Phrase.Of("{0}", Run.Strong(words)), Phrase.Of("{0}", Run.Plain(words))),
            new Quote(words, [words, "", words]),
            new Schedule(words, [new ScheduleRow(words, words, words)]),
            new LinkInFull(words, words),
            new SmallPrint(Phrase.Of("{0}", Run.Plain(words))),
        ],
        SentTo = Phrase.Of("{0}", Run.Plain(words)),
    };
}
