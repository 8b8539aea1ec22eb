namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>The address that <see cref="FixAddressDialog"/> corrects.</summary>
/// <param name="Address">The wrong address; null: the person has none.</param>
/// <param name="Because">The mail server's words.</param>
/// <param name="IsNotTheirs">No server refused it: its reader said that it is not this person's.</param>
public sealed record WrongAddress(Guid PersonId, string Name, string? Address, string? Because, bool IsNotTheirs = false);
