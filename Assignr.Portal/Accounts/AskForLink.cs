using Assignr.Portal.Access;
using Assignr.Portal.People;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Accounts;

/// <summary>Somebody at the sign-in page asks for a link by typing an address. The answer is the same for everybody, known or not.</summary>
[Allow(Who.Anyone)]
public sealed class AskForLink(PasswordRequests requests, IStringLocalizer<AccountTexts> texts)
{
    /// <returns>A sentence where it is no address at all; null where it was taken down.</returns>
    public Task<string?> RunAsync(Caller caller, string? address)
    {
        caller.Demand(this);
        if (EmailAddress.Parse(address, out var problem) is { } parsed)
            requests.Add(new PasswordRequest(parsed.Key, null, caller.IpAddress));
        return Task.FromResult(problem is null ? null : texts[problem].Value);
    }
}
