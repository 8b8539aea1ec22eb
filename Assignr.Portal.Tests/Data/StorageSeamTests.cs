using System.Reflection;
using Assignr.Portal.Data;

namespace Assignr.Portal.Tests.Data;

/// <summary>What a database does in its own way stands in one folder, and transactions begin in one place: read from the compiled
/// types.</summary>
public class StorageSeamTests
{
    private const string Folder = "Data.Sqlite.";

    private static readonly (string Name, HashSet<Type> Types, List<MethodBase> Calls, List<string> Texts)[] All =
    [
        .. typeof(PortalDb).Assembly.GetTypes().Where(type => Folders.SliceOf(type) is not null).Select(type =>
        {
            var (types, calls, texts) = TypeUses.AllOf(type);
            return (Name(type), types, calls, texts);
        }),
    ];

    [Fact]
    public void Only_its_own_folder_knows_SQLite()
    {
        Assert.Contains(All, one => IsIn(one.Name) && one.Types.Any(IsOfSqlite));
        Assert.Contains(All, one => IsIn(one.Name) && one.Texts.Exists(SaysSqlite));
        Assert.Empty(All.Where(one => !IsIn(one.Name)).SelectMany(one => one.Types.Where(IsOfSqlite).Select(type => type.FullName!)
            .Concat(one.Texts.FindAll(SaysSqlite)).Select(what => $"{one.Name} knows {what}")).Distinct());
    }

    [Fact]
    public void Nobody_but_the_set_up_chooses_a_database() => Assert.Equal(["Data.DataSetup", "Data.Storage"],
        All.Where(one => !IsIn(one.Name) && one.Types.Any(type => type.Assembly == typeof(PortalDb).Assembly && IsIn(Name(type))))
            .Select(one => one.Name).Distinct().Order());

    [Fact]
    public void Only_a_database_begins_its_transactions_and_only_in_turn()
    {
        Assert.Equal(["Data.Sqlite.SqliteStorage"], CallersOf(method => method.Name.StartsWith("BeginTransaction", StringComparison.Ordinal)
            || method.Name.StartsWith("UseTransaction", StringComparison.Ordinal)));
        Assert.Equal(["Data.Transactions"], CallersOf(method => method.DeclaringType == typeof(Storage)
            && method.Name.StartsWith("Begin", StringComparison.Ordinal)));
        // The sender's writer, and what is filled in at the start. Everybody else calls WriteAsync.
        Assert.Equal(["Data.Sqlite.SearchIndex", "Data.Transactions", "Games.Grid.FillGameSearch", "Mail.Outbox.SenderDatabase"],
            CallersOf(method => method.DeclaringType == typeof(Transactions) && method.Name == nameof(Transactions.CommitAsync)));
    }

    /// <summary>Some databases would refuse in the middle of an act what others take.</summary>
    [Fact]
    public async Task No_column_has_a_length_that_only_some_databases_enforce()
    {
        await using var portal = await TestPortal.StartAsync();
        Assert.Empty(await portal.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.GetMaxLength() is not null).Select(property => $"{property.DeclaringType.Name}.{property.Name}")
            .ToList())));
    }

    private static IEnumerable<string> CallersOf(Predicate<MethodBase> which) =>
        All.Where(one => one.Calls.Exists(which)).Select(one => one.Name).Distinct().Order();

    private static bool IsIn(string name) => name.StartsWith(Folder, StringComparison.Ordinal);

    private static bool IsOfSqlite(Type type) => type.Assembly.GetName().Name!.Contains("sqlite", StringComparison.OrdinalIgnoreCase);

    private static bool SaysSqlite(string text) => text.Contains("PRAGMA", StringComparison.OrdinalIgnoreCase)
        || text.Contains("sqlite_", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the type in its file, also for types that the compiler makes inside it.</summary>
    private static string Name(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName!.StartsWith(Folders.Root, StringComparison.Ordinal) ? type.FullName[Folders.Root.Length..] : type.FullName;
    }
}
