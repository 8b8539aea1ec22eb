using System.Globalization;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Assignr.Portal.Accounts;

/// <summary>When a session is over: with its stamp, with its person's last permission, and after a while in any case.</summary>
internal static class Sessions
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan AtMost = TimeSpan.FromDays(7);

    /// <summary>On every request, not every half hour as Identity does it: a deactivated person is out with the next click.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal is { } user && await IsGoodAsync(services, user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public static async Task<bool> IsGoodAsync(IServiceProvider services, ClaimsPrincipal user, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return long.TryParse(user.FindFirstValue(AccountClaims.Since), CultureInfo.InvariantCulture, out var since)
            && now - DateTimeOffset.FromUnixTimeSeconds(since) <= AtMost
            && (await services.GetRequiredService<CurrentCaller>().FromAsync(user, null, cancel)).PersonId is not null;
    }
}

/// <summary>Looks after the user of an open circuit: at once when told, and every few seconds where the news came from another process.</summary>
internal sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory scopes;
    private readonly LiveSessions sessions;

    public CircuitSession(ILoggerFactory logs, IServiceScopeFactory scopes, LiveSessions sessions) : base(logs)
    {
        this.scopes = scopes;
        this.sessions = sessions;
        sessions.Ended += End;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Sessions.IsGoodAsync(scope.ServiceProvider, authenticationState.User, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        sessions.Ended -= End;
        base.Dispose(disposing);
    }

    private void End(Guid personId) => _ = EndAsync(personId);

    private async Task EndAsync(Guid personId)
    {
        var state = await GetAuthenticationStateAsync();
        if (state.User.FindFirstValue(CurrentCaller.PersonClaim) == personId.ToString() && !await ValidateAuthenticationStateAsync(state, CancellationToken.None))
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
