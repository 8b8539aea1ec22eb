using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Assignr.Portal.Circuits;

/// <summary>
/// Who is signed in at a circuit, until <see cref="SessionWatch"/> says that it is over. The framework makes it while it starts the
/// circuit and disposes it with the circuit, also one without a page, so it is what ties the circuit to its session.
/// </summary>
internal sealed class CircuitSession : ServerAuthenticationStateProvider, IDisposable
{
    private readonly OpenCircuits circuits;
    private readonly OpenCircuit? own;
    private SessionEnding? ending;

    public CircuitSession(OpenCircuits circuits)
    {
        this.circuits = circuits;
        // Whatever else is made in the flow of a circuit's calls is not the circuit.
        if (circuits.Starting.Value is { User: null } starting)
            (own = starting).User = this;
    }

    /// <summary>The session ends soon, or no longer does (null). Raised on any thread.</summary>
    public event Action<SessionEnding?>? Ending;

    /// <summary>False for requests without a circuit.</summary>
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
