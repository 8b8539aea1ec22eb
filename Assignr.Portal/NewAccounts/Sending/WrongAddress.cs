namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>What <see cref="FixAddressDialog"/> mends.</summary>
/// <param name="Address">The one that was refused; null: the person has none.</param>
/// <param name="Because">The mail server's words.</param>
public sealed record WrongAddress(Guid PersonId, string Name, string? Address, string? Because);
