using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>An email with an account's link. The link's secret is made at the claim and stored nowhere.</summary>
/// <param name="portal">Where the link leads.</param>
/// <param name="codes">For letters that have a code beside the link; null for others.</param>
internal abstract class LinkKind(PublicAddress portal, StartCodes? codes = null) : IMailKind
{
    public abstract string Name { get; }

    public abstract string Called { get; }

    public virtual bool IsForPassword => false;

    public virtual bool MayBeAskedAgain => false;

    protected abstract Purpose Purpose { get; }

    /// <summary>Where the link leads.</summary>
    protected abstract string Path { get; }

    /// <summary>What the link is for, in the words of the audit entry of a message that was handed over.</summary>
    protected abstract string Says(Message message);

    protected abstract TimeSpan WorksFor(Message message);

    /// <summary>Why it is not sent; null where it is.</summary>
    protected abstract Task<string?> ObjectionAsync(PortalDb db, Addressee? addressee, Message message, CancellationToken cancel);

    protected abstract Letter Write(LinkLetter letter);

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(
        PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var addressees = await Addressee.ReadAsync(db, batch, cancel);
        var (prepared, tokens) = (new List<Prepared>(), new List<Token>());
        foreach (var message in batch)
        {
            var addressee = addressees.GetValueOrDefault(message.PersonId ?? Guid.Empty);
            if (await ObjectionAsync(db, addressee, message, cancel) is { } reason)
            {
                prepared.Add(new SkipIt(message.Id, reason));
                continue;
            }
            var (secret, until, key) = (Secret.Mint(), now + WorksFor(message), EmailAddress.KeyOf(message.Address));
            var code = key is null ? null : codes?.Mint(key);
            tokens.Add(new Token
            {
                Purpose = Purpose,
                PersonId = message.PersonId,
                AddressKey = key,
                Hash = secret.Hash,
                CodeHash = code?.Hash,
                MessageId = message.Id,
                IssuedAt = now,
                ExpiresAt = until,
            });
            var letter = new LinkLetter(
                message, site, addressee!, addressees.GetValueOrDefault(message.AskedBy ?? Guid.Empty),
                    portal.Link($"{Path}/{secret.Raw}"), until)
            {
                Code = code is null ? null : LetterCode.Of(code.Shown, portal.Link(LetterCode.Path)),
            };
            prepared.Add(new SendIt(message.Id, _ => Task.FromResult(Write(letter))));
        }
        await db.BulkInsertAsync(tokens, cancel: cancel);
        return prepared;
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel)
    {
        foreach (var answer in answers.Where(answer => answer.Outcome == AttemptOutcome.HandedOver))
            db.Record(Caller.Portal, Act.LinkIssued, answer.At, answer.Message.PersonId, Says(answer.Message));
        return Task.CompletedTask;
    }

    public virtual Task<bool> AskAgainAsync(PortalDb db, Caller caller, Message refused, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult(false);

    /// <param name="AskedBy">Null where the person asked for it.</param>
    protected sealed record LinkLetter(Message Message, Site Site, Addressee To, Addressee? AskedBy, string Link,
        DateTimeOffset WorksUntil)
    {
        /// <summary>Null where the letter has none.</summary>
        public LetterCode? Code { get; init; }
    }
}
