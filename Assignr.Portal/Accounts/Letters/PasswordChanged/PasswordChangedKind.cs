namespace Assignr.Portal.Accounts.Letters.PasswordChanged;

internal sealed class PasswordChangedKind(PasswordChangedLetterWriter writer) : NoticeKind(writer)
{
    public override string Name => PasswordMail.ChangedKind;

    public override string Called => "Notice of a changed password";
}
