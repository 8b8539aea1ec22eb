using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>Tells an old address that others came or went. No link acts.</summary>
public sealed class AddressesChangedLetterWriter(LetterTexts shared, IStringLocalizer<AddressesChangedLetter> texts)
{
    public Letter Write(AddressesChangedFacts facts) => Content(facts).Write(facts.FullName, replyTo: null);

    private LetterContent Content(AddressesChangedFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        var (moment, zone) = (shared.Moment(facts.ChangedAt, facts.Site), shared.Zone(facts.Site));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts["When", moment, zone],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(facts.ChangedByName is { } name
                    ? Phrase.Of(texts["LeadBy"], Run.Plain(first), Run.Plain(site), Run.Plain(Untrusted.Name(name)))
                    : Phrase.Of(texts["Lead"], Run.Plain(first), Run.Plain(site))),
                new Details(
                [
                    .. facts.Change.Asked.Select(address => Phrase.Of(texts["Asked"], Run.ToCopy(address))),
                    .. facts.Change.Added.Select(address => Phrase.Of(texts["Added"], Run.ToCopy(address))),
                    .. facts.Change.Removed.Select(address => Phrase.Of(texts["Removed"], Run.ToCopy(address))),
                    Phrase.Of(texts["When"], Run.Strong(moment), Run.Plain(zone)),
                    Phrase.Of(texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true)),
                ]),
                LetterTexts.NotYou(texts, facts.Site),
            ],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }
}

/// <summary>What the notice is written from, gathered at hand-over.</summary>
public sealed record AddressesChangedFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    /// <summary>One that stays: the letter goes there.</summary>
    public required string Address { get; init; }

    public required string UserName { get; init; }

    public required AddressChange Change { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The assignor who changed them; null where the person did.</summary>
    public string? ChangedByName { get; init; }
}

/// <summary>Names AddressesChangedLetter.resx.</summary>
public sealed class AddressesChangedLetter;
