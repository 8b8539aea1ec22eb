namespace Assignr.Portal.NewAccounts.Withdrawing;

/// <summary>Whose links are withdrawn: of the people who have never logged in one, those of a mailing, or all.</summary>
/// <param name="PersonId">All links of this person; null: not only of one.</param>
/// <param name="MailingId">The links of this mailing and of its reminders; null: of any.</param>
public sealed record WithdrawScope(Guid? PersonId = null, Guid? MailingId = null)
{
    public static WithdrawScope Everybody { get; } = new();

    public bool IsEverybody => PersonId is null && MailingId is null;
}
