using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Assignr.Portal.Accounts.Letters.AddressConfirmation;
using Assignr.Portal.Accounts.Letters.AddressesChanged;
using Assignr.Portal.Accounts.Letters.AddressRemoved;
using Assignr.Portal.Accounts.Letters.PasswordChanged;
using Assignr.Portal.Accounts.Letters.PasswordReset;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;

namespace Assignr.Portal.Tests.Letters;

public sealed partial class HostileWordsTests
{
    public static TheoryData<string> HostileWords => new(
        "<img src=x onerror=alert(1)>", "<a href=\"https://evil.example\">press</a>", "evil.com", "EVIL.COM/path?x=1", "www.evil.com",
        "https://evil", "http://evil.com", "//evil.com", "javascript:alert(1)", "mailto:eve@evil.com", "eve@evil",
        "192.168.0.1", "evil。com",
        "evil．com", "evil\u200B.com", "evil.\u2060com", "evil\u200D.com", @"\\evil\share", "ftp://evil.com", "пример.рф",
        "evil.भारत/login", "evil.c\u034Fom", "evil.c\uFE0Fom", "evil\u2024com",
        "\u202Emoc.live//:sptth", "a\u2066b\u2069",
        "one\r\nBcc: eve@evil.com", "tab\tnull\0bell\a", new string('W', 200), string.Concat(Enumerable.Repeat("evil.com ", 25)),
        "Ana 👩🏽‍🦰🏳️‍🌈", "\uD83D",
        "{0} {1}", "&amp; &lt;", "Z" + new string('\u0301', 300), "--></style><script>alert(1)</script>");

    [Theory]
    [MemberData(nameof(HostileWords))]
    public async Task Whatever_names_and_notes_say_the_only_link_is_ours(string words)
    {
        await using var portal = await TestPortal.StartAsync();
        var game = new LetterGame(DateTimeOffset.UnixEpoch, words, words, words);

        AssertSafe(portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(words, words, words, words, words, [game])),
            links: 3, inText: 2);
        foreach (var text in Enum.GetValues<ReminderText>())
            AssertSafe(portal.Get<ReminderLetterWriter>().Write(Some.Reminder(text, words, words, words, words, [game])),
                links: 4, inText: 3);
        AssertSafe(portal.Get<DigestLetterWriter>().Write(Some.Digest(words, words, words, words, words)), links: 5, inText: 5);
        AssertSafe(portal.Get<PasswordResetLetterWriter>().Write(Some.Reset(words, words, words, words)), links: 2);
        AssertSafe(portal.Get<PasswordChangedLetterWriter>().Write(Some.Changed(words, words, words)), links: 0);
        AssertSafe(portal.Get<AddressRemovedLetterWriter>().Write(Some.AddressRemoved(words, words, words, words)), links: 0);
        AssertSafe(portal.Get<AddressConfirmationLetterWriter>().Write(Some.ConfirmAddress(words, words, words)), links: 2);
        AssertSafe(portal.Get<AddressesChangedLetterWriter>().Write(Some.AddressesChanged(words, words, words, words)), links: 0);
    }

    [Theory]
    [InlineData("D'Angelo")]
    [InlineData("J. R. Smith-Jones")]
    [InlineData("Ana-Lucía Zamora")]
    [InlineData("José 李小龍")]
    [InlineData("O'Brien, Sr.")]
    [InlineData("U12: Girls (Blue/White)")]
    public async Task Ordinary_names_are_left_as_they_are(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount(name));

        Assert.Equal($"{name}, your account at Sunday Officials is ready", letter.Subject);
        Assert.Contains($"\n{name}, your account is ready\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"{name}, your account is ready", Html(letter).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_can_be_copied_as_it_stands()
    {
        await using var portal = await TestPortal.StartAsync();

        var letter = portal.Get<NewAccountLetterWriter>().Write(Some.NewAccount());

        Assert.Contains("sign in as terrence.miles@officials.example.com.", letter.Text, StringComparison.Ordinal);
        Assert.Equal("terrence.miles@officials.example.com", Html(letter).QuerySelectorAll("b")[1].TextContent);
    }

    /// <param name="inText">How many of them stand in the text part; half where null.</param>
    private static void AssertSafe(Letter letter, int links, int? inText = null)
    {
        var html = Html(letter);
        Assert.Equal(Enumerable.Repeat(Some.Link, links), html.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(html.QuerySelectorAll(
            "script, img, link, iframe, object, form, input, base, svg, video, [src], [background], [onerror], [onclick]"));
        Assert.DoesNotContain("url(", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.All(html.Body!.Descendants<IText>().Where(text => text.Ancestors<IElement>().All(above => above.LocalName != "a")),
            text => Assert.DoesNotMatch(LooksLikeALink(), text.Data));

        var ours = letter.Text.Split('\n').Count(line => line == Some.Link);
        Assert.Equal(inText ?? links / 2, ours);
        Assert.DoesNotMatch(LooksLikeALink(), letter.Text.Replace(Some.Link, "", StringComparison.Ordinal)
            .Replace(Some.Code.TypedAt, "", StringComparison.Ordinal)
            .Replace("terrence.miles@officials.example.com", "", StringComparison.Ordinal).Replace("terrence.miles.", "",
                StringComparison.Ordinal).Replace("marcy@sunday.example", "", StringComparison.Ordinal));

        Assert.DoesNotMatch(LooksLikeALink(), letter.Subject);
        Assert.True(letter.Subject.Length < 250, "The subject is endless.");
        Assert.All([letter.Subject, letter.ToName, letter.Text.Replace("\n", "", StringComparison.Ordinal),
            html.Body!.TextContent.Replace("\n", "", StringComparison.Ordinal)],
            text => Assert.DoesNotMatch(Invisible(), Seen(text)));
        Assert.All(letter.Text.Split('\n').Where(line => line != Some.Link), line => Assert.True(line.Length <= 72, line));
    }

    // Joiners stay in an emoji and between letters that join.
    private static string Seen(string text) => string.Concat(text.Where((_, at) => !Text.Joins(text, at)));

    private static AngleSharp.Html.Dom.IHtmlDocument Html(Letter letter) => new HtmlParser().ParseDocument(letter.Html);

    // Matches more than any mail program takes for a link, mail address or file share.
    [GeneratedRegex(@"[.。．｡․][\p{L}\p{N}][\p{L}\p{M}\p{N}]|:[/\\]|//\S|\\\\\S|@\S|\b(mailto|javascript|tel):\S",
        RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeALink();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Cs}\u034F\u2028\u2029-[\uD800-\uDFFF]]")]
    private static partial Regex Invisible();
}
