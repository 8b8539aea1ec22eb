using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Assignr.Portal.Circuits;

/// <summary>Ends all circuits of a session: asks the pages to leave, and soon after closes what is still open.</summary>
internal sealed class CircuitEnd(OpenCircuits circuits, EndpointDataSource endpoints, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How long browsers have to leave the page by themselves.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<Guid, bool> ending = [];

    public async Task EndAsync(Guid sessionId)
    {
        if (!ending.TryAdd(sessionId, true))
            return;
        try
        {
            foreach (var circuit in circuits.Of(sessionId))
                circuit.User?.Leave();
            await Task.Delay(Grace, time);
            foreach (var connection in circuits.ConnectionsOf(sessionId).ToList())
                connection.Abort();
            // Includes circuits whose connection is lost and that wait for it to come back.
            foreach (var circuit in circuits.Of(sessionId).ToList())
                await TerminateAsync(circuit.Name!);
        }
        finally
        {
            ending.TryRemove(sessionId, out _);
        }
    }

    /// <summary>The framework offers only one way to end a circuit: the post of a browser whose page is closed.</summary>
    private async Task TerminateAsync(string name)
    {
        var connect = endpoints.Endpoints.OfType<RouteEndpoint>().First(endpoint =>
            endpoint.RoutePattern.RawText?.TrimEnd('/').EndsWith("_blazor/disconnect", StringComparison.Ordinal) == true);
        await using var scope = scopes.CreateAsyncScope();
        var post = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        post.Request.Method = HttpMethods.Post;
        var form = new FormCollection(new Dictionary<string, StringValues> { [CircuitDoor.Name] = name });
        post.Features.Set<IFormFeature>(new FormFeature(form));
        await connect.RequestDelegate!(post);
    }
}
