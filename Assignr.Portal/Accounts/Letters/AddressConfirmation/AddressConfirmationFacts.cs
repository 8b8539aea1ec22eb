namespace Assignr.Portal.Accounts.Letters.AddressConfirmation;

/// <summary>Its address is the one to be confirmed.</summary>
public sealed record AddressConfirmationFacts : LinkFacts;
