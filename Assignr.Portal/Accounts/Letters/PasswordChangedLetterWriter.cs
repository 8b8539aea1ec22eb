using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Tells somebody that their password was changed. No link acts: nobody learns here to press one in such a letter.</summary>
public sealed class PasswordChangedLetterWriter(LetterTexts shared, IStringLocalizer<PasswordChangedLetter> texts)
{
    public Letter Write(PasswordChangedFacts facts) => Content(facts).Write(facts.FullName, facts.ReplyTo);

    private LetterContent Content(PasswordChangedFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        var (moment, zone) = (shared.Moment(facts.ChangedAt, facts.Site), shared.Zone(facts.Site));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts["Preview", moment, zone],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(Phrase.Of(texts["Lead"], Run.Plain(first), Run.Plain(site))),
                new Details(
                    Phrase.Of(texts["When"], Run.Strong(moment), Run.Plain(zone)),
                    Phrase.Of(texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true))),
                LetterTexts.NotYou(texts, facts.Site, replyTo: facts.ReplyTo),
            ],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }
}

/// <summary>What the notice of a changed password is written from, gathered at hand-over.</summary>
public sealed record PasswordChangedFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    public required string Address { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Where answers go; the site's reply-to where null.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>Names PasswordChangedLetter.resx.</summary>
public sealed class PasswordChangedLetter;
