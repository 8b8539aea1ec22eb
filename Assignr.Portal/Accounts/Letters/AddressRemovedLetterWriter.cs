using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Tells an address that it was taken out of somebody's profile. No link acts.</summary>
public sealed class AddressRemovedLetterWriter(LetterTexts shared, IStringLocalizer<AddressRemovedLetter> texts)
{
    public Letter Write(AddressRemovedFacts facts) => Content(facts).Write(facts.FullName, replyTo: null);

    private LetterContent Content(AddressRemovedFacts facts)
    {
        var (first, site) = (Untrusted.Name(facts.FirstName), Untrusted.Name(facts.Site.Name));
        var (moment, zone) = (shared.Moment(facts.ChangedAt, facts.Site), shared.Zone(facts.Site));
        var address = Run.ToCopy(facts.Address);
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = site,
            Subject = texts["Subject", Untrusted.Name(facts.FirstName, 40), site],
            Preview = texts["When", moment, zone],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(facts.RemovedByName is { } name
                    ? Phrase.Of(texts["LeadBy"], Run.Plain(first), address, Run.Plain(site), Run.Plain(Untrusted.Name(name)))
                    : Phrase.Of(texts["Lead"], Run.Plain(first), address, Run.Plain(site))),
                new Details(
                    Phrase.Of(texts["When"], Run.Strong(moment), Run.Plain(zone)),
                    Phrase.Of(texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true))),
                LetterTexts.NotYou(texts, facts.Site),
            ],
            SentTo = shared.SentTo(facts.Site, facts.Address),
        };
    }
}

/// <summary>What the notice is written from, gathered at hand-over.</summary>
public sealed record AddressRemovedFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    /// <summary>The address that was taken out: the letter goes there.</summary>
    public required string Address { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The assignor who took it out; null where the person did.</summary>
    public string? RemovedByName { get; init; }
}

/// <summary>Names AddressRemovedLetter.resx.</summary>
public sealed class AddressRemovedLetter;
