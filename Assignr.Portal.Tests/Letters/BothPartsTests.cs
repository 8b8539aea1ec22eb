using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Assignr.Portal.Accounts.Letters.AddressConfirmation;
using Assignr.Portal.Accounts.Letters.AddressesChanged;
using Assignr.Portal.Accounts.Letters.AddressRemoved;
using Assignr.Portal.Accounts.Letters.PasswordChanged;
using Assignr.Portal.Accounts.Letters.PasswordReset;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters.Digest;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Letters.Reminder;
using Assignr.Portal.Settings;
using MimeKit;

namespace Assignr.Portal.Tests.Letters;

public sealed partial class BothPartsTests
{
    [Theory]
    [InlineData("new account")]
    [InlineData("first reminder")]
    [InlineData("reminder of a game")]
    [InlineData("last reminder")]
    [InlineData("digest")]
    [InlineData("digest without games")]
    [InlineData("reset")]
    [InlineData("reset by an assignor")]
    [InlineData("changed")]
    [InlineData("address removed")]
    [InlineData("address removed by an assignor")]
    [InlineData("confirm an address")]
    [InlineData("addresses changed")]
    [InlineData("addresses changed by an assignor")]
    public async Task Both_parts_say_the_same_in_the_same_order(string which)
    {
        await using var portal = await TestPortal.StartAsync();
        var letter = Write(portal, which);
        var html = new HtmlParser().ParseDocument(letter.Html);
        html.QuerySelector("body > div")!.Remove();
        html.QuerySelectorAll("p").FirstOrDefault(paragraph =>
            paragraph.TextContent.StartsWith("Does the button", StringComparison.Ordinal))?.Remove();
        foreach (var end in html.QuerySelectorAll("p, h1, h2, td, a, br"))
            end.After(html.CreateTextNode("\n"));

        var shown = Words(html.Body!.TextContent);
        var written = Words(letter.Text.Replace(Some.Link, "", StringComparison.Ordinal));

        Assert.Equal(shown, written);
    }

    [Theory]
    [InlineData(ContentEncoding.QuotedPrintable)]
    [InlineData(ContentEncoding.Base64)]
    public async Task The_link_survives_the_way(ContentEncoding encoding)
    {
        await using var portal = await TestPortal.StartAsync();
        var letter = portal.Get<NewAccountLetterWriter>().Write(
            Some.NewAccount("Renée 🏈", note: string.Concat(Enumerable.Repeat("🏈", 250)) + "\n.\nlast line", games: Some.Games));
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Body = new MultipartAlternative(
                new TextPart("plain") { Text = letter.Text, ContentTransferEncoding = encoding },
                new TextPart("html") { Text = letter.Html, ContentTransferEncoding = encoding }),
        };
        using var wire = new MemoryStream();
        await message.WriteToAsync(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, wire);

        var lines = System.Text.Encoding.Latin1.GetString(wire.ToArray()).Split("\r\n");
        wire.Position = 0;
        var arrived = await MimeMessage.LoadAsync(wire);

        Assert.All(lines, line => Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal)));
        Assert.Equal(letter.Subject, arrived.Subject);
        var text = (await RawAsync(arrived.BodyParts.OfType<TextPart>().Single(part => part.IsPlain))).ReplaceLineEndings("\n");
        Assert.Contains(Some.Link, text.Split('\n'));
        Assert.Equal(letter.Text, text);
        Assert.All(new HtmlParser().ParseDocument(arrived.HtmlBody!).QuerySelectorAll("a"),
            link => Assert.Equal(Some.Link, link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("America/Chicago", "Central time")]
    [InlineData("America/Phoenix", "Arizona time")]
    [InlineData("America/Bogota", "Bogota time")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires time")]
    [InlineData("Europe/Berlin", "Berlin time")]
    [InlineData("UTC", "UTC")]
    public async Task Names_the_zone_the_way_people_do(string zone, string name)
    {
        await using var portal = await TestPortal.StartAsync();
        var site = Portal.Settings.Site.New();
        site.Describe("Sunday Officials", zone);

        Assert.Equal(name, portal.Get<LetterTexts>().Zone(site));
    }

    [Fact]
    public async Task Letters_write_times_in_the_way_of_the_site()
    {
        await using var portal = await TestPortal.StartAsync();
        var site = Portal.Settings.Site.New();
        site.Describe("KC Officials", "America/Chicago");
        var texts = portal.Get<LetterTexts>();
        var time = new DateTimeOffset(2026, 11, 29, 22, 5, 0, TimeSpan.Zero);
        Assert.Equal(("Sunday 29 November 2026, 16:05", "Sunday 29 November", "Sun 29 Nov, 16:05"),
            (texts.Moment(time, site), texts.Day(time, site), texts.Start(time, site)));

        site.WriteTimes(new DateStyle(ClockHours.Twelve, DateOrder.MonthFirst));

        Assert.Equal(
            ("Sunday November 29, 2026, 4:05 PM", "Sunday November 29", "Sun Nov 29, 4:05 PM"),
            (texts.Moment(time, site), texts.Day(time, site), texts.Start(time, site)));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("no-reply@sunday.example", null, false)]
    [InlineData("NoReply@sunday.example", null, false)]
    [InlineData("office@sunday.example", null, true)]
    [InlineData("no-reply@sunday.example", "office@sunday.example", true)]
    public async Task An_answer_is_asked_for_only_where_one_arrives(string? sender, string? replyTo, bool asked)
    {
        await using var portal = await TestPortal.StartAsync();
        var (reset, removed, confirm, changed, addresses, fresh, reminder) =
            (Some.Reset(), Some.AddressRemoved(), Some.ConfirmAddress(), Some.Changed(), Some.AddressesChanged(),
                Some.NewAccount(by: null), Some.Reminder(by: null));
        foreach (var site in new[] { reset.Site, removed.Site, confirm.Site, changed.Site, addresses.Site, fresh.Site, reminder.Site })
            site.SendAs(null, sender, replyTo);

        foreach (var letter in new[]
        {
            portal.Get<PasswordResetLetterWriter>().Write(reset),
            portal.Get<AddressRemovedLetterWriter>().Write(removed),
            portal.Get<AddressConfirmationLetterWriter>().Write(confirm),
            portal.Get<PasswordChangedLetterWriter>().Write(changed),
            portal.Get<AddressesChangedLetterWriter>().Write(addresses),
            portal.Get<NewAccountLetterWriter>().Write(fresh),
            portal.Get<ReminderLetterWriter>().Write(reminder),
        })
        {
            Assert.Equal(asked, letter.Text.Contains("nswer", StringComparison.Ordinal));
            Assert.Contains("Not you?", letter.Text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> RawAsync(TextPart part)
    {
        using var decoded = new MemoryStream();
        await part.Content!.DecodeToAsync(decoded);
        return System.Text.Encoding.UTF8.GetString(decoded.ToArray());
    }

    private static Letter Write(TestPortal portal, string which) => which switch
    {
        "new account" => portal.Get<NewAccountLetterWriter>()
            .Write(Some.NewAccount(note: "See you.\n\nBring a whistle.", games: Some.Games)),
        "first reminder" => portal.Get<ReminderLetterWriter>().Write(Some.Reminder()),
        "reminder of a game" => portal.Get<ReminderLetterWriter>().Write(Some.Reminder(ReminderText.Middle, games: Some.Games)),
        "last reminder" => portal.Get<ReminderLetterWriter>().Write(Some.Reminder(ReminderText.Last, by: null)),
        "digest" => portal.Get<DigestLetterWriter>().Write(Some.Digest()),
        "digest without games" => portal.Get<DigestLetterWriter>().Write(Some.Digest() with { NeedsYou = 0, Games = [] }),
        "reset" => portal.Get<PasswordResetLetterWriter>().Write(Some.Reset()),
        "reset by an assignor" => portal.Get<PasswordResetLetterWriter>().Write(Some.Reset(by: "Marcy Dolan")),
        "address removed" => portal.Get<AddressRemovedLetterWriter>().Write(Some.AddressRemoved()),
        "address removed by an assignor" => portal.Get<AddressRemovedLetterWriter>().Write(Some.AddressRemoved(by: "Marcy Dolan")),
        "confirm an address" => portal.Get<AddressConfirmationLetterWriter>().Write(Some.ConfirmAddress()),
        "addresses changed" => portal.Get<AddressesChangedLetterWriter>().Write(Some.AddressesChanged()),
        "addresses changed by an assignor" => portal.Get<AddressesChangedLetterWriter>().Write(Some.AddressesChanged(by: "Marcy Dolan")),
        _ => portal.Get<PasswordChangedLetterWriter>().Write(Some.Changed()),
    };

    // The text part has "Marcy Dolan writes:" where the HTML part has a vertical line.
    private static IEnumerable<string> Words(string text) =>
        Space().Split(text).Select(word => word.TrimEnd(':')).Where(word => word.Length > 0);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
