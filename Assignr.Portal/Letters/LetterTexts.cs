using System.Globalization;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Letters;

/// <summary>The words and formats that all letters share, from LetterTexts.resx; another language is another file.</summary>
public sealed class LetterTexts(IStringLocalizer<LetterTexts> texts)
{
    private static readonly string[] NoReply = ["noreply", "donotreply"];

    /// <summary>From the resource file that was found, so that days and months are in the language of the sentences.</summary>
    public string Language => texts["Language"];

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    /// <summary>"Monday 7 December 2026, 09:41", in the site's time zone.</summary>
    public string Moment(DateTimeOffset time, Site site) =>
        Write(time, site, texts["MomentFormat", site.Style.LongDateWithYear, site.Style.Time]);

    /// <summary>"Monday 7 December".</summary>
    public string Day(DateTimeOffset time, Site site) => Write(time, site, texts["DayFormat", site.Style.LongDate]);

    /// <summary>"Sun 29 Nov, 13:00".</summary>
    public string Start(DateTimeOffset time, Site site) => Write(time, site, texts["StartFormat", site.Style.Date, site.Style.Time]);

    /// <summary>"Sun 29 Nov, time to be set".</summary>
    public string DayOfStart(DateTimeOffset time, Site site) => Write(time, site, texts["StartWithoutTimeFormat", site.Style.Date]);

    /// <summary>"Eastern time" where there is such a usual name, otherwise "Bogota time".</summary>
    public string Zone(Site site)
    {
        var known = texts["Zone " + site.TimeZoneId];
        var city = site.TimeZoneId.Split('/')[^1].Replace('_', ' ');
        return known.ResourceNotFound ? texts["ZoneOfCity", city] : known;
    }

    private string Write(DateTimeOffset time, Site site, string format) => site.Local(time).ToString(format, Culture);

    public LinkInFull LinkInFull(string link) => new(texts["LinkInFull"], link);

    public Phrase Code(LetterCode code) =>
        Phrase.Of(texts["Code"], Run.ToCopy(code.TypedAt), Run.ToCopy(code.Code, strong: true));

    public Phrase SentTo(Site site, string address) =>
        Phrase.Of(texts["SentTo"], Run.Plain(Untrusted.Name(site.Name)), Run.ToCopy(address));

    /// <summary>The last words of a letter. They invite an answer only where somebody would get it.</summary>
    /// <param name="texts">The letter's own texts, with <c>NotYou</c>, which names who gets an answer, and <c>NotYou.NoAnswer</c>.</param>
    public static SmallPrint NotYou(IStringLocalizer texts, Site site, string? askedByName = null, string? replyTo = null) =>
        new(AnswersArrive(site, replyTo)
            ? Phrase.Of(texts["NotYou"], Run.Plain(Answers(site, askedByName, replyTo)))
            : Phrase.Of(texts["NotYou.NoAnswer"]));

    // Without a reply-to an answer goes to the sender. Whether anybody reads Mail:From is unknown.
    private static bool AnswersArrive(Site site, string? replyTo) =>
        (replyTo ?? site.ReplyTo) is { Length: > 0 }
        || (site.SenderAddress is { Length: > 0 } sender
            && !NoReply.Contains(sender.Split('@')[0].Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase));

    /// <summary>Who gets an answer to the letter: the person who asked for it where answers go to them, otherwise the site.</summary>
    private static string Answers(Site site, string? askedByName, string? replyTo) =>
        Untrusted.Name(askedByName is not null && replyTo is not null && replyTo != site.ReplyTo ? askedByName : site.Name);
}
