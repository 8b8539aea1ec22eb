using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

public sealed class BulkInsertTests
{
    [Fact]
    public async Task What_goes_in_in_bulk_comes_out_as_the_model_stores_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person("Zoë O’Neil", loggedInAt: portal.Now.ToOffset(TimeSpan.FromHours(-5)));
        var token = new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            Hash = Secret.Mint().Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14)
        };

        await portal.Database.WriteAsync(async db =>
        {
            await db.BulkInsertAsync([person]);
            await db.BulkInsertAsync([.. person.Addresses]);
            await db.BulkInsertAsync([token]);
        });

        var stored = await portal.ReadAsync(db => db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id));
        Assert.Equivalent(person, stored);
        Assert.Equivalent(token, await portal.ReadAsync(db => db.Tokens.SingleAsync(row => row.Hash == token.Hash)));
    }

    [Fact]
    public async Task Refuses_to_work_without_a_transaction()
    {
        await using var portal = await TestPortal.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.ReadAsync(db => db.BulkInsertAsync([A.Person()])));
    }

    [Fact]
    public async Task A_conflict_fails_the_whole_unless_it_may_be_skipped()
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (A.Person(), A.Person("Sarah Doe", "sarah@example.com"));
        await portal.SaveAsync(one);

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
            portal.Database.WriteAsync(db => db.BulkInsertAsync([one, other])));
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));

        Assert.Equal(1, await portal.Database.WriteAsync(db => db.BulkInsertAsync([one, other], skipConflicts: true)));
        Assert.Equal(2, await portal.ReadAsync(db => db.People.CountAsync()));
    }
}
