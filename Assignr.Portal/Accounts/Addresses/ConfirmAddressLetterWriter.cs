using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// Writes the email with the link that confirms an address. It may reach a stranger: it says who asked, and not how they sign in.
/// </summary>
public sealed class ConfirmAddressLetterWriter(LetterTexts shared, IStringLocalizer<ConfirmAddressLetter> texts)
{
    public Letter Write(ConfirmAddressFacts facts) => Content(facts).Write(facts.FullName, replyTo: null);

    private LetterContent Content(ConfirmAddressFacts facts)
    {
        var (full, site) = (Untrusted.Name(facts.FullName), Untrusted.Name(facts.Site.Name));
        var (until, zone) = (shared.Moment(facts.WorksUntil, facts.Site), shared.Zone(facts.Site));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts["Until", until, zone],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(Phrase.Of(texts["Lead"], Run.Plain(full), Run.Plain(site), Run.ToCopy(facts.Address))),
                new Button(texts["Button"], facts.Link),
                new Details(
                    Phrase.Of(texts["Until"], Run.Strong(until), Run.Plain(zone)),
                    Phrase.Of(texts["After"])),
                shared.LinkInFull(facts.Link),
                LetterTexts.NotYou(texts, facts.Site),
            ],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }
}

/// <summary>What a confirmation email is written from, gathered at hand-over.</summary>
public sealed record ConfirmAddressFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    /// <summary>The address to be confirmed: the letter goes there.</summary>
    public required string Address { get; init; }

    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(ConfirmAddressFacts);
}

/// <summary>Names ConfirmAddressLetter.resx.</summary>
public sealed class ConfirmAddressLetter;
