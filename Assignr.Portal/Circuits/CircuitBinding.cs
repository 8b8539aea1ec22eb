using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Assignr.Portal.Circuits;

/// <summary>Lets a circuit draw a page only where <see cref="CircuitGate"/> knows it: if the gate were ever left out, no page would
/// open.</summary>
internal sealed class CircuitBinding(AuthenticationStateProvider user) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        user is CircuitSession { IsOfCircuit: true }
            ? Task.CompletedTask
            : throw new InvalidOperationException("A circuit came past the gate: it belongs to nobody.");
}
