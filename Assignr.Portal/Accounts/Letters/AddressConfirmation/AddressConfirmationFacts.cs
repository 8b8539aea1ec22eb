namespace Assignr.Portal.Accounts.Letters.AddressConfirmation;

/// <summary>Its address is the one to confirm.</summary>
public sealed record AddressConfirmationFacts : LinkFacts;
