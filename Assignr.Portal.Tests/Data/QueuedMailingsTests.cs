using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.Data;

public sealed class QueuedMailingsTests
{
    [Fact]
    public async Task A_mailing_of_before_the_update_counts_as_queued_at_its_press_and_to_everybody()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_FollowUp", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        var mailing = await portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((mailing.AskedAt, SentSoFar.Anything, false), (mailing.QueuedAt, mailing.SentSoFar, mailing.IsPlanned));
    }
}
