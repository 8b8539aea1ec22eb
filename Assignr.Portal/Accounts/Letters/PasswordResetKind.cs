using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>The email with the link to the page where a new password is chosen. Its secret is minted here, at hand-over,
/// and nowhere kept.</summary>
internal sealed class PasswordResetKind(PasswordResetLetterWriter writer, PublicAddress portal, IOptions<LinkOptions> links) : IMailKind
{
    public string Name => PasswordMail.ResetKind;

    public string Called => "Password reset email";

    public bool MayBeAskedAgain => true;

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        var prepared = new List<Prepared>();
        var tokens = new List<Token>();
        foreach (var message in batch)
        {
            var addressee = addressees.GetValueOrDefault(message.PersonId ?? Guid.Empty);
            if (Objection(addressee, message) is { } reason)
            {
                prepared.Add(new SkipIt(message.Id, reason));
                continue;
            }
            var secret = Secret.Mint();
            var asker = addressees.GetValueOrDefault(message.AskedBy ?? Guid.Empty);
            var token = new Token
            {
                Purpose = Purpose.PasswordReset,
                PersonId = message.PersonId,
                AddressKey = addressee!.KeyOf(message.Address),
                Hash = secret.Hash,
                MessageId = message.Id,
                IssuedAt = now,
                ExpiresAt = now + (message.AskedBy is null
                    ? TimeSpan.FromMinutes(links.Value.ResetMinutes)
                    : TimeSpan.FromHours(links.Value.AssignorResetHours)),
            };
            tokens.Add(token);
            prepared.Add(new SendIt(message.Id, _ => Task.FromResult(writer.Write(new PasswordResetFacts
            {
                Site = site,
                FirstName = addressee.FirstName,
                FullName = addressee.FullName,
                Address = message.Address,
                UserName = addressee.UserName!,
                Link = portal.Link("reset-password/" + secret.Raw),
                WorksUntil = token.ExpiresAt,
                AskedByName = asker?.FullName,
                ReplyTo = asker?.PrimaryAddress,
            }))));
        }
        await db.BulkInsertAsync(tokens, cancel: cancel);
        return prepared;
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        foreach (var answer in answers.Where(answer => answer.Outcome == AttemptOutcome.HandedOver))
            db.Record(Caller.Portal, Act.LinkIssued, answer.At, answer.Message.PersonId,
                $"To choose a new password, to {answer.Message.Address}.");
        return Task.CompletedTask;
    }

    public async Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == refused.PersonId, cancel);
        if (person is null || Objection((await Addressee.ReadAsync(db, [refused], cancel)).GetValueOrDefault(person.Id),
            refused) is not null)
            return false;
        db.Record(caller, Act.ResetSent, now, person.Id, $"To {refused.Address}");
        return await PasswordMail.QueueResetAsync(db, caller, person, refused.Address, now, cancel);
    }

    private static string? Objection(Addressee? addressee, Message message) => addressee switch
    {
        null => "This person was deleted meanwhile",
        { IsActive: false } => "Deactivated, no email needed",
        { UserName: null } => "Has no account yet, so there is no password to reset",
        _ when addressee.KeyOf(message.Address) is null => "Does not have this address any more",
        _ => null,
    };
}
