using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class NewAccountQueueTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Queues_one_message_for_each_address_and_says_so_in_the_audit()
    {
        var person = A.Person(moreAddresses: "parent@home.example");
        await portal.SaveAsync(person);

        var verdict = Assert.Single(await QueueAsync(person));

        Assert.True(verdict.GetsMail);
        var messages = await portal.ReadAsync(db => db.Messages.OrderBy(message => message.Address).ToListAsync());
        Assert.Equal(["parent@home.example", "terrence.miles@officials.example.com"], messages.Select(message => message.Address));
        Assert.All(messages, message => Assert.Equal((person.Id, Lane.ByHand, portal.Now, portal.Now),
            (message.PersonId, message.Lane, message.AskedAt, message.DueAt)));
        Assert.Equal(portal.Now, await portal.ReadAsync(db => db.People.Select(row => row.NewAccountAskedAt).SingleAsync()));
        Assert.Equal(Standing.Sending, await portal.ReadAsync(db => db.People.Select(Standings.At(portal.Now)).SingleAsync()));
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.NewAccountEmailAsked));
        Assert.Equal((person.Id, "To terrence.miles@officials.example.com, parent@home.example"), (entry.PersonId, entry.Detail));
    }

    [Fact]
    public async Task An_email_on_its_way_is_never_queued_twice()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => QueueAsync(person))));

        Assert.Equal(1, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task The_database_itself_refuses_the_second_of_a_pair()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        var verdicts = (await QueueAsync(person)).ToList();

        var queued = await portal.Database.WriteAsync(db =>
            NewAccountQueue.QueueAsync(db, TestPortal.Assignor, verdicts, new NewAccountOrder(), portal.Now));

        Assert.Equal(0, queued);
    }

    [Fact]
    public async Task Nothing_stays_when_the_act_that_asked_fails()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.Database.WriteAsync(async db =>
        {
            await NewAccountQueue.JudgeAndQueueAsync(db, TestPortal.Assignor, [person.Id],
                new Rules { Now = portal.Now }, new NewAccountOrder());
            throw new InvalidOperationException("the act failed");
        }));

        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Null(await portal.ReadAsync(db => db.People.Select(row => row.NewAccountAskedAt).SingleAsync()));
    }

    [Fact]
    public async Task Ten_thousand_are_queued_each_once()
    {
        var people = Enumerable.Range(0, 10_000).Select(number => A.Person($"Sam Number{number}", $"sam{number}@officials.example.com"))
            .ToArray();
        await portal.Database.WriteAsync(async db =>
        {
            await db.BulkInsertAsync(people);
            await db.BulkInsertAsync([.. people.SelectMany(person => person.Addresses)]);
        });

        var queued = await portal.Database.WriteAsync(async db =>
        {
            var candidates = await Candidates.ReadAsync(db, [.. people.Select(person => person.Id)], portal.Now);
            var verdicts = candidates.ConvertAll(person => Eligibility.Judge(person, new Rules { Now = portal.Now }));
            return await NewAccountQueue.QueueAsync(db, TestPortal.Assignor, verdicts,
                new NewAccountOrder { Lane = Lane.Bulk }, portal.Now);
        });

        Assert.Equal(10_000, queued);
        Assert.Equal(10_000, await portal.ReadAsync(db => db.Messages.Select(message => message.PersonId).Distinct().CountAsync()));
        Assert.Equal(10_000, await portal.ReadAsync(db => db.People.CountAsync(person => person.NewAccountAskedAt == portal.Now)));
    }

    [Fact]
    public async Task A_shared_address_is_noticed()
    {
        Person[] saved = [A.Person("Allen Baynes", "baynes.family@home.example"),
            A.Person("Rusty Baynes", "Baynes.Family@home.example"), A.Person()];
        await portal.SaveAsync([.. saved]);

        var people = await portal.ReadAsync(db => Candidates.ReadAsync(db, [.. saved.Select(person => person.Id)], portal.Now));

        Assert.Equal([true, true, false], people.Select(person => person.Addresses[0].IsShared));
    }

    private async Task<IReadOnlyList<Verdict>> QueueAsync(Person person) => await portal.Database.WriteAsync(db =>
        NewAccountQueue.JudgeAndQueueAsync(db, TestPortal.Assignor, [person.Id], new Rules { Now = portal.Now }, new NewAccountOrder()));
}
