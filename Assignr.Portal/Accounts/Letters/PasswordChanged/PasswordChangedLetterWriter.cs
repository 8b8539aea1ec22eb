using Assignr.Portal.Letters;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Letters.PasswordChanged;

/// <summary>Tells a person that their password was changed.</summary>
public sealed class PasswordChangedLetterWriter(LetterTexts shared, IStringLocalizer<PasswordChangedLetter> texts)
    : NoticeWriter(shared, texts)
{
    protected override Phrase Lead(NoticeFacts facts, Run first, Run site) => Phrase.Of(Texts["Lead"], first, site);
}

/// <summary>The name of PasswordChangedLetter.resx.</summary>
public sealed class PasswordChangedLetter;
