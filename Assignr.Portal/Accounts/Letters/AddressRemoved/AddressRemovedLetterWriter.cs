using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters.AddressRemoved;

/// <summary>Tells an address that it was removed from a person's profile.</summary>
public sealed class AddressRemovedLetterWriter(LetterTexts shared, IStringLocalizer<AddressRemovedLetter> texts)
    : NoticeWriter(shared, texts)
{
    protected override Phrase Lead(NoticeFacts facts, Run first, Run site) => facts.ChangedByName is { } name
        ? Phrase.Of(Texts["LeadBy"], first, Run.ToCopy(facts.Address), site, Run.Plain(Untrusted.Name(name)))
        : Phrase.Of(Texts["Lead"], first, Run.ToCopy(facts.Address), site);
}

/// <summary>The name of AddressRemovedLetter.resx.</summary>
public sealed class AddressRemovedLetter;
