using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>A notice. It is sent even to an address that its person lost after it was queued, because that is when it matters; it is
/// skipped only where the account is gone.</summary>
internal abstract class NoticeKind(LetterWriter<NoticeFacts> writer) : IMailKind
{
    public abstract string Name { get; }

    public abstract string Called { get; }

    public bool IsNotice => true;

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        return [.. batch.Select(message => addressees.GetValueOrDefault(message.PersonId
            ?? Guid.Empty) is { UserName: { } userName } addressee
            ? addressee.IsNotTheirs(message.Address) ? new SkipIt(message.Id, Addressee.SaysNotTheirs)
            : (Prepared)new SendIt(message.Id, _ => Task.FromResult(writer.Write(new NoticeFacts
            {
                Site = site,
                FirstName = addressee.FirstName,
                FullName = addressee.FullName,
                Address = message.Address,
                UserName = userName,
                ChangedAt = message.AskedAt,
                ChangedByName = addressees.GetValueOrDefault(message.AskedBy ?? Guid.Empty)?.FullName,
                About = message.About,
            })))
            : new SkipIt(message.Id, "This person was deleted meanwhile"))];
    }
}
