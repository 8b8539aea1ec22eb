using System.Collections.Concurrent;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.SignalR;

namespace Assignr.Portal.Circuits;

/// <summary>A circuit, the session it belongs to, and its current connection.</summary>
internal sealed class OpenCircuit(Guid sessionId, Guid personId)
{
    public Guid SessionId { get; } = sessionId;

    public Guid PersonId { get; } = personId;

    /// <summary>The browser's name for it; anybody who knows it could ask for the circuit.</summary>
    public string? Name { get; set; }

    public HubCallerContext? Connection { get; set; }

    /// <summary>Who is signed in at it.</summary>
    public CircuitSession? User { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Tells its socket that it carries the circuit, or does not.</summary>
    public void Carried(bool circuit) => (Connection?.Items[typeof(Socket)] as Socket)?.Carries(circuit);
}

/// <summary>
/// All circuits and connections, by session. The framework lets anybody resume a circuit whose name they know, and keeps circuits after
/// their session has ended; this knows which session each belongs to.
/// </summary>
internal sealed class OpenCircuits(CircuitCounts counts)
{
    /// <summary>The query parameter in which a request names its connection.</summary>
    public const string Token = "id";

    private readonly ConcurrentDictionary<string, OpenCircuit> circuits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Caller Caller, HubCallerContext Context)> connections = new(StringComparer.Ordinal);

    // The secret of the session that opened each connection, by the token of the connection.
    private readonly ConcurrentDictionary<string, string?> openers = new(StringComparer.Ordinal);

    /// <summary>The circuit that is starting in this flow of calls: the framework makes it before it gives it a name.</summary>
    public AsyncLocal<OpenCircuit?> Starting { get; } = new();

    public IReadOnlyCollection<Guid> Sessions =>
        connections.Values.Select(one => one.Caller.SessionId!.Value).Concat(circuits.Values.Select(one => one.SessionId)).ToHashSet();

    public IEnumerable<OpenCircuit> Of(Guid sessionId) => circuits.Values.Where(circuit => circuit.SessionId == sessionId);

    public IEnumerable<HubCallerContext> ConnectionsOf(Guid sessionId) =>
        connections.Values.Where(one => one.Caller.SessionId == sessionId).Select(one => one.Context);

    /// <param name="caller">Signed in, with a session.</param>
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

    /// <summary>Whether a connection with this token has completed its handshake.</summary>
    public bool Knows(string token) => openers.ContainsKey(token);

    /// <summary>Whether another session opened the connection with this token. A connection that is not open belongs to nobody.</summary>
    public bool IsOfAnother(string? token, ClaimsPrincipal user) =>
        token is not null && openers.TryGetValue(token, out var secret) && secret != SecretOf(user);

    /// <summary>Null where there is none of that name, or where it belongs to another session.</summary>
    public OpenCircuit? Find(string? name, Guid sessionId) =>
        name is not null && circuits.TryGetValue(name, out var circuit) && circuit.SessionId == sessionId ? circuit : null;

    /// <returns>Null where the person already has the most.</returns>
    public OpenCircuit? TryOpen(HubCallerContext context, Guid sessionId, Guid personId) =>
        counts.TryOpen($"{personId}") ? new OpenCircuit(sessionId, personId) { Connection = context } : null;

    /// <returns>False where it was closed before it had a name.</returns>
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
