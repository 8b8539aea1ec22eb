using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings.Page.Letters.TestEmail;

/// <summary>The letter with which an assignor tests whether mail goes.</summary>
public sealed class TestEmailKind(TestEmailLetterWriter writer) : IMailKind
{
    public const string Kind = "test";

    public string Name => Kind;

    public string Called => "Test email";

    /// <summary>The test emails that this person asked for.</summary>
    internal static IQueryable<Message> Of(PortalDb db, Guid? personId) =>
        db.Messages.Where(message => message.PersonId == personId && message.Kind == Kind);

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var ids = batch.Select(message => message.PersonId).OfType<Guid>().ToList();
        var people = await db.People.AsNoTracking().Include(person => person.Addresses)
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        return [.. batch.Select(message => Judge(message, message.PersonId is { } id ? people.GetValueOrDefault(id) : null, site, now))];
    }

    private Prepared Judge(Message message, Person? person, Site site, DateTimeOffset now)
    {
        if (person is not { IsActive: true })
            return new SkipIt(message.Id, "Whoever asked for it may not sign in any more");
        if (person.Addresses.All(address => address.Key != EmailAddress.KeyOf(message.Address)))
            return new SkipIt(message.Id, "This is no longer their address");
        var facts = new TestEmailFacts
        {
            Site = site,
            FirstName = person.FirstName,
            FullName = person.FullName,
            Address = message.Address,
            SentAt = now,
        };
        return new SendIt(message.Id, _ => Task.FromResult(writer.Write(facts)));
    }
}
