using System.Reflection;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Components;

namespace Assignr.Portal.Tests;

/// <summary>Which slice may use which, read from the compiled types, so that an unused using directive does not
/// count.</summary>
public class ArchitectureTests
{
    /// <summary>The slices below all others: access rules, storage, and what is shown everywhere.</summary>
    private static readonly string[] Ground = ["Access", "Audit", "Changes", "Data", "Keys", "Outcomes", "Settings", "Shell", "Tokens"];

    /// <summary>In addition, a slice that has to know who can sign in reads the entity <c>Account</c>.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Mail"] = ["People"],
        ["People"] = ["Mail"],
        ["People.Grid"] = ["People", "Games", "NewAccounts"],
        ["People.OnePerson"] = ["People", "Games"],
        ["Games"] = ["People"],
        ["Letters"] = ["Mail"],
        ["NewAccounts"] = ["People", "Games", "Mail", "Letters", "Accounts", "SenderDomain"],
        ["SenderDomain"] = ["People", "Mail"],
        ["Import"] = ["People", "Games", "NewAccounts", "Mail"],
        ["Accounts"] = ["People", "Games", "Mail", "Letters", "NewAccounts"],
        ["Bounces"] = ["People", "Mail", "NewAccounts"],
        ["Mail.Log"] = ["People", "People.Grid", "Mail", "NewAccounts", "Audit.Timelines"],
    };

    public static TheoryData<string> Slices() => new(MayUse.Keys);

    [Theory]
    [MemberData(nameof(Slices))]
    public void A_slice_knows_only_the_slices_it_may(string slice)
    {
        string[] allowed = [slice, .. Ground, .. MayUse[slice]];
        var strays = TypesOf(slice).Where(type => !IsPage(type))
            .SelectMany(type => Known(type).Where(other => Folders.SliceOf(other) is { } of && !allowed.Contains(of)
                && other.Name != "Account").Select(other => $"{type.FullName} knows {other.FullName}"));
        Assert.Empty(strays.Distinct().Order());
    }

    [Fact]
    public void Mail_knows_nothing_of_people_but_their_addresses()
    {
        var strays = TypesOf("Mail").Where(type => !IsPage(type)).SelectMany(Known)
            .Where(other => Folders.SliceOf(other) == "People" && other.Name != "EmailAddress");
        Assert.Empty(strays.Distinct());
    }

    [Fact]
    public void No_rule_knows_a_page()
    {
        var strays = typeof(Caller).Assembly.GetTypes().Where(type => !IsPage(type)
            && Folders.SliceOf(type) is { } slice && slice != "Shell")
            .SelectMany(type => Known(type).Where(other => other.IsDefined(typeof(RouteAttribute)))
                .Select(page => $"{type.FullName} knows {page.FullName}"));
        Assert.Empty(strays);
    }

    [Fact]
    public void No_page_knows_another_slices_page()
    {
        var strays = typeof(Caller).Assembly.GetTypes().Where(IsPage)
            .SelectMany(page => Known(page).Where(other => other.IsDefined(typeof(RouteAttribute))
                && Folders.SliceOf(other) != Folders.SliceOf(page)).Select(other => $"{page.FullName} knows {other.FullName}"));
        Assert.Empty(strays);
    }

    [Fact]
    public void A_use_case_has_one_public_method_and_nothing_is_named_after_nothing()
    {
        var useCases = typeof(Caller).Assembly.GetTypes().Where(type => type.GetCustomAttribute<AllowAttribute>() is not null).ToList();
        Assert.NotEmpty(useCases);
        Assert.All(useCases, type => Assert.Equal(["RunAsync"],
            type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(method => method.Name)));
        Assert.DoesNotContain(typeof(Caller).Assembly.GetTypes(), type => type.Name.EndsWith("Manager", StringComparison.Ordinal)
            || type.Name.EndsWith("Dto", StringComparison.Ordinal) || type.Name.EndsWith("Helper", StringComparison.Ordinal));
    }

    /// <summary>\d also matches digits of other scripts, for which parsing a number throws: write [0-9].</summary>
    [Fact]
    public void No_pattern_takes_figures_of_other_scripts_for_numbers()
    {
        const BindingFlags all =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var patterns = typeof(Caller).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(all))
            .Select(method => (method.Name, method.DeclaringType, method.GetCustomAttribute<GeneratedRegexAttribute>()?.Pattern))
            .Where(one => one.Pattern is not null).ToList();
        Assert.NotEmpty(patterns);
        Assert.DoesNotContain(
            patterns, one => one.Pattern!.Replace(@"\\", "", StringComparison.Ordinal).Contains(@"\d", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<Type> TypesOf(string slice) =>
        typeof(Caller).Assembly.GetTypes().Where(type => Folders.SliceOf(type) == slice);

    /// <summary>Components, and the classes that the compiler makes inside them.</summary>
    private static bool IsPage(Type type) => typeof(IComponent).IsAssignableFrom(type)
        || (type.DeclaringType is { } outer && IsPage(outer));

    /// <summary>The types in a type's signatures, fields and local variables.</summary>
    private static IEnumerable<Type> Known(Type type)
    {
        const BindingFlags all =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMembers(all).SelectMany(member => member switch
        {
            FieldInfo field => [field.FieldType],
            MethodInfo method => [method.ReturnType, .. Of(method)],
            ConstructorInfo constructor => Of(constructor),
            _ => Enumerable.Empty<Type>(),
        }).SelectMany(Unfold).Where(other => other.Assembly == typeof(Caller).Assembly && other != type);

        static IEnumerable<Type> Of(MethodBase method) =>
            method.GetParameters().Select(parameter => parameter.ParameterType)
                .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

        static IEnumerable<Type> Unfold(Type known) =>
            known.HasElementType ? Unfold(known.GetElementType()!)
                : known.IsGenericType ? known.GetGenericArguments().SelectMany(Unfold).Append(known)
                : [known];
    }
}
