using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Writing;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>Links that work, in emails that the people of an import were sent: an email that went is not taken back with it.</summary>
internal static class MailedLinks
{
    /// <summary>
    /// To people whom it added or changed. Not to those whom a crew named: they came without an address, so whoever was mailed was changed
    /// since and stays.
    /// </summary>
    public static Task<List<MailedLink>> ReadAsync(PortalDb db, Guid importId, DateTimeOffset now, CancellationToken cancel) => (
        from token in db.Tokens
        join entry in db.ImportEntries on token.PersonId equals entry.PersonId
        join message in db.Messages on token.MessageId equals message.Id
        where entry.ImportId == importId && entry.Line > 0 && message.HandedOverAt != null
            && token.UsedAt == null && token.RevokedAt == null && token.ExpiresAt >= now
        select new MailedLink(token.Id, entry.PersonId!.Value, token.AddressKey!, entry.Kind, entry.Facts)).ToListAsync(cancel);

    /// <summary>How many people have one that ends with an undo: those whom it added, and those who get other addresses back.</summary>
    public static (int Added, int Changed) Ending(IReadOnlyCollection<MailedLink> links)
    {
        int People(EntryKind kind) => links.Where(link => link.Kind == kind && link.EndsWithUndo).DistinctBy(link => link.PersonId).Count();
        return (People(EntryKind.PersonAdded), People(EntryKind.PersonUpdated));
    }
}

/// <param name="AddressKey">Where it went to.</param>
/// <param name="Kind">Whether the import added its person or changed them.</param>
/// <param name="Facts">Of the import's entry about them.</param>
internal sealed record MailedLink(Guid TokenId, Guid PersonId, string AddressKey, EntryKind Kind, string Facts)
{
    /// <summary>Its person goes, or its address does.</summary>
    public bool EndsWithUndo => Kind == EntryKind.PersonAdded
        || !PersonFacts.Read(Facts).Before!.Addresses.Any(address => EmailAddress.KeyOf(address) == AddressKey);
}
