using Assignr.Portal.Letters;
using Assignr.Portal.People.Editing;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters.AddressesChanged;

/// <summary>Tells an old address that other addresses were added or removed, whoever did it.</summary>
public sealed class AddressesChangedLetterWriter(LetterTexts shared, IStringLocalizer<AddressesChangedLetter> texts)
    : NoticeWriter(shared, texts)
{
    protected override Phrase Lead(NoticeFacts facts, Run first, Run site) => facts.ChangedByName is { } name
        ? Phrase.Of(Texts["LeadBy"], first, site, Run.Plain(Untrusted.Name(name)))
        : Phrase.Of(Texts["Lead"], first, site);

    protected override IEnumerable<Phrase> What(NoticeFacts facts)
    {
        var change = AddressChange.Read(facts.About);
        return
        [
            .. change.Asked.Select(address => Phrase.Of(Texts["Asked"], Run.ToCopy(address))),
            .. change.Added.Select(address => Phrase.Of(Texts["Added"], Run.ToCopy(address))),
            .. change.Removed.Select(address => Phrase.Of(Texts["Removed"], Run.ToCopy(address))),
        ];
    }
}

/// <summary>The name of AddressesChangedLetter.resx.</summary>
public sealed class AddressesChangedLetter;
