using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>
/// Any three or more characters within a name or address, found without reading everybody: an FTS5 trigram table over
/// <c>People.SearchText</c>, kept by triggers. SQLite only; elsewhere searching falls back to reading.
/// </summary>
/// <remarks>
/// The row numbers of <c>People</c> may change with VACUUM, so a table of its own holds those of the index.
/// Nothing in it is anything but a copy: dropping all of it is safe, the next start builds it again.
/// </remarks>
public static class SearchIndex
{
    /// <summary>Shorter terms have no trigram.</summary>
    public const int ShortestTerm = 3;

    private const string LastTrigger = "PeopleSearchDeleted";

    private const string Build = $"""
        DROP TRIGGER IF EXISTS PeopleSearchAdded;
        DROP TRIGGER IF EXISTS PeopleSearchChanged;
        DROP TABLE IF EXISTS PeopleSearch;
        DROP TABLE IF EXISTS PeopleSearchRows;
        CREATE TABLE PeopleSearchRows (Id INTEGER PRIMARY KEY, PersonId TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE PeopleSearch USING fts5(SearchText, content='', contentless_delete=1, tokenize='trigram');
        INSERT INTO PeopleSearchRows (PersonId) SELECT Id FROM People;
        INSERT INTO PeopleSearch (rowid, SearchText)
            SELECT r.Id, p.SearchText FROM PeopleSearchRows r JOIN People p ON p.Id = r.PersonId;
        CREATE TRIGGER PeopleSearchAdded AFTER INSERT ON People BEGIN
            INSERT INTO PeopleSearchRows (PersonId) VALUES (new.Id);
            INSERT INTO PeopleSearch (rowid, SearchText) SELECT Id, new.SearchText FROM PeopleSearchRows WHERE PersonId = new.Id;
        END;
        CREATE TRIGGER PeopleSearchChanged AFTER UPDATE OF SearchText ON People WHEN new.SearchText <> old.SearchText BEGIN
            UPDATE PeopleSearch SET SearchText = new.SearchText WHERE rowid = (SELECT Id FROM PeopleSearchRows WHERE PersonId = new.Id);
        END;
        CREATE TRIGGER {LastTrigger} AFTER DELETE ON People BEGIN
            DELETE FROM PeopleSearch WHERE rowid = (SELECT Id FROM PeopleSearchRows WHERE PersonId = old.Id);
            DELETE FROM PeopleSearchRows WHERE PersonId = old.Id;
        END;
        """;

    /// <summary>Builds the index where it is missing, or where a migration rebuilt <c>People</c> and took the triggers with it.</summary>
    internal static async Task EnsureAsync(PortalDb db, CancellationToken cancel = default)
    {
        // Where there is nothing to do, a start does not wait for whoever writes.
        if (!db.Database.IsSqlite() || await IsBuiltAsync(db, cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsBuiltAsync(db, cancel))
            await db.Database.ExecuteSqlRawAsync(Build, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<bool> IsBuiltAsync(PortalDb db, CancellationToken cancel) => await db.Database
        .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'trigger' AND name = {LastTrigger}")
        .SingleAsync(cancel) > 0;

    /// <summary>What to match for people who have every one of these folded terms; null where no term is long enough, or
    /// there is no index.</summary>
    public static string? Match(PortalDb db, IEnumerable<string> terms)
    {
        if (!db.Database.IsSqlite())
            return null;
        var phrases = terms.Where(HasTrigram).Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        return phrases.Count == 0 ? null : string.Join(" AND ", phrases);
    }

    public static bool HasTrigram(string term) => term.EnumerateRunes().Count() >= ShortestTerm;

    /// <summary>The ids of the people found, in no order.</summary>
    public static IQueryable<Guid> Find(PortalDb db, string match) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT r.PersonId AS Value FROM PeopleSearchRows r
        WHERE r.Id IN (SELECT s.rowid FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match})
        """);

    /// <summary>How many that are.</summary>
    public static Task<int> CountAsync(PortalDb db, string match, CancellationToken cancel) => db.Database.SqlQuery<int>(
        $"SELECT count(*) AS Value FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match}").SingleAsync(cancel);
}

internal sealed class BuildSearchIndex : IAfterMigration
{
    public Task RunAsync(PortalDb db, CancellationToken cancel) => SearchIndex.EnsureAsync(db, cancel);
}
