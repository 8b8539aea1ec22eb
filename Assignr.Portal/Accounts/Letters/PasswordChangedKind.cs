using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>The notice that a password was changed. It goes also to an address the person has lost since: that is
/// when it matters.</summary>
internal sealed class PasswordChangedKind(PasswordChangedLetterWriter writer) : IMailKind
{
    public string Name => PasswordMail.ChangedKind;

    public string Called => "Notice of a changed password";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        return [.. batch.Select(message => addressees.GetValueOrDefault(message.PersonId
            ?? Guid.Empty) is { UserName: { } userName } addressee
            ? (Prepared)new SendIt(message.Id, _ => Task.FromResult(writer.Write(new PasswordChangedFacts
            {
                Site = site,
                FirstName = addressee.FirstName,
                FullName = addressee.FullName,
                Address = message.Address,
                UserName = userName,
                ChangedAt = message.AskedAt,
            })))
            : new SkipIt(message.Id, "This person was deleted meanwhile"))];
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) => Task.CompletedTask;
}
