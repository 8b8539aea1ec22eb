using Microsoft.AspNetCore.Authorization;

namespace Assignr.Portal.Access;

/// <summary>
/// Declares who may open a page: <c>@attribute [PageFor(Who.Readers)]</c>. It is checked in the database, on the request and again in the
/// circuit. The page's use cases check their own rules all the same.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageForAttribute(Who who) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Who Who { get; } = who;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new WhoRequirement(Who)];
}

internal sealed record WhoRequirement(Who Who) : IAuthorizationRequirement;

internal sealed class WhoHandler(CurrentCaller current) : AuthorizationHandler<WhoRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WhoRequirement requirement)
    {
        var caller = await current.FromAsync(context.User, ipAddress: null);
        if (caller.Is(requirement.Who))
            context.Succeed(requirement);
    }
}
