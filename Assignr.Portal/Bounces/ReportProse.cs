using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using MimeKit;
using MimeKit.Text;

namespace Assignr.Portal.Bounces;

/// <summary>
/// A report in prose, as qmail, old Exim, Sendmail and Yahoo write it: the letter failed where the text has a permanent answer
/// (RFC 5321 4.2.1, RFC 3463), or a header names the failed recipient. Each line takes time in proportion to its length.
/// </summary>
/// <param name="Told">What it says; null where nothing in it is clear.</param>
/// <param name="IsExact">It has a permanent answer with both codes.</param>
/// <param name="IsLate">The server goes on trying.</param>
internal sealed partial record ReportProse(Told? Told, bool IsExact, bool IsLate)
{
    /// <summary>It names nobody and has only one code: "Away until 5 January. Code: 550 opens the door" may be a person's automatic
    /// answer.</summary>
    public bool MayBeAbsence { get; private init; }

    private const int MostLines = 400;

    /// <summary>In characters, twice the limit of RFC 5322 2.1.1; the rest of the line is not read.</summary>
    private const int LongestLine = 2_000;

    private const int FewestLetters = 8;

    public static ReportProse Of(MimeMessage mail, IEnumerable<TextPart> parts, CancellationToken cancel)
    {
        var lines = Lines(parts, cancel);
        var failed = (mail.Headers["X-Failed-Recipients"] ?? "").Split(',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var exact = lines.Find(line => Answer(BothCodes(), line) is not null);
        var answer = exact ?? lines.Find(IsPermanent);
        var isFinal = answer is not null || lines.Exists(line => Final().IsMatch(line));
        var goesOn = lines.Exists(line => GoesOn().IsMatch(line));
        // Not final: the server is still trying, or keeps the mail for a person to decide.
        if (goesOn || lines.Exists(line => Held().IsMatch(line)))
            return new ReportProse(null, exact is not null, IsLate: goesOn && !isFinal);
        var isLate = !isFinal && lines.Exists(line => Late().IsMatch(line));
        return new ReportProse(
            answer is not null ? Came(failed, FromItsCode(answer))
                : isFinal || (failed.Length > 0 && !isLate) ? Came(failed, Behind(lines) ?? "no reason was given")
                : null,
            exact is not null,
            isLate)
        {
            MayBeAbsence = answer is not null && exact is null && failed.Length == 0
                && !lines.Exists(line => line.Contains('@', StringComparison.Ordinal))
                && mail.Headers[HeaderId.AutoSubmitted]?.Contains("replied", StringComparison.OrdinalIgnoreCase) == true,
        };
    }

    /// <summary>Whether this line of a mail server says that it will not take the mail. What may happen later, after a temporary refusal,
    /// does not count.</summary>
    public static bool IsPermanent(string line) => Answer(Permanent(), line) is not null;

    private static Match? Answer(Regex codes, string line) =>
        codes.Match(line) is { Success: true } found && !Transient().IsMatch(line[..found.Index]) ? found : null;

    private static Told Came(string[] failed, string words) => new(failed, Failed: true, $"It came back: {words}");

    // The text before the code says who answered. Where the code ends the line, the reason stands before it.
    private static string FromItsCode(string line)
    {
        var words = line[Permanent().Match(line).Index..].TrimStart(':', '(', '[', '<', '>', '"', '\'', '=', ',', '#', ' ');
        return words.Count(char.IsLetter) > FewestLetters ? words : line;
    }

    // The reason for an address stands in the line below it, or behind it.
    private static string? Behind(List<string> lines)
    {
        var at = lines.FindIndex(IsAddressAlone);
        return at >= 0 && at + 1 < lines.Count ? lines[at + 1] : null;
    }

    private static bool IsAddressAlone(string line) =>
        line.Split(' ').Where(word => word.Any(char.IsLetterOrDigit)).ToList() is [var word]
            && word.IndexOf('@') > 0 && !word.EndsWith('@');

    private static List<string> Lines(IEnumerable<TextPart> parts, CancellationToken cancel) =>
        [.. parts.SelectMany(part => OfServer(Lines(part, cancel))).Take(MostLines)];

    // The server's own lines, up to the returned letter, which follows them or is a part of its own.
    private static List<string> OfServer(IEnumerable<string> lines)
    {
        var own = lines.Where(line => line.Length > 0).TakeWhile(line => !Copy().IsMatch(line)).Take(MostLines).ToList();
        return own is [var first, ..] && Header().IsMatch(first) ? [] : own;
    }

    private static IEnumerable<string> Lines(TextPart part, CancellationToken cancel)
    {
        var text = part.IsHtml ? Words(part.Text, cancel) : part.Text;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            cancel.ThrowIfCancellationRequested();
            yield return Text.OneLine(line[..Math.Min(line.Length, LongestLine)]);
        }
    }

    private static string Words(string html, CancellationToken cancel)
    {
        using var reader = new StringReader(html);
        var tokens = new HtmlTokenizer(reader);
        var words = new System.Text.StringBuilder();
        while (tokens.ReadNextToken(out var token))
        {
            cancel.ThrowIfCancellationRequested();
            words.Append(token switch
            {
                HtmlDataToken data when token.Kind is HtmlTokenKind.Data => WebUtility.HtmlDecode(data.Data),
                HtmlTagToken => "\n",
                _ => "",
            });
        }
        return words.ToString();
    }

    // A code of three digits counts only where an answer begins: at the start of a line, after a colon or a bracket, or with its enhanced
    // code. Otherwise it may be a part of a telephone number, a date, a size or a network address.
    [GeneratedRegex(@"(?<![0-9.])5[0-57][0-9][ \-:]+#?5\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.]*[0-9])|(?:^|[:(\[<>""'=,]|\b(?:said|with|error"
        + @"|code|reply|response))\s*5[0-57][0-9](?:[ \-:]\s*(?=[^0-9\s])(?!(?:seconds|minutes|hours|days|bytes|[kKMG]B)\b)|$)|(?:^"
        + @"|[#(\[<>\s])5\.[0-7]\.[0-9]{1,3}(?![0-9.]*[0-9])")]
    private static partial Regex Permanent();

    [GeneratedRegex(@"(?<![0-9.])5[0-57][0-9][ \-:]+#?5\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.]*[0-9])")]
    private static partial Regex BothCodes();

    [GeneratedRegex(@"(?<![0-9.])4[0-57][0-9][ \-:]+#?4\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.]*[0-9])")]
    private static partial Regex Transient();

    [GeneratedRegex(@"permanent(ly)?[ -]([a-z-]{1,20} )?(error|fail)|\bgiv(en|ing) up\b|could not be delivered after|is undeliverable"
        + @"|has expired", RegexOptions.IgnoreCase)]
    private static partial Regex Final();

    // "It will be tried again" in English, German, French, Spanish, Italian, Portuguese and Dutch.
    [GeneratedRegex(
        @"will (be retried|keep (on )?trying|continue to (be )?(try|retr)|retry)|attempts will continue"
        + @"|versuche? (wird|werden) (fortgesetzt|wiederholt)|wird weiter(hin)? versucht|(wird|werden) (erneut|weiterhin) versuch"
        + @"|ser(a|ont) (de nouveau |à nouveau )?(retentée?|réessayée?|renouvelée?)s?\b|continuer(a|ont) (à |d['’] ?)(essayer|tenter)"
        + @"|seguir(á|emos) intentando|volver(á|emos) a intentar|continuar(á|emos) intentando|continuerà a (provare|tentare)|continuar(á"
        + @"|emos) (a tentar|tentando)|blijven proberen",
        RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

    [GeneratedRegex(
        @"(still|keeps?) (being )?(trying|retrying)|no action is required|warning (message )?only|(do|need) not (need to )?resend"
            + @"|(has been|is) delayed|transient non-fatal"
        + @"|not yet (been )?delivered|temporary problem delivering|noch nicht zugestellt|zustellung verzögert|n['’]a pas encore (pu être"
        + @"|été) (remis|livré|distribué)|aún no se ha (podido )?entreg|se ha retrasado",
        RegexOptions.IgnoreCase)]
    private static partial Regex Late();

    // Kept for a person there, who may still release it.
    [GeneratedRegex(@"\b(is|was|been) (being )?held\b|\bquarantine|\bquarantäne|\ben quarantaine|\ben cuarentena", RegexOptions.IgnoreCase)]
    private static partial Regex Held();

    [GeneratedRegex(@"^[-=_]{2}.*\b(copy|original|below|returned|unsent)\b|^(Received|Return-Path): |^[^:<@]{0,60}\b(message|mail|copy"
        + @"|headers) follows?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^(Message-ID|From|Date|MIME-Version|DKIM-Signature): ", RegexOptions.IgnoreCase)]
    private static partial Regex Header();
}
