using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using MimeKit;
using MimeKit.Text;

namespace Assignr.Portal.Bounces;

/// <summary>
/// A report in a mail server's own words, as qmail, old Exim, Sendmail and Yahoo write them: a permanent answer (RFC 5321 4.2.1, RFC 3463)
/// in the text, or a header that names who failed, says that the letter failed.
/// </summary>
/// <param name="Told">What it says; null where nothing in it is clear.</param>
/// <param name="IsLate">The server goes on trying.</param>
internal sealed partial record ReportProse(Told? Told, bool IsLate)
{
    private const int MostLines = 400;

    private const int FewestLetters = 8;

    public static ReportProse Of(MimeMessage mail, IEnumerable<TextPart> parts)
    {
        var lines = Lines(parts);
        var failed = (mail.Headers["X-Failed-Recipients"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (failed.Length == 0 && lines.Exists(line => GoesOn().IsMatch(line)) && !lines.Exists(line => Final().IsMatch(line)))
            return new ReportProse(null, IsLate: true);
        var answer = lines.Find(line => Permanent().IsMatch(line));
        var words = answer is not null ? FromItsCode(answer)
            : failed.Length > 0 || lines.Exists(line => Final().IsMatch(line)) ? Behind(lines) ?? "no reason was given"
            : null;
        return new ReportProse(words is null ? null : new Told(failed, Failed: true, $"It came back: {words}"), IsLate: false);
    }

    // Before the code stands who said it; where it stands last, the reason is before it.
    private static string FromItsCode(string line)
    {
        var words = line[Permanent().Match(line).Index..].TrimStart(':', '(', '[', '<', '>', '"', '\'', '=', ',', '#', ' ');
        return words.Count(char.IsLetter) > FewestLetters ? words : line;
    }

    // What is said of an address stands in the line below it, or behind it.
    private static string? Behind(List<string> lines)
    {
        var at = lines.FindIndex(line => AddressAlone().IsMatch(line));
        return at >= 0 && at + 1 < lines.Count ? lines[at + 1] : null;
    }

    private static List<string> Lines(IEnumerable<TextPart> parts) =>
    [
        .. parts.SelectMany(part => (part.IsHtml ? Words(part.Text) : part.Text).ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !Copy().IsMatch(line)))
            .Take(MostLines).Select(Text.OneLine).Where(line => line.Length > 0),
    ];

    private static string Words(string html)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader);
        var words = new System.Text.StringBuilder();
        while (tokens.ReadNextToken(out var token))
            words.Append(token switch
            {
                HtmlDataToken data when token.Kind is HtmlTokenKind.Data => WebUtility.HtmlDecode(data.Data),
                HtmlTagToken => "\n",
                _ => "",
            });
        return words.ToString();
    }

    // A code of three digits counts where an answer stands: at the start of a line, behind a colon or a bracket, or with its enhanced code.
    // Not what looks like one: a telephone number, a date, a part of a network address.
    [GeneratedRegex(@"(?<![0-9.])5[0-57][0-9][ \-:]+#?5\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.]*[0-9])|(?:^|[:(\[<>""'=,]|\b(?:said|with|error|code|reply|response))\s*5[0-57][0-9](?:[ \-:]\s*(?=[^0-9\s])|$)|(?:^|[#(\[<>\s])5\.[0-7]\.[0-9]{1,3}(?![0-9.]*[0-9])")]
    private static partial Regex Permanent();

    [GeneratedRegex(@"permanent(ly)?[ -]([a-z-]+ )?(error|fail)|\bgiv(en|ing) up\b|could not be delivered after|is undeliverable|has expired", RegexOptions.IgnoreCase)]
    private static partial Regex Final();

    [GeneratedRegex(@"will (be retried|keep trying|continue to (be )?(try|retr)|retry)|attempts will continue|(still|keeps?) (being )?(trying|retrying)|no action is required|warning message only|(do|need) not (need to )?resend|has been delayed|is delayed|transient non-fatal", RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"^\W*\S+@\S+\W*$")]
    private static partial Regex AddressAlone();

    [GeneratedRegex(@"^\s*[-=_]{2,}.*\b(copy|original|below|returned|unsent)\b|^(Received|Return-Path): ", RegexOptions.IgnoreCase)]
    private static partial Regex Copy();
}
