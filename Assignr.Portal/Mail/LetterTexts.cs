using System.Globalization;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Mail;

/// <summary>The words and formats that all letters share, from LetterTexts.resx: a language more is a file more.</summary>
public sealed class LetterTexts(IStringLocalizer<LetterTexts> texts)
{
    /// <summary>Taken from the file that was found, so that days and months never speak another language than the sentences.</summary>
    public string Language => texts["Language"];

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    /// <summary>"Monday 7 December 2026, 09:41", in the site's zone.</summary>
    public string Moment(DateTimeOffset time, Site site) => Write(time, site, texts["MomentFormat", site.Style.LongDateWithYear, site.Style.Time]);

    /// <summary>"Monday 7 December".</summary>
    public string Day(DateTimeOffset time, Site site) => Write(time, site, texts["DayFormat", site.Style.LongDate]);

    /// <summary>"Sun 29 Nov, 13:00".</summary>
    public string Start(DateTimeOffset time, Site site) => Write(time, site, texts["StartFormat", site.Style.Date, site.Style.Time]);

    /// <summary>"Eastern time" where people have such a name for it, otherwise "Bogota time".</summary>
    public string Zone(Site site)
    {
        var known = texts["Zone " + site.TimeZoneId];
        var city = site.TimeZoneId.Split('/')[^1].Replace('_', ' ');
        return known.ResourceNotFound ? texts["ZoneOfCity", city] : known;
    }

    private string Write(DateTimeOffset time, Site site, string format) => site.Local(time).ToString(format, Culture);

    public LinkInFull LinkInFull(string link) => new(texts["LinkInFull"], link);

    public Phrase SentTo(Site site, string address) => Phrase.Of(texts["SentTo"], Run.Plain(Untrusted.Name(site.Name)), Run.ToCopy(address));

    /// <summary>Whom an answer to the letter reaches: the one who asked for it where the answers go to them, otherwise the site.</summary>
    public static string Answers(Site site, string? askedByName, string? replyTo) =>
        Untrusted.Name(askedByName is not null && replyTo is not null && replyTo != site.ReplyTo ? askedByName : site.Name);
}
