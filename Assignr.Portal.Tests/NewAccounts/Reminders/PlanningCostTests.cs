using System.Data.Common;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

public sealed class PlanningCostTests
{
    [Fact]
    public async Task Ten_thousand_are_planned_in_few_statements_and_a_look_where_nothing_is_due_is_one()
    {
        var counter = new Statements();
        await using var large = await TestPortal.StartAsync(services =>
            services.ConfigureDbContext<PortalDb>(options => options.AddInterceptors(counter)));
        var people = Enumerable.Range(0, 10_000).Select(number => A.Person($"Sam Number{number}", $"sam{number}@officials.example.com"))
            .ToArray();
        await large.Database.WriteAsync(async db =>
        {
            await db.BulkInsertAsync(people);
            await db.BulkInsertAsync([.. people.SelectMany(person => person.Addresses)]);
        });
        Guid[] ids = [.. people.Select(person => person.Id)];

        counter.Count = 0;
        await large.Database.WriteAsync(db => db.PlanRemindersAsync(
            TestPortal.Assignor, ids, ReminderDays.Usual, null, large.Now, CancellationToken.None));
        Assert.InRange(counter.Count, 1, 5);
        Assert.Equal(10_000, await large.ReadAsync(db => db.ReminderPlans.CountAsync()));

        counter.Count = 0;
        Assert.Equal(0, await large.Get<SendReminders>().RunAsync(large.Now));
        Assert.Equal(1, counter.Count);
    }

    /// <summary>Counts what EF sends; what is prepared for many rows counts by itself.</summary>
    private sealed class Statements : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
