namespace Assignr.Portal.Accounts;

/// <summary>Names the resource of all texts of the account pages: AccountTexts.resx, English; another language is another file.</summary>
public sealed class AccountTexts;
