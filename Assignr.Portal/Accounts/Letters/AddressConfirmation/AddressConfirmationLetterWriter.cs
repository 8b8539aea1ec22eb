using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters.AddressConfirmation;

/// <summary>
/// Writes the email with the link that confirms an address. It may reach a stranger, so it says who asked, but not their user name.
/// </summary>
public sealed class AddressConfirmationLetterWriter(LetterTexts shared, IStringLocalizer<AddressConfirmationLetter> texts)
    : LetterWriter<AddressConfirmationFacts>(shared, texts)
{
    protected override string Preview(AddressConfirmationFacts facts) => AtTime("Until", facts.WorksUntil, facts.Site);

    protected override IEnumerable<LetterBlock> Blocks(AddressConfirmationFacts facts, string first, string site) =>
    [
        new Lead(Phrase.Of(Texts["Lead"], Run.Plain(Untrusted.Name(facts.FullName)), Run.Plain(site), Run.ToCopy(facts.Address))),
        new Button(Texts["Button"], facts.Link),
        new Details(Time("Until", facts.WorksUntil, facts.Site), Phrase.Of(Texts["After"])),
        Shared.LinkInFull(facts.Link),
        NotYou(facts),
    ];
}

/// <summary>The name of AddressConfirmationLetter.resx.</summary>
public sealed class AddressConfirmationLetter;
