using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Writes the email with the link to the page where a new password is chosen.</summary>
public sealed class PasswordResetLetterWriter(LetterTexts shared, IStringLocalizer<PasswordResetLetter> texts)
{
    public Letter Write(PasswordResetFacts facts) => Content(facts).Write(facts.FullName, facts.ReplyTo);

    private LetterContent Content(PasswordResetFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        var (until, zone) = (shared.Moment(facts.WorksUntil, facts.Site), shared.Zone(facts.Site));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts["Preview", until, zone],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(facts.AskedByName is { } name
                    ? Phrase.Of(texts["Asked"], Run.Plain(first), Run.Plain(site), Run.Plain(Untrusted.Name(name)))
                    : Phrase.Of(texts["AskedByReader"], Run.Plain(first), Run.Plain(site))),
                new Button(texts["Button"], facts.Link),
                new Details(
                    Phrase.Of(texts["Until"], Run.Strong(until), Run.Plain(zone)),
                    Phrase.Of(texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true))),
                shared.LinkInFull(facts.Link),
                LetterTexts.NotYou(texts, facts.Site, facts.AskedByName, facts.ReplyTo),
            ],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }
}

/// <summary>What a reset email is written from, gathered at hand-over.</summary>
public sealed record PasswordResetFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    public required string Address { get; init; }

    public required string UserName { get; init; }

    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>The assignor who sent it; null where it was asked for on the sign-in page.</summary>
    public string? AskedByName { get; init; }

    /// <summary>Where answers go; the site's reply-to where null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(PasswordResetFacts);
}

/// <summary>Names PasswordResetLetter.resx.</summary>
public sealed class PasswordResetLetter;
