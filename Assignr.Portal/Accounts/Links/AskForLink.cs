using Assignr.Portal.Access;
using Assignr.Portal.Outcomes;
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
    /// <param name="askedAbout">The address that stood in the form when it was sent before: one that looks mistyped is
    /// asked about once.</param>
    /// <returns>Refused where it is no address at all or looks mistyped; done where it was taken down, known or not.</returns>
    public Task<Done> RunAsync(Caller caller, string? address, string? askedAbout = null)
    {
        caller.Demand(this);
        return Task.FromResult(TakeDown(caller, address, askedAbout));
    }

    private Done TakeDown(Caller caller, string? address, string? askedAbout)
    {
        if (EmailAddress.Parse(address, out var problem) is not { } parsed)
            return new Problem("Address", texts[problem!]);
        if (address != askedAbout && AddressTypos.Suspect(parsed) is { } meant)
            return new Problem("Address", texts["Address.Meant", meant]);
        requests.Add(new PasswordRequest(parsed.Key, null, caller.IpAddress));
        return new Done();
    }
}
