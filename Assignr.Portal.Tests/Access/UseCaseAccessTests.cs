using System.Reflection;
using Assignr.Portal.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Access;

/// <summary>Every use case with every kind of caller: one without a rule is refused, and each enforces its own rule.</summary>
public sealed class UseCaseAccessTests
{
    private static readonly Dictionary<string, (Caller Caller, Who[] Covered)> Callers = new()
    {
        ["a stranger"] = (Caller.Anonymous(null), [Who.Anyone]),
        ["somebody deactivated"] = (With(Permissions.None), [Who.Anyone]),
        ["an official"] = (With(Permissions.Official), [Who.Anyone, Who.SignedIn]),
        ["an observer"] = (With(Permissions.Observer), [Who.Anyone, Who.SignedIn, Who.Readers]),
        ["an assignor"] = (With(Permissions.Assignor), [Who.Anyone, Who.SignedIn, Who.Readers, Who.Assignors]),
        ["the portal"] = (Caller.Portal, Enum.GetValues<Who>()),
    };

    public static TheoryData<string> UseCases() => new(All().Select(type => type.FullName!));

    [Theory]
    [MemberData(nameof(UseCases))]
    public void Has_a_rule(string useCase) => Assert.NotNull(Find(useCase).GetCustomAttribute<AllowAttribute>());

    [Theory]
    [MemberData(nameof(UseCases))]
    public async Task Refuses_everybody_its_rule_does_not_cover(string useCase)
    {
        var type = Find(useCase);
        await using var portal = await TestPortal.StartAsync();
        var subject = ActivatorUtilities.GetServiceOrCreateInstance(portal.Services, type);

        foreach (var (name, (caller, covered)) in Callers)
        {
            var refused = await IsRefusedAsync(subject, caller);
            Assert.True(refused == !covered.Contains(type.GetCustomAttribute<AllowAttribute>()!.Who),
                $"{type.Name} {(refused ? "refuses" : "lets in")} {name}.");
        }
    }

    [Fact]
    public async Task A_use_case_without_a_rule_is_for_nobody() => Assert.True(await IsRefusedAsync(new WithoutRule(), Caller.Portal));

    private static async Task<bool> IsRefusedAsync(object subject, Caller caller)
    {
        var run = subject.GetType().GetMethod("RunAsync")!;
        var arguments = run.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(Caller) ? caller
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null);
        try
        {
            await (Task)run.Invoke(subject, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null)!;
            return false;
        }
        catch (NotAllowedException)
        {
            return true;
        }
        catch (Exception)
        {
            // It accepted the caller and then failed on the empty arguments.
            return false;
        }
    }

    private static IEnumerable<Type> All() => typeof(Caller).Assembly.GetTypes()
        .Where(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Any(method => method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Caller)
                && typeof(Task).IsAssignableFrom(method.ReturnType)));

    private static Type Find(string useCase) => typeof(Caller).Assembly.GetType(useCase, throwOnError: true)!;

    private static Caller With(Permissions permissions) =>
        new() { PersonId = Guid.CreateVersion7(), Name = "Somebody", Permissions = permissions };

    private sealed class WithoutRule
    {
        public Task RunAsync(Caller caller)
        {
            caller.Demand(this);
            return Task.CompletedTask;
        }
    }
}
