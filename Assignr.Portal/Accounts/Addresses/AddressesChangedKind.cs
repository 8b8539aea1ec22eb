using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>The notice to an old address that others came or went, whoever did it.</summary>
internal sealed class AddressesChangedKind(AddressesChangedLetterWriter writer) : IMailKind
{
    public string Name => AddressNotices.ChangedKind;

    public string Called => "Notice of changed addresses";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        return [.. batch.Select(message => Prepare(message, addressees, site))];
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) => Task.CompletedTask;

    private Prepared Prepare(Message message, Dictionary<Guid, Addressee> addressees, Site site)
    {
        if (addressees.GetValueOrDefault(message.PersonId ?? Guid.Empty) is not { UserName: { } userName } addressee)
            return new SkipIt(message.Id, "This person was deleted meanwhile");
        var facts = new AddressesChangedFacts
        {
            Site = site,
            FirstName = addressee.FirstName,
            FullName = addressee.FullName,
            Address = message.Address,
            UserName = userName,
            Change = AddressChange.Read(message.About),
            ChangedAt = message.AskedAt,
            ChangedByName = addressees.GetValueOrDefault(message.AskedBy ?? Guid.Empty)?.FullName,
        };
        return new SendIt(message.Id, _ => Task.FromResult(writer.Write(facts)));
    }
}
