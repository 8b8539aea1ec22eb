using Assignr.Portal.Outcomes;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Passwords;

public enum PasswordOutcome
{
    Done,

    /// <summary>Not accepted; the link still works.</summary>
    Refused,

    /// <summary>The link does not work, or not any more: what has become of it is said by its page.</summary>
    DeadLink,

    Busy,
}

/// <summary>What comes of every form with a new password.</summary>
/// <param name="Account">Who is to be signed in now: after a first activation only.</param>
public sealed record PasswordResult(PasswordOutcome Outcome, Account? Account = null) : Result
{
    /// <summary>Whose password was set by a link; null otherwise.</summary>
    public Guid? PersonId { get; init; }

    internal static PasswordResult Refused(params IReadOnlyList<Problem> problems) =>
        new(PasswordOutcome.Refused) { Problems = problems };

    internal static PasswordResult DeadLink(IStringLocalizer<AccountTexts> texts) =>
        new(PasswordOutcome.DeadLink) { Problems = [new Problem(texts["Link.Unknown"])] };

    internal static PasswordResult Busy(IStringLocalizer<AccountTexts> texts) =>
        new(PasswordOutcome.Busy) { Problems = [new Problem(texts["Busy"])] };
}
