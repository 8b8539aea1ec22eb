using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Settings.Page.Letters.TestEmail;

/// <summary>Writes the letter with which an assignor tests whether mail goes.</summary>
public sealed class TestEmailLetterWriter(LetterTexts shared, IStringLocalizer<TestEmailLetter> texts)
    : LetterWriter<TestEmailFacts>(shared, texts)
{
    protected override string Preview(TestEmailFacts facts) => Texts["Preview", Untrusted.Name(facts.Site.Name)];

    protected override IEnumerable<LetterBlock> Blocks(TestEmailFacts facts, string first, string site) =>
    [
        new Lead(Phrase.Of(Texts["Lead"], Run.Plain(first), Run.Plain(site))),
        new Details(Time("When", facts.SentAt, facts.Site)),
        new SmallPrint(Phrase.Of(Texts["Spam"])),
    ];
}

/// <summary>The name of TestEmailLetter.resx.</summary>
public sealed class TestEmailLetter;
