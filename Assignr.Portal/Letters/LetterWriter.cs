using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Letters;

/// <summary>Writes the letters of one kind: this class has what all letters share, the kind's own class has the rest.</summary>
/// <param name="texts">
/// The letter's own texts, with <c>Subject</c> and <c>Title</c> ({0} is the first name, {1} the site) and, where it ends with
/// <see cref="NotYou"/>, <c>NotYou</c>, which names who gets an answer, and <c>NotYou.NoAnswer</c>.
/// </param>
public abstract class LetterWriter<TFacts>(LetterTexts shared, IStringLocalizer texts)
    where TFacts : LetterFacts
{
    protected LetterTexts Shared => shared;

    protected IStringLocalizer Texts => texts;

    public Letter Write(TFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = Subject(facts),
            Preview = Preview(facts),
            Title = Head("Title", facts, first, site),
            Blocks = [.. Blocks(facts, first, site)],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        }.Write(facts.FullName, facts.ReplyTo);
    }

    protected virtual string Subject(TFacts facts) =>
        Head("Subject", facts, Untrusted.Name(facts.FirstName, 40), Untrusted.Name(facts.Site.Name));

    /// <summary>The subject or the title; a letter that says several things has several of each.</summary>
    protected virtual string Head(string text, TFacts facts, string first, string site) => texts[text, first, site];

    protected abstract string Preview(TFacts facts);

    /// <param name="first">The first name, made safe for a letter.</param>
    /// <param name="site">The site's name, made safe for a letter.</param>
    protected abstract IEnumerable<LetterBlock> Blocks(TFacts facts, string first, string site);

    /// <summary>A text with a time and its time zone.</summary>
    protected string AtTime(string text, DateTimeOffset time, Site site) => texts[text, shared.Moment(time, site), shared.Zone(site)];

    /// <summary>The same for a block, with the time in bold.</summary>
    protected Phrase Time(string text, DateTimeOffset time, Site site) =>
        Phrase.Of(texts[text], Run.Strong(shared.Moment(time, site)), Run.Plain(shared.Zone(site)));

    /// <summary>The last words of a letter.</summary>
    protected SmallPrint NotYou(TFacts facts, string? askedByName = null) =>
        LetterTexts.NotYou(texts, facts.Site, askedByName, facts.ReplyTo);
}
