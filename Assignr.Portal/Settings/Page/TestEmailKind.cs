using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Settings.Page;

/// <summary>The letter with which an assignor tries out whether mail goes.</summary>
public sealed class TestEmailKind(LetterTexts shared, IStringLocalizer<TestEmailLetter> texts) : IMailKind
{
    public const string Kind = "test";

    public string Name => Kind;

    public string Called => "Test email";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var ids = batch.Select(message => message.PersonId).OfType<Guid>().ToList();
        var people = await db.People.AsNoTracking().Include(person => person.Addresses).Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, cancel);
        return [.. batch.Select(message => Judge(message, message.PersonId is { } id ? people.GetValueOrDefault(id) : null, site, now))];
    }

    public Task RecordedAsync(PortalDb db, IReadOnlyList<Recorded> answers, CancellationToken cancel) => Task.CompletedTask;

    private Prepared Judge(Message message, Person? person, Site site, DateTimeOffset now)
    {
        if (person is not { IsActive: true })
            return new SkipIt(message.Id, "Whoever asked for it may not sign in any more");
        if (person.Addresses.All(address => address.Key != EmailAddress.KeyOf(message.Address)))
            return new SkipIt(message.Id, "This is no longer their address");
        var (content, name) = (Content(site, person.FirstName, message.Address, now), person.FullName);
        return new SendIt(message.Id, _ => Task.FromResult(content.Write(name, replyTo: null)));
    }

    private LetterContent Content(Site site, string firstName, string address, DateTimeOffset now)
    {
        var (first, name) = (Untrusted.Name(firstName), Untrusted.Name(site.Name));
        return new LetterContent
        {
            Language = shared.Language,
            SiteName = name,
            Subject = texts["Subject", name],
            Preview = texts["Preview", name],
            Title = texts["Title"],
            Blocks =
            [
                new Lead(Phrase.Of(texts["Lead"], Run.Plain(first), Run.Plain(name))),
                new Details(Phrase.Of(texts["When"], Run.Strong(shared.Moment(now, site)), Run.Plain(shared.Zone(site)))),
                new SmallPrint(Phrase.Of(texts["Spam"])),
            ],
            SentTo = shared.SentTo(site, address),
        };
    }
}

/// <summary>Names TestEmailLetter.resx.</summary>
public sealed class TestEmailLetter;
