using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.Accounts.Addresses;

/// <summary>
/// The email with the link that confirms an address, to an address that is nobody's here yet. Its secret is minted here, at hand-over, and
/// nowhere kept.
/// </summary>
internal sealed class ConfirmAddressKind(ConfirmAddressLetterWriter writer, PublicAddress portal, IOptions<LinkOptions> links) : IMailKind
{
    public string Name => PasswordMail.ConfirmKind;

    public string Called => "Email to confirm an address";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        var (prepared, tokens) = (new List<Prepared>(), new List<Token>());
        foreach (var message in batch)
        {
            var pending = await db.WaitingAddresses(message.PersonId).AsNoTracking()
                .SingleOrDefaultAsync(pending => pending.Address == message.Address, cancel);
            if (addressees.GetValueOrDefault(message.PersonId ?? Guid.Empty) is not { IsActive: true } addressee || pending is null)
            {
                prepared.Add(new SkipIt(message.Id, "The address no longer waits to be confirmed"));
                continue;
            }
            var (secret, until) = (Secret.Mint(), now.AddHours(links.Value.ConfirmAddressHours));
            tokens.Add(new Token
            {
                Purpose = Purpose.ConfirmAddress,
                PersonId = addressee.PersonId,
                AddressKey = pending.Key,
                Hash = secret.Hash,
                MessageId = message.Id,
                IssuedAt = now,
                ExpiresAt = until,
            });
            prepared.Add(new SendIt(message.Id, _ => Task.FromResult(writer.Write(new ConfirmAddressFacts
            {
                Site = site,
                FirstName = addressee.FirstName,
                FullName = addressee.FullName,
                Address = pending.Address,
                Link = portal.Link("confirm-address/" + secret.Raw),
                WorksUntil = until,
            }))));
        }
        await db.BulkInsertAsync(tokens, cancel: cancel);
        return prepared;
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        foreach (var answer in answers.Where(answer => answer.Outcome == AttemptOutcome.HandedOver))
            db.Record(Caller.Portal, Act.LinkIssued, answer.At, answer.Message.PersonId, $"To confirm {answer.Message.Address}.");
        return Task.CompletedTask;
    }
}
