using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.NeedsYou;

/// <summary>Writes down that somebody was called, with what was said, so that nobody else calls for the same.</summary>
[Allow(Who.Assignors)]
public sealed class NoteCall(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    public const int LongestNote = 300;

    /// <param name="note">What was said; may be empty. The problem is at <c>Note</c>.</param>
    public async Task<Done> RunAsync(Caller caller, Guid personId, string? note, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var text = Text.OneLine(note);
        if (text.Length > LongestNote)
            return new Problem("Note", $"Write at most {LongestNote} characters; these are {text.Length.Grouped()}.");
        var now = clock.GetUtcNow();
        var done = await database.WriteAsync<Done>(async db =>
        {
            if (await db.People.Where(person => person.Id == personId).Select(person => person.FirstName).SingleOrDefaultAsync(cancel)
                is not { } name)
                return new Problem("This person was deleted meanwhile.");
            db.Record(caller, Act.PersonCalled, now, personId, text.Length == 0 ? null : text);
            return new Done($"Noted that you called {name}.");
        }, cancel);
        changes.Tell(new Change([], [personId]));
        return done;
    }
}
