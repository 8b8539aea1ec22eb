using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Assignr.Portal.Circuits;

/// <summary>
/// Who is signed in at a circuit, until <see cref="SessionWatch"/> says that the session has ended. The framework makes this object when it
/// starts the circuit and disposes it with the circuit, even without a page, so it connects the circuit with its session.
/// </summary>
internal sealed class CircuitSession : ServerAuthenticationStateProvider, IDisposable
{
    private readonly OpenCircuits circuits;
    private readonly OpenCircuit? own;
    private SessionEnding? ending;

    public CircuitSession(OpenCircuits circuits)
    {
        this.circuits = circuits;
        // Only the first one made while a circuit starts belongs to it; others may be made in the same flow of calls.
        if (circuits.Starting.Value is { User: null } starting)
            (own = starting).User = this;
    }

    /// <summary>The session ends soon, or (null) it does not after all. Raised on any thread.</summary>
    public event Action<SessionEnding?>? Ending;

    /// <summary>False for a request without a circuit.</summary>
    public bool IsOfCircuit => own is not null;

    public void Leave() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    public void Warn(SessionEnding? soon)
    {
        if (soon == ending)
            return;
        ending = soon;
        Ending?.Invoke(soon);
    }

    public void Dispose()
    {
        if (own is not null)
            circuits.Remove(own);
    }
}
