using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

public sealed class RowStatementTests
{
    private static readonly RowStatement<Person, (Guid Id, int Revision, DateTimeOffset At)> LogIn =
        RowStatement<Person, (Guid Id, int Revision, DateTimeOffset At)>.Update(
        where: [new(person => person.Id, row => row.Id), new(person => person.Revision, row => row.Revision),
            new(person => person.FirstLoginAt, null)],
        set: [new(person => person.FirstLoginAt, row => row.At), new(person => person.ExternalId, null)]);

    private static readonly RowStatement<Person, Guid> ExternalId = RowStatement<Person, Guid>.Find(
        where: [new(person => person.Id, id => id)], person => person.ExternalId);

    [Fact]
    public async Task Writes_a_row_that_is_still_as_expected_and_no_other()
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (A.Person(), A.Person("Sarah Doe", "sarah@example.com"));
        one.Know("17");
        await portal.SaveAsync(one, other);

        Task<bool> LogInAsync(int revision) =>
            portal.Database.WriteAsync(db => LogIn.HitsAsync(db, (one.Id, revision, portal.Now), CancellationToken.None));
        Assert.False(await LogInAsync(revision: 3));
        Assert.True(await LogInAsync(one.Revision));
        Assert.False(await LogInAsync(one.Revision));

        var (stored, left) = await portal.ReadAsync(async db =>
            (await db.People.SingleAsync(row => row.Id == one.Id), await db.People.SingleAsync(row => row.Id == other.Id)));
        Assert.Equal((portal.Now, null), (stored.FirstLoginAt, stored.ExternalId));
        Assert.Null(left.FirstLoginAt);
    }

    [Fact]
    public async Task Tells_an_empty_column_from_a_missing_row()
    {
        await using var portal = await TestPortal.StartAsync();
        var (with, without) = (A.Person(), A.Person("Sarah Doe", "sarah@example.com"));
        with.Know("17");
        await portal.SaveAsync(with, without);

        Task<object?> FindAsync(Guid id) => portal.Database.WriteAsync(db => ExternalId.FindAsync(db, id, CancellationToken.None));
        Assert.Equal("17", await FindAsync(with.Id));
        Assert.Equal(DBNull.Value, await FindAsync(without.Id));
        Assert.Null(await FindAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Refuses_to_work_without_a_transaction()
    {
        await using var portal = await TestPortal.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            portal.ReadAsync(db => ExternalId.FindAsync(db, Guid.CreateVersion7(), CancellationToken.None)));
    }
}
