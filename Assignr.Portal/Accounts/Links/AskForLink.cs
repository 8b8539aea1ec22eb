using Assignr.Portal.Access;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts.Links;

/// <summary>Asks for a link at the sign-in page, by an address. The answer is the same whether or not the address is
/// known.</summary>
[Allow(Who.Anyone)]
public sealed class AskForLink(PasswordRequests requests, IStringLocalizer<AccountTexts> texts)
{
    /// <param name="caller">Anybody.</param>
    /// <param name="address">As it was typed.</param>
    /// <param name="askedAbout">The address in the form when it was sent before: an address that looks mistyped is questioned only
    /// once.</param>
    /// <returns>A sentence where it is not an address or looks mistyped; null where the request was accepted.</returns>
    public Task<string?> RunAsync(Caller caller, string? address, string? askedAbout = null)
    {
        caller.Demand(this);
        return Task.FromResult(TakeDown(caller, address, askedAbout));
    }

    private string? TakeDown(Caller caller, string? address, string? askedAbout)
    {
        if (EmailAddress.Parse(address, out var problem) is not { } parsed)
            return texts[problem!];
        if (address != askedAbout && AddressTypos.Suspect(parsed) is { } meant)
            return texts["Address.Meant", meant];
        requests.Add(new PasswordRequest(parsed.Key, null, caller.IpAddress));
        return null;
    }
}
