using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>
/// Finds three or more characters anywhere in a name or address without reading everybody: an FTS5 trigram table over
/// <c>People.SearchText</c>, kept up to date by triggers. SQLite only; without it a search reads everybody.
/// </summary>
/// <remarks>
/// VACUUM may change the row numbers of <c>People</c>, so a table of its own holds the row numbers of the index.
/// It contains only copies: it is safe to drop all of it, and the next start builds it again.
/// </remarks>
public static class SearchIndex
{
    /// <summary>In characters; a shorter term has no trigram.</summary>
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

    /// <summary>Builds the index where it is missing, or where a migration rebuilt <c>People</c> and so dropped the
    /// triggers.</summary>
    internal static async Task EnsureAsync(PortalDb db, CancellationToken cancel = default)
    {
        // Checked first without a transaction, so that a start with nothing to do does not wait for a writer.
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

    /// <summary>The FTS5 query for people who have every one of these folded terms; null where no term is long enough, or where there is no
    /// index.</summary>
    public static string? Match(PortalDb db, IEnumerable<string> terms)
    {
        if (!db.Database.IsSqlite())
            return null;
        var phrases = terms.Where(HasTrigram).Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        return phrases.Count == 0 ? null : string.Join(" AND ", phrases);
    }

    public static bool HasTrigram(string term) => term.EnumerateRunes().Count() >= ShortestTerm;

    /// <summary>The ids of the matches, in no order.</summary>
    public static IQueryable<Guid> Find(PortalDb db, string match) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT r.PersonId AS Value FROM PeopleSearchRows r
        WHERE r.Id IN (SELECT s.rowid FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match})
        """);

    /// <summary>The number of matches.</summary>
    public static Task<int> CountAsync(PortalDb db, string match, CancellationToken cancel) => db.Database.SqlQuery<int>(
        $"SELECT count(*) AS Value FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match}").SingleAsync(cancel);
}

internal sealed class BuildSearchIndex : IAfterMigration
{
    public Task RunAsync(PortalDb db, CancellationToken cancel) => SearchIndex.EnsureAsync(db, cancel);
}
