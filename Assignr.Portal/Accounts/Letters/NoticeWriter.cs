using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>Writes a notice: what happened, when, and to whose account. No link acts: nobody learns here to press one in
/// such a letter.</summary>
/// <param name="texts">The letter's own, with <c>When</c> and <c>Account</c> beside those of all letters.</param>
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

    /// <summary>What it was in detail, a line each.</summary>
    protected virtual IEnumerable<Phrase> What(NoticeFacts facts) => [];
}
