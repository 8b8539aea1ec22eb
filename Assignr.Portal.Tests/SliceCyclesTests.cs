using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games.OneGame;
using Assignr.Portal.Shell.Layouts;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests;

/// <summary>
/// No slice uses another one that uses it, directly or indirectly. Read from every compiled type: use cases, components, dialogs,
/// endpoints.
/// Entities do not count: they are the tables of one database, which refer to each other by keys, and queries join them.
/// </summary>
public class SliceCyclesTests
{
    /// <summary>The uses that are allowed although they close a cycle, and why.</summary>
    private static readonly (string User, string Used, string Because)[] Named =
    [
        ("Data.Transactions", "Access.Acting", "Each transaction first asks whether the session that it acts for still holds."),
        ("Mail", "People.EmailAddress", "Mail knows nobody but an address (decision 1)."),
        ("NewAccounts.Letters.NewAccount.FactsOfBatch", "Accounts.UserNames",
            "The letter says the user name that its link will offer (decision 1)."),
    ];

    private static readonly HashSet<Type> Entities =
    [
        .. typeof(PortalDb).GetProperties().Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(type => type.GetGenericArguments()[0]),
    ];

    private static readonly Use[] All = [.. typeof(Caller).Assembly.GetTypes().SelectMany(UsesOf).Distinct()];

    public static TheoryData<string, string> Exceptions()
    {
        var all = new TheoryData<string, string>();
        foreach (var (user, used, _) in Named)
            all.Add(user, used);
        return all;
    }

    [Fact]
    public void No_slice_uses_one_that_uses_it()
    {
        var graph = Allowed();
        Assert.NotEmpty(graph.Uses);
        Assert.Empty(graph.Uses.Where(graph.ClosesACycle).Select(use => $"{use.User} uses {use.Used}").Order());
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_is_named_only_where_it_closes_a_cycle(string user, string used)
    {
        var graph = new Graph(All.Where(use => Is(use, user, used) || !Named.Any(one => Is(use, one.User, one.Used))));
        Assert.Contains(graph.Uses, use => Is(use, user, used) && graph.ClosesACycle(use));
    }

    [Fact]
    public void What_a_component_draws_and_a_method_does_is_seen()
    {
        Assert.Contains(typeof(Frame), TypeUses.Of(typeof(MainLayout)));
        Assert.Contains(All, use => use is { User: "Games.OneGame.CancelGame", Used: "Audit.AuditTrail" });
        Assert.Contains(typeof(AllowAttribute), TypeUses.Of(typeof(CancelGame)));
    }

    /// <summary>All uses except the named exceptions.</summary>
    internal static Graph Allowed() => new(All.Where(use => !Named.Any(one => Is(use, one.User, one.Used))));

    /// <summary>The exceptions, from slice to slice.</summary>
    internal static IEnumerable<(string From, string To)> NamedEdges() =>
        All.Where(use => Named.Any(one => Is(use, one.User, one.Used))).Select(use => (use.From, use.To)).Distinct();

    private static bool Is(Use use, string user, string used) => IsIn(use.User, user) && IsIn(use.Used, used);

    private static bool IsIn(string name, string folder) => name == folder || name.StartsWith(folder + ".", StringComparison.Ordinal);

    private static IEnumerable<Use> UsesOf(Type type) => Folders.SliceOf(type) is not { } slice ? [] : TypeUses.Of(type)
        .Where(other => !Entities.Contains(other) && Folders.SliceOf(other) is { } of && of != slice)
        .Select(other => new Use(slice, Name(type), Folders.SliceOf(other)!, Name(other)));

    /// <summary>The name of the type in its file, also for types that the compiler makes inside it.</summary>
    private static string Name(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName![Folders.Root.Length..];
    }

    internal sealed record Use(string From, string User, string To, string Used);

    internal sealed class Graph
    {
        private readonly ILookup<string, string> next;
        private readonly Dictionary<string, HashSet<string>> reached = [];

        public Graph(IEnumerable<Use> uses)
        {
            Uses = [.. uses];
            Edges = [.. Uses.Select(use => (use.From, use.To))];
            next = Edges.ToLookup(edge => edge.From, edge => edge.To);
        }

        public IReadOnlyList<Use> Uses { get; }

        public HashSet<(string From, string To)> Edges { get; }

        public bool ClosesACycle(Use use) => Leads(use.To, use.From);

        /// <summary>Whether one slice uses the other one, directly or indirectly.</summary>
        public bool Leads(string from, string to) => From(from).Contains(to);

        private HashSet<string> From(string slice)
        {
            if (reached.TryGetValue(slice, out var all))
                return all;
            all = [];
            var open = new Stack<string>([slice]);
            while (open.TryPop(out var one))
            {
                foreach (var other in next[one].Where(all.Add))
                    open.Push(other);
            }
            return reached[slice] = all;
        }
    }
}
