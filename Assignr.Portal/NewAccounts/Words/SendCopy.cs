using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Letters.Copy;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>Sends a letter to the assignor's own address, as they would get it; its links open nothing. Where one already waits, that one
/// goes at once, with the note of this press.</summary>
[Allow(Who.Assignors)]
public sealed class SendCopy(IDbContextFactory<PortalDb> database, MailBell bell, TimeProvider clock)
{
    /// <param name="note">Plain text for the new account email, at most <see cref="Site.LongestNote"/> characters.</param>
    public async Task<Done> RunAsync(Caller caller, WordedLetter letter, string? note = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var said = Text.Lines(note) is { Length: > 0 } text ? text : null;
        if (said is { Length: > Site.LongestNote })
            return new Problem($"The note is too long: at most {Site.LongestNote} characters.");
        var done = await database.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var address = await db.People.Where(person => person.Id == caller.PersonId).Select(person => person.PrimaryAddress)
                .SingleOrDefaultAsync(cancel);
            if (address is null)
                return (Done)new Problem("You have no email address. Add one to your profile first.");
            var kind = CopyKind.NameOf(letter);
            var waiting = db.Messages.Where(message => message.PersonId == caller.PersonId && message.Kind == kind
                && message.Address == address && message.SettledAt == null);
            if (await waiting.AnyAsync(cancel))
            {
                await waiting.ExecuteUpdateAsync(row => row.SetProperty(message => message.Note, said), cancel);
                await MessageLife.HurryAsync(waiting, now, cancel);
            }
            else
            {
                db.Messages.Add(new Message
                {
                    Kind = kind,
                    Lane = Lane.Now,
                    PersonId = caller.PersonId,
                    Address = address,
                    AskedBy = caller.PersonId,
                    Note = said,
                    AskedAt = now,
                    DueAt = now,
                });
                db.Record(caller, Act.CopyAsked, now, caller.PersonId, letter.Called());
            }
            return new Done($"On its way to {address}. Its link opens nothing.");
        }, cancel);
        bell.Ring();
        return done;
    }
}
