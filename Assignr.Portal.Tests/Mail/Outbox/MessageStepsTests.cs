using System.Reflection;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Tests.StartUp;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>Each step of <see cref="MessageLife"/> changes the columns that docs/reliability.md says, and none where the claim was
/// lost.</summary>
public sealed partial class MessageStepsTests : IAsyncLifetime
{
    private const string Owner = "a sender";

    /// <summary>By the method of MessageLife: the state before it, and the step.</summary>
    private static readonly Dictionary<string, (Before Before, Func<PortalDb, Message, DateTimeOffset, Task<int>> Take)> Steps =
        new(StringComparer.Ordinal)
        {
            ["HurryAsync"] = (Before.Waits, (db, message, at) => MessageLife.HurryAsync(One(db, message), at, default)),
            ["AskApartAsync"] = (Before.IsPausedAndStopped, (db, message, at) =>
                MessageLife.AskApartAsync(One(db, message), Lane.Now, Guid.CreateVersion7(), at, default)),
            ["PauseAsync"] = (Before.Waits, (db, message, at) => MessageLife.PauseAsync(One(db, message), at, default)),
            ["GoOnAsync"] = (Before.IsPaused, (db, message, _) => MessageLife.GoOnAsync(One(db, message), default)),
            ["ClaimAsync"] = (Before.Waits, (db, message, at) => MessageLife.ClaimAsync(One(db, message), "another", at, default)),
            ["RenewAsync"] = (Before.IsClaimed, (db, message, at) =>
                MessageLife.RenewAsync(db, message.ClaimedBy!, [message.Id], at.AddHours(1), default)),
            ["SkippedAsync"] = (Before.IsClaimed, (db, message, at) =>
                MessageLife.SkippedAsync(db, [message.Id], "No such person.", at, default)),
            ["StopAsync"] = (Before.Waits, (db, message, at) => db.StopAsync(One(db, message), at)),
            ["StateAsync"] = (Before.IsClaimed, async (db, message, _) =>
                await MessageLife.StateAsync(db, message, default) is ClaimState.Lost
                ? 0
                : 1),
            ["EndStoppedAsync"] = (Before.IsStopped, async (db, message, at) =>
                Count(await MessageLife.EndStoppedAsync(db, message, at, default))),
            ["HandedOverAsync"] = (Before.IsStopped, async (db, message, at) =>
                Count(await MessageLife.HandedOverAsync(db, new(message, at, Handover.Accepted("250 ok")), default))),
            ["RefusedAsync"] = (Before.IsStopped, async (db, message, at) =>
                Count(await MessageLife.RefusedAsync(db, new(message, at, Handover.Doubtful("broke off")), "gave up", default))),
            ["PutOffAsync"] = (Before.IsStopped, async (db, message, at) =>
                Count(await MessageLife.PutOffAsync(db, new(message, at, Handover.Doubtful("broke off")), at.AddMinutes(5), default))),
            ["ReleasedAsync"] = (Before.IsClaimed, (db, message, _) => MessageLife.ReleasedAsync(db, message, default)),
            ["FreeAsync"] = (Before.IsStopped, (db, message, at) => MessageLife.FreeAsync(One(db, message), at, default)),
            ["ReturnedAsync"] = (Before.IsGone, (db, message, at) =>
                MessageLife.ReturnedAsync(db, message, "no such mailbox", at, default)),
            ["AnsweredLateAsync"] = (Before.IsClaimed, async (db, message, at) =>
                Count(await MessageLife.AnsweredLateAsync(db, new(message, at, Handover.Accepted("250 ok")), default))),
        };

    private static readonly Dictionary<string, IReadOnlyList<string>> Table = Rows().ToDictionary(
        row => row.Groups["step"].Value, row => Columns(row.Groups["columns"].Value), StringComparer.Ordinal);

    private TestPortal portal = null!;

    /// <summary>The state of a row before a step.</summary>
    private enum Before
    {
        Waits,
        IsPaused,
        IsClaimed,
        /// <summary>While it is claimed.</summary>
        IsStopped,
        /// <summary>While it is claimed.</summary>
        IsPausedAndStopped,
        /// <summary>Handed over and stopped, which cannot be, so that everything that a step clears is seen.</summary>
        IsGone,
    }

    public static TheoryData<string> All => [.. Steps.Keys];

    /// <summary>The steps of a sender that has the message claimed.</summary>
    public static TheoryData<string> Fenced =>
        ["StateAsync", "EndStoppedAsync", "HandedOverAsync", "RefusedAsync", "PutOffAsync", "ReleasedAsync"];

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public void The_table_the_class_and_these_tests_have_the_same_steps()
    {
        var methods = typeof(MessageLife).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(method => !method.IsPrivate && method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => method.Name).ToList();

        // In one order: whoever reads the one beside the other finds each at its place.
        Assert.Equal(methods, Table.Keys);
        Assert.Equal(methods.Order(), Steps.Keys.Order());
    }

    [Fact]
    public void The_picture_has_the_same_steps()
    {
        var picture = File.ReadAllText(Path.Combine(PortalProcess.Root, "docs", "architecture.md"))
            .Split("stateDiagram-v2")[1].Split("```")[0];

        Assert.Equal(Table.Keys.Order(), Step().Matches(picture).Select(step => step.Value).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_step_changes_the_columns_of_its_row_in_the_table_and_no_other(string step)
    {
        var before = await SaveAsync(Steps[step].Before);

        var changed = await portal.Database.WriteAsync(db => Steps[step].Take(db, before, portal.Now.AddMinutes(1)));

        Assert.Equal(1, changed);
        Assert.Equal(Table[step].Order(StringComparer.Ordinal),
            Differences(before, await LoadAsync(before.Id)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fenced))]
    public async Task A_step_of_a_sender_that_lost_its_claim_changes_nothing(string step)
    {
        var mine = await SaveAsync(Steps[step].Before);
        await portal.Database.WriteAsync(async db =>
        {
            await MessageLife.FreeAsync(One(db, mine), portal.Now, default);
            await MessageLife.ClaimAsync(One(db, mine), Owner, portal.Now.AddMinutes(2), default);
        });
        var theirs = await LoadAsync(mine.Id);

        var changed = await portal.Database.WriteAsync(db => Steps[step].Take(db, mine, portal.Now.AddMinutes(1)));

        Assert.Equal(0, changed);
        Assert.Empty(Differences(theirs, await LoadAsync(mine.Id)));
    }

    private static IQueryable<Message> One(PortalDb db, Message message) => db.Messages.Where(row => row.Id == message.Id);

    private static int Count(bool hit) => hit ? 1 : 0;

    private async Task<Message> SaveAsync(Before before)
    {
        var message = new Message
        {
            Kind = "test",
            Lane = Lane.Bulk,
            Address = "ana@officials.example.com",
            AskedAt = portal.Now,
            DueAt = portal.Now
        };
        await portal.SaveAsync(message);
        await portal.Database.WriteAsync(async db =>
        {
            if (before is Before.IsPaused or Before.IsPausedAndStopped)
                await MessageLife.PauseAsync(One(db, message), portal.Now, default);
            if (before is Before.IsClaimed or Before.IsStopped or Before.IsPausedAndStopped)
                await MessageLife.ClaimAsync(One(db, message), Owner, portal.Now.AddMinutes(1), default);
            if (before is Before.IsStopped or Before.IsPausedAndStopped)
                await db.StopAsync(One(db, message), portal.Now);
            if (before is Before.IsGone)
                await One(db, message).ExecuteUpdateAsync(row => row.SetProperty(one => one.HandedOverAt, portal.Now)
                    .SetProperty(one => one.CancelledAt, portal.Now).SetProperty(one => one.SettledAt, portal.Now));
        });
        return await LoadAsync(message.Id);
    }

    private Task<Message> LoadAsync(Guid id) => portal.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(row => row.Id == id));

    private static IEnumerable<string> Differences(Message before, Message after) =>
        typeof(Message).GetProperties().Where(column => !Equals(column.GetValue(before), column.GetValue(after)))
            .Select(column => column.Name);

    private static MatchCollection Rows() => Row().Matches(File.ReadAllText(Path.Combine(PortalProcess.Root, "docs", "reliability.md")));

    // "No claim" stands for both of its columns.
    private static IReadOnlyList<string> Columns(string cell) =>
    [
        .. Column().Matches(cell).Select(name => name.Groups[1].Value),
        .. cell.Contains("no claim", StringComparison.Ordinal)
            ? [nameof(Message.ClaimedBy), nameof(Message.ClaimedUntil)]
            : Array.Empty<string>(),
    ];

    [GeneratedRegex("^[|] `(?<step>[A-Za-z]+Async)` [|][^|]*[|][^|]*[|](?<columns>[^|]*)[|]$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("[A-Za-z]+Async")]
    private static partial Regex Step();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Column();
}
