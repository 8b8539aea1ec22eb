using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.Data;

public sealed class EndedAskingsTests
{
    [Fact]
    public async Task At_the_update_nobody_stays_sending_whose_email_is_no_longer_under_way()
    {
        await using var portal = await TestPortal.StartAsync();
        var (forgotten, waiting, reached) = (A.Person("Ann Alpha"), A.Person("Bob Beta"), A.Person("Cid Gamma"));
        await portal.SaveAsync(forgotten, waiting, reached);
        await portal.SaveAsync(new Message
        {
            Kind = NewAccountQueue.Kind,
            Lane = Lane.ByHand,
            PersonId = waiting.Id,
            Address = waiting.PrimaryAddress!,
            AskedAt = portal.Now,
            DueAt = portal.Now,
        });
        DateTimeOffset? later = portal.Now.AddMinutes(1);
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row
            .SetProperty(person => person.NewAccountAskedAt, portal.Now)
            .SetProperty(person => person.NewAccountHandedOverAt, person => person.Id == reached.Id ? later : null)
            .SetProperty(person => person.LinkExpiresAt, portal.Now.AddDays(14))));

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_Complaints", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        Assert.Equal(
            [Standing.NotSent, Standing.Sending, Standing.Sent],
            await portal.ReadAsync(db => db.People.OrderBy(person => person.SortKey).Select(Standings.At(portal.Now)).ToListAsync()));
    }
}
