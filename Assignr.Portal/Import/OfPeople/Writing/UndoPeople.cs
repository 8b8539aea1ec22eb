using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfPeople.Writing;

/// <summary>Undoes an import's people: those whom it added are deleted, what it changed is restored, and what was changed since is left
/// and named.</summary>
internal sealed class UndoPeople(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, PersonParts parts)
{
    private const int AtOnce = 500;

    private readonly List<string> left = [];
    private readonly List<Guid> touched = [];

    public async Task<UndoReport> RunAsync(CancellationToken cancel)
    {
        var entries = await db.ImportEntries.AsNoTracking().Where(entry => entry.ImportId == batch.Id && entry.PersonId != null)
            .OrderBy(entry => entry.Line).ToListAsync(cancel);
        var facts = await PeopleFacts.ReadAsync(db, cancel);
        var busy = (await db.Slots.Where(slot => slot.PersonId != null).Select(slot => slot.PersonId!.Value).Distinct().ToListAsync(cancel))
            .ToHashSet();
        var gone = entries.Where(entry => entry.Kind == EntryKind.PersonAdded).Select(entry => Removable(entry, facts, busy))
            .OfType<KnownPerson>().ToList();
        await RemoveAsync(gone, cancel);
        var restored = new Dictionary<Guid, PersonState>();
        foreach (var entry in entries.Where(entry => entry.Kind == EntryKind.PersonUpdated))
        {
            if (Restored(entry, facts) is var (id, state))
                restored.Add(id, state);
        }
        var writer = new PeopleWriter(db, caller, now);
        await writer.UpdateAsync(parts, restored, null, cancel);
        touched.AddRange(restored.Keys);
        return new UndoReport(gone.Count, restored.Count, left, touched);
    }

    private KnownPerson? Removable(ImportEntry entry, PeopleFacts facts, HashSet<Guid> busy)
    {
        if (facts.WithId(entry.PersonId!.Value) is not { } person)
            return null;
        if (PersonMerge.Changes(PersonFacts.Read(entry).After.ToState(), person.State) is { Count: > 0 } changes)
            left.Add($"{person.Name} stays: {string.Join(", ", changes.Select(change => change.Label.ToLowerInvariant()))} changed since.");
        else if (busy.Contains(person.Id))
            left.Add($"{person.Name} stays: they are assigned to a game.");
        else
            return person;
        return null;
    }

    /// <summary>Cancels waiting mail, revokes links, and deletes everything about them except the audit.</summary>
    private async Task RemoveAsync(List<KnownPerson> people, CancellationToken cancel)
    {
        foreach (var chunk in people.Chunk(AtOnce))
        {
            var ids = chunk.Select(person => person.Id).ToList();
            await parts.DeletedAsync(db, ids, now, cancel);
            await db.People.Where(person => ids.Contains(person.Id)).ExecuteDeleteAsync(cancel);
            await db.BulkInsertAsync([.. chunk.Select(person => AuditTrail.Entry(caller, Act.PersonDeleted, now, person.Id,
                $"{person.Name}: {batch.FileName} was undone."))], cancel: cancel);
            touched.AddRange(ids);
        }
    }

    /// <summary>Restores each field that still is as the import left it; the others stay.</summary>
    private (Guid Id, PersonState State)? Restored(ImportEntry entry, PeopleFacts facts)
    {
        if (facts.WithId(entry.PersonId!.Value) is not { } person)
            return null;
        var stored = PersonFacts.Read(entry);
        var (before, after) = (stored.Before!.ToState(), stored.After.ToState());
        var (state, kept) = (person.State, new List<string>());
        foreach (var label in PersonMerge.Changes(before, after).Select(change => change.Label))
        {
            if (PersonMerge.Changes(after, person.State).Any(change => change.Label == label))
                kept.Add(label.ToLowerInvariant());
            else
                state = PersonMerge.With(state, label, before);
        }
        if (kept.Count > 0)
            left.Add($"{person.Name} keeps {string.Join(", ", kept)}: changed since.");
        if (state.ExternalId is { } id && id != person.State.ExternalId && facts.WithExternalId(id) is { } holder && holder.Id != person.Id)
        {
            left.Add($"{person.Name} does not get the id {id} back: {holder.Name} has it now.");
            state = state with { ExternalId = person.State.ExternalId };
        }
        return PersonMerge.Changes(person.State, state).Count > 0 ? (person.Id, state) : null;
    }
}
