using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.NewAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.Data;

public sealed class FirstEmailsTests
{
    [Fact]
    public async Task Whoever_had_logged_in_at_the_update_has_the_time_of_their_first_email()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("A", "in@example.com"), A.Person("B", "out@example.com"), A.Person("C", "refused@example.com"));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);
        portal.Clock.Advance(SendMailing.UndoWindow);
        var sent = portal.Now;
        await new Outbox(portal).SendEverythingAsync(message => message.Address == "refused@example.com"
            ? (AttemptOutcome.Refused, "550 no such user")
            : (AttemptOutcome.HandedOver, "250 ok"));
        await portal.ReadAsync(db => db.People.Where(person => person.PrimaryAddress != "out@example.com")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, portal.Now.AddDays(1))));

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_Reminders", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        Assert.Equal([sent, null, null], await portal.ReadAsync(db => db.People.OrderBy(person => person.PrimaryAddress)
            .Select(person => person.FirstEmailedAt).ToListAsync()));
    }
}
