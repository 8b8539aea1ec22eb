using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters.PasswordReset;

/// <summary>Writes the email with the link to the page where a new password is chosen.</summary>
public sealed class PasswordResetLetterWriter(LetterTexts shared, IStringLocalizer<PasswordResetLetter> texts)
    : LetterWriter<PasswordResetFacts>(shared, texts)
{
    protected override string Preview(PasswordResetFacts facts) => AtTime("Until", facts.WorksUntil, facts.Site);

    protected override IEnumerable<LetterBlock> Blocks(PasswordResetFacts facts, string first, string site) =>
    [
        new Lead(facts.AskedByName is { } name
            ? Phrase.Of(Texts["Asked"], Run.Plain(first), Run.Plain(site), Run.Plain(Untrusted.Name(name)))
            : Phrase.Of(Texts["AskedByReader"], Run.Plain(first), Run.Plain(site))),
        new Button(Texts["Button"], facts.Link),
        new Details(
            Time("Until", facts.WorksUntil, facts.Site),
            Phrase.Of(Texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true)),
            Shared.Code(facts.Code)),
        Shared.LinkInFull(facts.Link),
        NotYou(facts, facts.AskedByName),
    ];
}

/// <summary>The name of PasswordResetLetter.resx.</summary>
public sealed class PasswordResetLetter;
