using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>The notice to an address that was taken out of a profile.</summary>
internal sealed class AddressRemovedKind(AddressRemovedLetterWriter writer) : IMailKind
{
    public string Name => AddressNotices.RemovedKind;

    public string Called => "Notice of a removed address";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        return [.. batch.Select(message => addressees.GetValueOrDefault(message.PersonId
            ?? Guid.Empty) is { UserName: { } userName } addressee
            ? (Prepared)new SendIt(message.Id, _ => Task.FromResult(writer.Write(new AddressRemovedFacts
            {
                Site = site,
                FirstName = addressee.FirstName,
                FullName = addressee.FullName,
                Address = message.Address,
                UserName = userName,
                ChangedAt = message.AskedAt,
                RemovedByName = addressees.GetValueOrDefault(message.AskedBy ?? Guid.Empty)?.FullName,
            })))
            : new SkipIt(message.Id, "This person was deleted meanwhile"))];
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) => Task.CompletedTask;
}
