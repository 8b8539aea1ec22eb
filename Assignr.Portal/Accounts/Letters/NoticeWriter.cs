using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Writes a notice: what happened, when, and to which account. It has no link that acts, so that nobody gets used to following
/// links in such letters.</summary>
/// <param name="texts">The texts of this letter, with <c>When</c> and <c>Account</c> beside those that all letters share.</param>
public abstract class NoticeWriter(LetterTexts shared, IStringLocalizer texts) : LetterWriter<NoticeFacts>(shared, texts)
{
    protected sealed override string Preview(NoticeFacts facts) => AtTime("When", facts.ChangedAt, facts.Site);

    protected sealed override IEnumerable<LetterBlock> Blocks(NoticeFacts facts, string first, string site) =>
    [
        new Lead(Lead(facts, Run.Plain(first), Run.Plain(site))),
        new Details(
        [
            .. What(facts),
            Time("When", facts.ChangedAt, facts.Site),
            Phrase.Of(Texts["Account"], Run.Plain(Untrusted.Name(facts.FullName)), Run.ToCopy(facts.UserName, strong: true)),
        ]),
        NotYou(facts),
    ];

    /// <summary>The sentence that says what happened.</summary>
    protected abstract Phrase Lead(NoticeFacts facts, Run first, Run site);

    /// <summary>The details, one line each.</summary>
    protected virtual IEnumerable<Phrase> What(NoticeFacts facts) => [];
}
