namespace Assignr.Portal.Accounts;

/// <summary>The name of the account pages' texts: AccountTexts.resx, in English; another language is another file.</summary>
public sealed class AccountTexts;
