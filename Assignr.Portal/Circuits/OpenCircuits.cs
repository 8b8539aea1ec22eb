using System.Collections.Concurrent;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.SignalR;

namespace Assignr.Portal.Circuits;

/// <summary>A circuit, the session it belongs to, and the connection it hangs on at present.</summary>
internal sealed class OpenCircuit(Guid sessionId, Guid personId)
{
    public Guid SessionId { get; } = sessionId;

    public Guid PersonId { get; } = personId;

    /// <summary>What the browser names it by; whoever knows it could ask for the circuit.</summary>
    public string? Name { get; set; }

    public HubCallerContext? Connection { get; set; }

    /// <summary>Who is signed in at it.</summary>
    public CircuitSession? User { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>The socket it is on carries it, or does not any more.</summary>
    public void Carried(bool circuit) => (Connection?.Items[typeof(Socket)] as Socket)?.Carries(circuit);
}

/// <summary>
/// Every circuit and every connection, by session. The framework lets anybody resume a circuit whose name they know, and keeps
/// circuits when a session ends; here it is known whose they are.
/// </summary>
internal sealed class OpenCircuits(CircuitCounts counts)
{
    /// <summary>The field in which requests say which connection they mean.</summary>
    public const string Token = "id";

    private readonly ConcurrentDictionary<string, OpenCircuit> circuits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Caller Caller, HubCallerContext Context)> connections = new(StringComparer.Ordinal);

    // The secret of the session that opened each connection, by the connection's token.
    private readonly ConcurrentDictionary<string, string?> openers = new(StringComparer.Ordinal);

    /// <summary>The circuit that is being started in this flow of calls: the framework makes it before it gives it a name.</summary>
    public AsyncLocal<OpenCircuit?> Starting { get; } = new();

    public IReadOnlyCollection<Guid> Sessions =>
        connections.Values.Select(one => one.Caller.SessionId!.Value).Concat(circuits.Values.Select(one => one.SessionId)).ToHashSet();

    public IEnumerable<OpenCircuit> Of(Guid sessionId) => circuits.Values.Where(circuit => circuit.SessionId == sessionId);

    public IEnumerable<HubCallerContext> ConnectionsOf(Guid sessionId) =>
        connections.Values.Where(one => one.Caller.SessionId == sessionId).Select(one => one.Context);

    /// <param name="caller">Signed in, by a session.</param>
    public void Connect(HubCallerContext context, Caller caller)
    {
        connections[context.ConnectionId] = (caller, context);
        if (TokenOf(context) is { } token)
            openers[token] = SecretOf(context.User);
    }

    public void Disconnect(HubCallerContext context)
    {
        connections.TryRemove(context.ConnectionId, out _);
        if (TokenOf(context) is { } token)
            openers.TryRemove(token, out _);
        foreach (var circuit in circuits.Values.Where(circuit => circuit.Connection == context))
            circuit.Connection = null;
    }

    public Caller? CallerOf(HubCallerContext context) => connections.TryGetValue(context.ConnectionId, out var one) ? one.Caller : null;

    /// <summary>Whether a connection of that token has shaken hands.</summary>
    public bool Knows(string token) => openers.ContainsKey(token);

    /// <summary>Whether another session opened the connection of that token. What is not open yet is nobody's.</summary>
    public bool IsOfAnother(string? token, ClaimsPrincipal user) =>
        token is not null && openers.TryGetValue(token, out var secret) && secret != SecretOf(user);

    /// <summary>Null where there is none of that name, or it is another session's.</summary>
    public OpenCircuit? Find(string? name, Guid sessionId) =>
        name is not null && circuits.TryGetValue(name, out var circuit) && circuit.SessionId == sessionId ? circuit : null;

    /// <returns>Null where the person already has as many as they may.</returns>
    public OpenCircuit? TryOpen(HubCallerContext context, Guid sessionId, Guid personId) =>
        counts.TryOpen($"{personId}") ? new OpenCircuit(sessionId, personId) { Connection = context } : null;

    /// <returns>False where it has been closed before it had its name.</returns>
    public bool Add(OpenCircuit circuit, string name)
    {
        lock (circuit)
        {
            circuit.Name = name;
            if (!circuit.IsClosed)
                circuits[name] = circuit;
            return !circuit.IsClosed;
        }
    }

    public void Remove(OpenCircuit circuit)
    {
        lock (circuit)
        {
            if (circuit.IsClosed)
                return;
            circuit.IsClosed = true;
            if (circuit.Name is { } name)
                circuits.TryRemove(name, out _);
        }
        counts.Close($"{circuit.PersonId}");
        circuit.Carried(false);
    }

    private static string? TokenOf(HubCallerContext context) => context.GetHttpContext()?.Request.Query[Token];

    private static string? SecretOf(ClaimsPrincipal? user) => user?.FindFirstValue(CurrentCaller.SessionClaim);
}
