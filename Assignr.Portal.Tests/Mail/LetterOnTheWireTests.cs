using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Assignr.Portal.Tests.Mail;

/// <summary>What a mail server receives from us, byte by byte (requirements.md 47, 52, 53, 56).</summary>
public sealed class LetterOnTheWireTests : IAsyncLifetime
{
    private const string Link = "https://portal.example.test/choose-password/Lv_gtPnErwUvbGHj9DkXpPmFotePDK_ema7RaWUuCLk";

    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync(mail => mail.FromName = "Sunday Officials");

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Carries_the_headers_that_a_letter_needs_and_one_recipient()
    {
        var message = await bench.QueueAsync();

        var mail = await SendAsync(new Letter
        {
            ToName = "Terrence Miles",
            Subject = "Your account",
            Html = "<p>Hi</p>",
            Text = "Hi",
            ReplyTo = "marcy@league.example.com"
        });

        var letter = mail.Parsed();
        Assert.Equal(("Sunday Officials", "assignors@league.example.com"), Only(letter.From));
        Assert.Equal("assignors@league.example.com", mail.From);
        Assert.Equal(("Terrence Miles", "terrence.miles@officials.example.com"), Only(letter.To));
        Assert.Equal("terrence.miles@officials.example.com", Assert.Single(mail.To));
        Assert.Equal("marcy@league.example.com", Only(letter.ReplyTo).Address);
        Assert.Equal(bench.Portal.Now, letter.Date);
        Assert.Equal($"{message.Id:N}@portal.example.test", letter.MessageId);
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);
        Assert.Empty(letter.Cc.Mailboxes.Concat(letter.Bcc.Mailboxes));
        Assert.Contains(bench.Receiver.Sessions[0].Commands, line => line == "EHLO portal.example.test");
    }

    [Fact]
    public async Task Comes_from_the_sites_own_sender_where_the_settings_name_one()
    {
        await bench.Portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).SendAs("KC Officials", "kc@league.example.com",
            "answers@league.example.com"));
        await bench.QueueAsync();

        var letter = (await SendAsync(new Letter { ToName = "x", Subject = "x", Html = "x", Text = "x" })).Parsed();

        Assert.Equal(("KC Officials", "kc@league.example.com"), Only(letter.From));
        Assert.Equal("answers@league.example.com", Only(letter.ReplyTo).Address);
    }

    [Fact]
    public async Task Names_and_subjects_with_line_breaks_add_no_header_and_no_recipient()
    {
        await bench.Portal.Database.WriteAsync(async db => (await db.Site.SingleAsync()).Describe("League\r\nBcc: c@example.com", "UTC"));
        await bench.QueueAsync();

        var mail = await SendAsync(new Letter
        {
            ToName = "Terrence\r\nBcc: b@example.com\0\u202e Miles",
            Subject = "Your account\r\nX-Evil: yes",
            Html = "x",
            Text = "x",
        });

        var letter = mail.Parsed();
        Assert.Equal("Terrence Bcc: b@example.com Miles", Only(letter.To).Name);
        Assert.Equal("Your account X-Evil: yes", letter.Subject);
        Assert.Single(mail.To);
        var heads = mail.Text[..mail.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.Single(heads, line => line.StartsWith("From:", StringComparison.Ordinal));
        Assert.Single(heads, line => line.StartsWith("To:", StringComparison.Ordinal));
        Assert.Single(heads, line => line.StartsWith("Subject:", StringComparison.Ordinal));
        Assert.DoesNotContain(heads, line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("X-Evil", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Keeps_lines_short_and_links_whole_whatever_the_text()
    {
        await bench.QueueAsync();
        var text = $"Zoë 🏈\n.\n..\nbare line feed\n{new string('x', 5000)}\n{Link}\n";

        var mail = await SendAsync(new Letter
        {
            ToName = "Zoë 🏈",
            Subject = "Zoë 🏈",
            Html = $"<p>{text}</p><a href=\"{Link}\">x</a>",
            Text = text
        });

        Assert.All(mail.Text.Split("\r\n"), line => Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal)
            && !line.Contains('\r', StringComparison.Ordinal)));
        var letter = mail.Parsed();
        Assert.Equal(text, letter.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains($"href=\"{Link}\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(("Zoë 🏈", "Zoë 🏈"), (letter.Subject, Only(letter.To).Name));
        var parts = Assert.IsType<MultipartAlternative>(letter.Body);
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.All(parts, part => Assert.Equal("utf-8", part.ContentType.Charset));
    }

    [Fact]
    public async Task Plain_English_is_sent_without_an_encoding()
    {
        await bench.QueueAsync();

        var mail = await SendAsync(new Letter
        {
            ToName = "x",
            Subject = "x",
            Html = $"<p>a=b\n<br>.</p><a href=\"{Link}\">x</a>\n",
            Text = $"a=b\n.\n{Link}\n"
        });

        Assert.All(mail.Parsed().BodyParts.OfType<TextPart>(),
            part => Assert.Equal(ContentEncoding.SevenBit, part.ContentTransferEncoding));
        Assert.Contains($"\r\n\r\n<p>a=b\r\n<br>.</p><a href=\"{Link}\">x</a>\r\n", mail.Text, StringComparison.Ordinal);
        Assert.Equal($"a=b\n.\n{Link}\n", mail.Parsed().TextBody!.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Zoë\n")]
    [InlineData("a trailing space \n")]
    [InlineData("a tab\tor a bell\a\n")]
    [InlineData("a null\0\n")]
    [InlineData("one\nFrom me\nto you\n")]
    [InlineData("From me\n")]
    [InlineData("no line break at the end of this =")]
    public async Task Whatever_a_mail_server_could_change_is_encoded_and_arrives_as_it_was(string text)
    {
        await bench.QueueAsync();
        var longLine = new string('x', 999) + " " + text;

        var mail = await SendAsync(new Letter { ToName = "x", Subject = "x", Html = longLine, Text = text });

        var letter = mail.Parsed();
        Assert.Equal(text.TrimEnd('\n'), letter.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal(longLine.TrimEnd('\n'), letter.HtmlBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        var body = mail.Text[mail.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
        Assert.All(body.Split("\r\n"), line => Assert.False(line.StartsWith("From ", StringComparison.Ordinal) || line.EndsWith(' ')
            || line.Length > 76, line));
    }

    [Theory]
    [InlineData("🏈", 3000)]
    [InlineData("я", 200)]
    [InlineData("Добро пожаловать в лигу. ", 40)]
    public async Task A_letter_without_a_word_of_English_arrives_whole(string word, int times)
    {
        await bench.QueueAsync();
        var text = string.Concat(Enumerable.Repeat(word, times)).Trim();

        var mail = await SendAsync(new Letter { ToName = "x", Subject = "x", Html = $"<p>{text}</p>", Text = text });

        Assert.Equal((text, $"<p>{text}</p>"), (mail.Parsed().TextBody, mail.Parsed().HtmlBody));
    }

    private async Task<ReceivedMail> SendAsync(Letter letter)
    {
        bench.Kind.Write = _ => letter;
        await bench.SendAsync();
        return Assert.Single(bench.Receiver.Mails);
    }

    private static (string? Name, string Address) Only(InternetAddressList list)
    {
        var mailbox = Assert.Single(list.Mailboxes);
        return (mailbox.Name, mailbox.Address);
    }
}
