using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.NewAccounts.Letters.NewAccount;

/// <summary>New account emails from the queue to the letter and its answer.</summary>
public abstract partial class NewAccountKindBench : IAsyncLifetime
{
    private protected TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private protected async Task<Message> QueueAsync(Person person)
    {
        if (!await portal.ReadAsync(db => db.People.AnyAsync(row => row.Id == person.Id)))
            await portal.SaveAsync(person);
        await portal.Database.WriteAsync(db =>
            NewAccountQueue.JudgeAndQueueAsync(db, TestPortal.Assignor, [person.Id],
                new Rules { Now = portal.Now }, new NewAccountOrder()));
        return await portal.ReadAsync(db => db.Messages.FirstAsync(message => message.PersonId == person.Id));
    }

    private protected Task ChangeAsync(Guid personId, Action<Person> change) => portal.Database.WriteAsync(async db =>
        change(await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == personId)));

    private protected Task<IReadOnlyList<Prepared>> PrepareAsync(params Message[] batch) =>
        portal.Database.WriteAsync(db => Kind().PrepareAsync(db, batch, portal.Now, CancellationToken.None));

    private protected async Task SkipsAsync(Message message, string reason)
    {
        Assert.Equal(new SkipIt(message.Id, reason), Assert.Single(await PrepareAsync(message)));
        Assert.Equal(0, await portal.ReadAsync(db => db.Tokens.CountAsync()));
    }

    private protected Task RecordAsync(Message message, AttemptOutcome outcome, string reply) => portal.Database.WriteAsync(db =>
        Kind().RecordedAsync(db, [new Recorded(message, outcome, reply, portal.Now)], CancellationToken.None));

    private protected Task<Standing> StandingAsync(DateTimeOffset at) =>
        portal.ReadAsync(db => db.People.Select(Standings.At(at)).SingleAsync());

    private protected static Task<Letter> WriteAsync(Prepared prepared) =>
        Assert.IsType<SendIt>(prepared).WriteAsync(CancellationToken.None);

    private protected IMailKind Kind() => portal.Services.GetServices<IMailKind>().Single(kind => kind.Name == NewAccountQueue.Kind);

    [GeneratedRegex(@"https://portal\.example\.test/choose-password/([\w-]{43})")]
    private protected static partial Regex Link();
}
