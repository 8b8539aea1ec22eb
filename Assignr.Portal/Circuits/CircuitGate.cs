using Assignr.Portal.Access;
using Microsoft.AspNetCore.SignalR;

namespace Assignr.Portal.Circuits;

/// <summary>
/// Runs before every call of <c>/_blazor</c>: a connection belongs to a session, a circuit to the session that started it, and no other
/// session can use it, whatever names it knows.
/// </summary>
internal sealed class CircuitGate(OpenCircuits circuits, Sockets sockets, SeenSessions seen) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var connection = context.Context;
        var callers = context.ServiceProvider.GetRequiredService<CurrentCaller>();
        var me = await callers.FromAsync(connection.User!, null, connection.ConnectionAborted);
        var http = connection.GetHttpContext();
        // A connection without a WebSocket counts as one.
        var socket = Socket.Of(http) ?? sockets.TryOpen(Network.Of(http?.Connection.RemoteIpAddress), connection.Abort);
        connection.Items[typeof(Socket)] = socket;
        if (me.SessionId is null || socket is null)
        {
            connection.Abort();
            return;
        }
        circuits.Connect(connection, me);
        await next(context);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        circuits.Disconnect(context.Context);
        (context.Context.Items[typeof(Socket)] as Socket)?.Dispose();
        await next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (circuits.CallerOf(call.Context) is not { SessionId: { } sessionId, PersonId: { } personId } me)
        {
            call.Context.Abort();
            return null;
        }
        switch (call.HubMethodName)
        {
            case "StartCircuit":
                return await StartAsync(call, sessionId, personId, next);
            case "ConnectCircuit":
                return await ConnectAsync(call, sessionId, next);
            // Nothing of a circuit is kept after its end: the page is loaded again.
            case "ResumeCircuit":
                return null;
            case "PauseCircuit":
                return false;
            default:
                if (IsAct(call))
                    seen.Touch(sessionId, me.Permissions);
                return await next(call);
        }
    }

    private async ValueTask<object?> StartAsync(
        HubInvocationContext call, Guid sessionId, Guid personId, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (circuits.TryOpen(call.Context, sessionId, personId) is not { } circuit)
        {
            call.Context.Abort();
            return null;
        }
        circuits.Starting.Value = circuit;
        var name = await next(call) as string;
        if (name is null)
            circuits.Remove(circuit);
        else if (circuits.Add(circuit, name))
            circuit.Carried(true);
        return name;
    }

    private async ValueTask<object?> ConnectAsync(
        HubInvocationContext call, Guid sessionId, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (circuits.Find(call.HubMethodArguments[0] as string, sessionId) is not { } circuit)
            return false;
        var connected = await next(call);
        if (connected is true)
        {
            circuit.Connection = call.Context;
            circuit.Carried(true);
        }
        return connected;
    }

    /// <summary>Whether a call is an act of the person (events of the browser, navigation), and not an automatic answer of the
    /// page.</summary>
    private static bool IsAct(HubInvocationContext call) => call.HubMethodName switch
    {
        "BeginInvokeDotNetFromJS" => call.HubMethodArguments is [_, _, "DispatchEventAsync", ..],
        "OnLocationChanged" => true,
        _ => false,
    };
}
