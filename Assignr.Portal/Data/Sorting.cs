using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data;

/// <summary>
/// For keys that not every row has. Databases differ in where such rows stand (in PostgreSQL after all others, in SQLite before them), so a
/// query says it. As <see cref="Storage.NullFirst"/> translates it, an index of that column still gives the order.
/// </summary>
internal static class Sorting
{
    /// <summary>The key; in a query none is smaller than any.</summary>
    public static string? NullFirst(string? key) => key;

    /// <inheritdoc cref="NullFirst(string?)"/>
    public static DateTimeOffset? NullFirst(DateTimeOffset? key) => key;

    internal static void AddSorting(this ModelBuilder builder, Storage storage)
    {
        builder.HasDbFunction(() => NullFirst(default(string))).HasTranslation(arguments => storage.NullFirst(arguments[0]));
        builder.HasDbFunction(() => NullFirst(default(DateTimeOffset?))).HasTranslation(arguments => storage.NullFirst(arguments[0]));
    }
}
