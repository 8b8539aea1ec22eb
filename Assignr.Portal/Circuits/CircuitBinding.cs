using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Assignr.Portal.Circuits;

/// <summary>No circuit draws a page that <see cref="CircuitGate"/> does not know: were the gate ever left out,
/// nothing would open.</summary>
internal sealed class CircuitBinding(AuthenticationStateProvider user) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        user is CircuitSession { IsOfCircuit: true }
            ? Task.CompletedTask
            : throw new InvalidOperationException("A circuit came past the gate: it belongs to nobody.");
}
