using Assignr.Portal.Audit;
using Assignr.Portal.NewAccounts.NeedsYou;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.NeedsYou;

public sealed class ExportNeedsYouTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task It_has_the_columns_of_the_page_for_everybody_and_is_audited()
    {
        await NeedsYouBench.AddAsync(portal);

        var table = await portal.Get<ExportNeedsYou>().RunAsync(TestPortal.Assignor, 7);

        Assert.Equal(5, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal(table.Headings.Count, row.Count));
        Assert.Equal(
            ["Expired Alpha", "TB at KC", "2026-11-23 07:00", "(555) 010-0001", "Link expired", "", "1", "2026-11-03 09:00", "", "", ""],
            table.Rows[0]);
        Assert.Equal("No such mailbox.", table.Rows[1][5]);
        Assert.Equal("5 officials who need you within 7 days",
            await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == Act.PeopleExported)
                .Select(entry => entry.Detail).SingleAsync()));
    }

    [Fact]
    public async Task A_call_and_a_game_without_a_time_are_in_it()
    {
        var person = A.Person();
        await portal.SaveAsync(person, A.GameWithoutTime(new DateOnly(2026, 11, 25), ("Referee", person)),
            NeedsYouBench.Called(portal, person, "Voicemail"));

        var row = Assert.Single((await portal.Get<ExportNeedsYou>().RunAsync(TestPortal.Assignor, 7)).Rows);

        Assert.Equal("2026-11-25", row[2]);
        Assert.Equal(["2026-11-23 09:00", "Marcy Dolan", "Voicemail"], row.TakeLast(3));
    }
}
