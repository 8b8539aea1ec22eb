namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>The address that <see cref="FixAddressDialog"/> corrects.</summary>
/// <param name="Address">The refused address; null: the person has none.</param>
/// <param name="Because">The mail server's words.</param>
public sealed record WrongAddress(Guid PersonId, string Name, string? Address, string? Because);
