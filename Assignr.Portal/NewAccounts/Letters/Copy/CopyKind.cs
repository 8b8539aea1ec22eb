using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Letters.Copy;

/// <summary>A letter that an assignor sends to themselves to see it in their own mail program.</summary>
public sealed class CopyKind(WordedLetter letter, SampleLetters samples) : IMailKind
{
    public string Name => NameOf(letter);

    public string Called => $"{letter.Called()}, to look at";

    public static string NameOf(WordedLetter letter) => $"copy-of-{letter.Path()}";

    public async Task<IReadOnlyList<Prepared>> PrepareAsync(PortalDb db, IReadOnlyList<Message> batch, DateTimeOffset now,
        CancellationToken cancel)
    {
        var ids = batch.Select(message => message.PersonId).OfType<Guid>().ToList();
        var people = await db.People.AsNoTracking().Include(person => person.Addresses)
            .Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancel);
        var prepared = new List<Prepared>();
        foreach (var message in batch)
        {
            var person = message.PersonId is { } id ? people.GetValueOrDefault(id) : null;
            if (person is not { IsActive: true })
            {
                prepared.Add(new SkipIt(message.Id, "Whoever asked for it may not sign in any more"));
                continue;
            }
            if (person.Addresses.All(address => address.Key != EmailAddress.KeyOf(message.Address)))
            {
                prepared.Add(new SkipIt(message.Id, "This is no longer their address"));
                continue;
            }
            var written = await samples.WriteAsync(db, person, message.Address, letter, null, true, message.Note, now, cancel);
            prepared.Add(new SendIt(message.Id, _ => Task.FromResult(written)));
        }
        return prepared;
    }
}
