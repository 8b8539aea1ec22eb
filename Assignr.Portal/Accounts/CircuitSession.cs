using System.Data.Common;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Assignr.Portal.Accounts;

/// <summary>Looks after the user of an open circuit: at once when told, and every few seconds where the news came from another process.</summary>
internal sealed partial class CircuitSession : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory scopes;
    private readonly LiveSessions sessions;
    private readonly ILogger log;

    public CircuitSession(ILoggerFactory logs, IServiceScopeFactory scopes, LiveSessions sessions) : base(logs)
    {
        log = logs.CreateLogger<CircuitSession>();
        this.scopes = scopes;
        this.sessions = sessions;
        sessions.Ended += End;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(4);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<CurrentCaller>().FromAsync(authenticationState.User, null, cancellationToken)).PersonId is not null;
        }
        catch (DbException broken)
        {
            // A database that does not answer says nothing about the session; nothing can be done in it meanwhile either.
            CannotTell(broken);
            return true;
        }
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a session still holds could not be looked up; it is looked up again in a few seconds.")]
    private partial void CannotTell(Exception broken);
}
