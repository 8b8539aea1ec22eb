using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data.Sqlite;

/// <summary>
/// Finds three or more characters anywhere in a name or address without reading everybody: an FTS5 trigram table over
/// <c>People.SearchText</c>, kept up to date by triggers. Without it a search reads everybody.
/// </summary>
/// <remarks>
/// VACUUM may change the row numbers of <c>People</c>, so a table of its own holds the row numbers of the index.
/// It contains only copies: it is safe to drop all of it, and the next start builds it again.
/// </remarks>
internal static class SearchIndex
{
    /// <summary>In characters; a shorter term has no trigram.</summary>
    private const int ShortestTerm = 3;

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
        if (await IsBuiltAsync(db, cancel))
            return;
        await db.CommitAsync(
            async _ => await IsBuiltAsync(db, cancel) ? 0 : await db.Database.ExecuteSqlRawAsync(Build, cancel), cancel: cancel);
    }

    private static async Task<bool> IsBuiltAsync(PortalDb db, CancellationToken cancel) => await db.Database
        .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'trigger' AND name = {LastTrigger}")
        .SingleAsync(cancel) > 0;

    /// <summary>Null where no term is long enough.</summary>
    public static IndexedSearch? Search(PortalDb db, IEnumerable<string> terms)
    {
        var indexed = terms.Where(HasTrigram).ToList();
        if (indexed.Count == 0)
            return null;
        var match = string.Join(" AND ", indexed.Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return new IndexedSearch(Find(db, match), cancel => CountAsync(db, match, cancel), indexed);
    }

    private static bool HasTrigram(string term) => term.EnumerateRunes().Count() >= ShortestTerm;

    private static IQueryable<Guid> Find(PortalDb db, string match) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT r.PersonId AS Value FROM PeopleSearchRows r
        WHERE r.Id IN (SELECT s.rowid FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match})
        """);

    private static Task<int> CountAsync(PortalDb db, string match, CancellationToken cancel) => db.Database.SqlQuery<int>(
        $"SELECT count(*) AS Value FROM PeopleSearch s WHERE s.PeopleSearch MATCH {match}").SingleAsync(cancel);
}
