using System.Runtime.InteropServices;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

/// <summary>Many people are written in the order of their ids, so that of two who write the same ones one waits for the other, and
/// neither for both.</summary>
public sealed class WrittenInOrderTests : IAsyncLifetime
{
    /// <summary>More than one statement has.</summary>
    private readonly List<Person> people =
        [.. Enumerable.Range(0, 300).Select(number => A.Person($"Person {number}", $"{number}@officials.example.com"))];

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        new Random(7).Shuffle(CollectionsMarshal.AsSpan(people));
        await portal.SaveAsync([.. people]);
        await portal.Database.WriteAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE Written (Number INTEGER PRIMARY KEY, PersonId TEXT NOT NULL);
            CREATE TRIGGER Writes AFTER UPDATE ON People BEGIN INSERT INTO Written (PersonId) VALUES (new.Id); END;
            """));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task An_update_of_many()
    {
        await portal.Database.WriteAsync(db => db.BulkUpdateAsync(people, [person => person.Phone]));

        await AllInOrderAsync();
    }

    [Theory]
    [InlineData(AttemptOutcome.HandedOver)]
    [InlineData(AttemptOutcome.Refused)]
    [InlineData(AttemptOutcome.Skipped)]
    public async Task What_became_of_many_letters(AttemptOutcome outcome)
    {
        await portal.Database.WriteAsync(db => AccountLinks.RecordedAsync(
            db,
            people.ConvertAll(person => new Recorded(
                new Message
                {
                    Kind = NewAccountQueue.Kind,
                    Lane = Lane.Bulk,
                    PersonId = person.Id,
                    Address = person.PrimaryAddress!,
                    AskedAt = portal.Now,
                    DueAt = portal.Now,
                },
                outcome, "250 2.0.0 queued", portal.Now)),
            CancellationToken.None));

        await AllInOrderAsync();
    }

    [Fact]
    public async Task People_of_one_act()
    {
        await portal.Database.WriteAsync(async db =>
        {
            foreach (var person in await db.People.OrderByDescending(person => person.Id).ToListAsync())
                person.Call("555 0100");
        });

        await AllInOrderAsync();
    }

    private async Task AllInOrderAsync()
    {
        var written = await portal.ReadAsync(db =>
            db.Database.SqlQuery<Guid>($"SELECT PersonId AS Value FROM Written ORDER BY Number").ToListAsync());
        Assert.Equal(people.Select(person => person.Id).Order(), written);
    }
}
