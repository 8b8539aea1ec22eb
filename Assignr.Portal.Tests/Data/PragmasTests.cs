using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

public sealed class PragmasTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    [InlineData("temp_store", "2")]
    public async Task Every_connection_keeps_what_was_confirmed(string pragma, string value)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = await portal.Database.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(value, (await command.ExecuteScalarAsync())!.ToString());
    }
}
