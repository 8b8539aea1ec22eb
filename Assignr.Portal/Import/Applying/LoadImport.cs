using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>One import that was applied: its result, and what can be done.</summary>
[Allow(Who.Assignors)]
public sealed class LoadImport(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public const int MostFailedRows = 200;
    public const int MostNamed = 10;

    /// <returns>Null where there is none, or where it is still a draft.</returns>
    public async Task<LoadedImport?> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var batch = await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt != null, cancel);
        if (batch is null)
            return null;
        var failed = await db.ImportEntries.AsNoTracking().Where(entry => entry.ImportId == importId
            && entry.Kind == EntryKind.Failed && entry.Line > 0)
            .OrderBy(entry => entry.Line).Take(MostFailedRows).ToListAsync(cancel);
        var added = db.ImportEntries.Where(entry => entry.ImportId == importId && entry.Kind == EntryKind.PersonAdded)
            .Join(db.People, entry => entry.PersonId, person => person.Id,
                (entry, person) => new { entry.Line, person.Id, person.FirstName, person.LastName });
        var noUndo = batch.UndoneAt is null ? await UndoRule.RefuseAsync(db, importId, cancel) : null;
        var (mailed, mailedAddresses) = batch.UndoneAt is null && noUndo is null
            ? MailedLinks.Ending(await MailedLinks.ReadAsync(db, importId, clock.GetUtcNow(), cancel))
            : default;
        return new LoadedImport
        {
            Batch = batch,
            Failed = [.. failed.Select(entry => (entry.Line, Row: FailedRow.Read(entry)))
                .Select(one => new FailedLine(one.Line, one.Row.Title, one.Row.Reason))],
            Added = [.. (await added.OrderBy(one => one.Line).ThenBy(one => one.Id).Take(MostNamed).ToListAsync(cancel))
                .Select(one => new AddedPerson(one.Id, $"{one.FirstName} {one.LastName}".Trim()))],
            AddedCount = await added.CountAsync(cancel),
            People = await db.ImportedPeople.CountAsync(one => one.ImportId == importId, cancel),
            NeverLoggedIn = await People.NeverLoggedIn.Among(db.People)
                .CountAsync(person => db.ImportedPeople.Any(one => one.ImportId == importId && one.PersonId == person.Id), cancel),
            NoUndo = noUndo,
            Mailed = mailed,
            MailedAddresses = mailedAddresses,
        };
    }
}

public sealed record LoadedImport
{
    public required ImportBatch Batch { get; init; }

    /// <summary>The first <see cref="LoadImport.MostFailedRows"/>; the file has all of them.</summary>
    public required IReadOnlyList<FailedLine> Failed { get; init; }

    /// <summary>The first <see cref="LoadImport.MostNamed"/> people whom it added and who are still in the portal, in the order of
    /// the file.</summary>
    public required IReadOnlyList<AddedPerson> Added { get; init; }

    public required int AddedCount { get; init; }

    /// <summary>How many people of the import are still in the portal.</summary>
    public required int People { get; init; }

    /// <summary>How many of them are active and have never logged in.</summary>
    public required int NeverLoggedIn { get; init; }

    /// <summary>Why it cannot be undone; null where it can be, or was already.</summary>
    public string? NoUndo { get; init; }

    /// <summary>How many of those whom it added were sent an email whose link ends with the undo.</summary>
    public required int Mailed { get; init; }

    /// <summary>How many of those whom it changed were sent one to an address that goes with the undo.</summary>
    public required int MailedAddresses { get; init; }
}

public sealed record AddedPerson(Guid PersonId, string Name);

public sealed record FailedLine(int Line, string Title, string Reason);
