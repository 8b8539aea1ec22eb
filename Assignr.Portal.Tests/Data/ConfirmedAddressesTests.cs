using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.Data;

public sealed class ConfirmedAddressesTests
{
    [Fact]
    public async Task Of_what_is_there_at_the_update_those_addresses_are_confirmed_whose_link_was_used()
    {
        await using var portal = await TestPortal.StartAsync();
        var person = A.Person(address: "used@example.com", moreAddresses: ["reset@example.com", "sent@example.com", "typed@example.com"]);
        await portal.SaveAsync(person);
        await LinkAsync(portal, person.Id, "used@example.com", Purpose.NewAccount, use: true);
        var first = portal.Now;
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await LinkAsync(portal, person.Id, "used@example.com", Purpose.PasswordReset, use: true);
        await LinkAsync(portal, person.Id, "reset@example.com", Purpose.PasswordReset, use: true);
        await LinkAsync(portal, person.Id, "sent@example.com", Purpose.PasswordReset, use: false);

        await using (var db = await portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_MailHolds", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        Assert.Equal(
            [first, portal.Now, null, null],
            await portal.ReadAsync(db => db.Addresses.OrderBy(address => address.Position).Select(address => address.ConfirmedAt)
                .ToListAsync()));
    }

    private static async Task LinkAsync(TestPortal portal, Guid personId, string address, Purpose purpose, bool use)
    {
        var token = new Token
        {
            Purpose = purpose,
            PersonId = personId,
            AddressKey = address,
            Hash = Secret.Mint().Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(1),
        };
        await portal.SaveAsync(token);
        if (use)
            await portal.Database.WriteAsync(db => db.RedeemAsync(token, portal.Now));
    }
}
