using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.Data;

/// <summary>What a killed sender of an earlier version left in the database.</summary>
public sealed class CaughtUpHandOversTests
{
    [Fact]
    public async Task At_the_update_a_message_whose_hand_over_is_on_record_is_handed_over_and_the_others_wait_on()
    {
        await using var portal = await TestPortal.StartAsync();
        var (ana, ben) = (A.Person(address: "ana@example.com"), A.Person(address: "ben@example.com"));
        await portal.SaveAsync(ana, ben);
        var (gone, tried) = (Message(portal, ana.Id, "ana@example.com"), Message(portal, ben.Id, "ben@example.com"));
        await portal.SaveAsync(gone, tried);
        await portal.Database.WriteAsync(db => db.Messages.ExecuteUpdateAsync(row => row
            .SetProperty(message => message.ClaimedBy, "a killed sender")
            .SetProperty(message => message.ClaimedUntil, portal.Now)
            .SetProperty(message => message.Attempts, 2)));
        await portal.SaveAsync(
            Attempt(gone, 1, AttemptOutcome.Deferred, "451 later"), Attempt(gone, 2, AttemptOutcome.HandedOver, "250 kept"),
            Attempt(tried, 1, AttemptOutcome.Deferred, "451 later"));

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_GameSearchText", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        var rows = await portal.ReadAsync(db => db.Messages.AsNoTracking().ToDictionaryAsync(message => message.Id));
        Assert.Equal((portal.Now, portal.Now, "250 kept", null),
            (rows[gone.Id].HandedOverAt, rows[gone.Id].SettledAt, rows[gone.Id].LastReply, rows[gone.Id].ClaimedBy));
        Assert.Equal((null, null, "a killed sender"), (rows[tried.Id].HandedOverAt, rows[tried.Id].SettledAt, rows[tried.Id].ClaimedBy));
        Assert.Equal(
            [portal.Now, null],
            await portal.ReadAsync(db => db.People.Where(person => person.Id == ana.Id || person.Id == ben.Id)
                .OrderBy(person => person.PrimaryAddress)
                .Select(person => person.NewAccountHandedOverAt).ToListAsync()));
    }

    private static Message Message(TestPortal portal, Guid personId, string address) => new()
    {
        Kind = NewAccountQueue.Kind,
        Lane = Lane.Bulk,
        PersonId = personId,
        Address = address,
        AskedAt = portal.Now,
        DueAt = portal.Now,
    };

    private static Attempt Attempt(Message message, int number, AttemptOutcome outcome, string reply) =>
        new() { MessageId = message.Id, Number = number, At = message.AskedAt, Phase = Phases.Answer, Outcome = outcome, Reply = reply };
}
