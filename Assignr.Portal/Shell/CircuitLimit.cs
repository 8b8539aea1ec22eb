using System.Collections.Concurrent;
using System.Security.Claims;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Assignr.Portal.Shell;

/// <summary>How many circuits each person holds open. A circuit costs memory as long as it lives, and nothing else bounds them (BAR 73).</summary>
public sealed class CircuitCounts
{
    public const int MostPerPerson = 40;

    private readonly ConcurrentDictionary<string, int> open = [];

    /// <summary>All that are open.</summary>
    public int Open => open.Values.Sum();

    /// <returns>False, and nothing counted, where the person already has as many as they may.</returns>
    public bool TryOpen(string person)
    {
        while (true)
        {
            var count = open.GetOrAdd(person, 0);
            if (count >= MostPerPerson)
                return false;
            if (open.TryUpdate(person, count + 1, count))
                return true;
        }
    }

    public void Close(string person)
    {
        if (open.AddOrUpdate(person, 0, static (_, count) => count - 1) <= 0)
            open.TryRemove(KeyValuePair.Create(person, 0));
    }
}

internal sealed class CircuitLimit(CircuitCounts counts, AuthenticationStateProvider authentication) : CircuitHandler
{
    private string? counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var person = state.User.FindFirstValue(CurrentCaller.PersonClaim) ?? "";
        if (!counts.TryOpen(person))
            throw new InvalidOperationException($"Person {person} has {CircuitCounts.MostPerPerson} pages open already.");
        counted = person;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted is { } person)
            counts.Close(person);
        counted = null;
        return Task.CompletedTask;
    }
}

internal static class CircuitLimitSetup
{
    public static void AddCircuitLimit(this IServiceCollection services)
    {
        services.AddSingleton<CircuitCounts>();
        services.AddScoped<CircuitHandler, CircuitLimit>();
    }
}
