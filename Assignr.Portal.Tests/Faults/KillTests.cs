using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.Tests.Mail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The process dies or is stopped while a mailing goes: rows 1 to 4 of the faults in reliability.md.</summary>
[Collection(FaultCollection.Name)]
public sealed class KillTests
{
    private static readonly int Many = FaultTable.InFull(10_000, 1_000);

    [Fact]
    public async Task Killed_again_and_again_nothing_is_lost()
    {
        await KilledAsync("1", Many, FaultTable.InFull(5, 3), seed: 1);
        if (FaultTable.IsFull)
        {
            await KilledAsync("1b", Many, 5, seed: 2);
            await KilledAsync("1c", Many, 5, seed: 3);
            await KilledAsync("2", Many, 50, seed: 4);
        }
    }

    [Fact]
    public async Task Killed_with_one_answer_on_its_way_to_disk_and_the_next_letter_taken_each_kill_doubles_exactly_two()
    {
        var kills = FaultTable.InFull(5, 2);
        await using var rig = await FaultRig.QueueAsync(Many / 10, settings: ["--Mail:Connections", "1"]);
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var other = new SqliteConnection($"Data Source={rig.Database};Pooling=False");
            await other.OpenAsync();
            var (before, recorded) = (rig.Receiver.MailCount, await HandedOverAsync(other));
            var yes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            // While another process writes, no answer can be committed, so nothing is recorded until the kill.
            rig.Receiver.Script = turn => turn.Verb != "DOT" ? null
                : rig.Receiver.MailCount == before + 5 ? SmtpAnswer.Wait(HoldAsync(other, recorded + 5))
                : rig.Receiver.MailCount == before + 6 ? SmtpAnswer.Wait(Task.CompletedTask) with { Then = yes.SetResult }
                : null;
            await rig.StartPortalAsync();
            await yes.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await rig.KillAsync();
            await ExecuteAsync(other, "ROLLBACK");
        }
        rig.Receiver.Script = _ => null;
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        await rig.FollowDoublesAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("3", $"kill -9 with one answer on its way to disk and the next letter taken, {kills} times, 1 connection", figures);
        figures.AreClean();
        Assert.Equal(2 * kills, figures.Doubled);
        figures.RecoveredInTime();
    }

    [Fact]
    public async Task Ended_politely_again_and_again_nothing_is_lost_or_doubled()
    {
        var ends = FaultTable.InFull(20, 3);
        await using var rig = await FaultRig.QueueAsync(Many);
        foreach (var moment in Moments(ends, Many, seed: 5))
        {
            await rig.StartPortalAsync();
            await rig.KeepsAsync(moment, TimeSpan.FromMinutes(3));
            await rig.TerminateAsync();
        }
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("4", $"SIGTERM and restart, {ends} times", figures);
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        figures.RecoveredInTime();
    }

    [Fact]
    public async Task Ended_politely_beside_letters_whose_answers_are_late_it_waits_for_them_and_doubles_none()
    {
        var late = TimeSpan.FromSeconds(FaultTable.InFull(40, 10));
        await using var rig = await FaultRig.QueueAsync(Many / 10);
        var (asked, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        rig.Receiver.Script = turn =>
        {
            if (turn.Verb != "DOT" || rig.Receiver.MailCount < Many / 20)
                return null;
            if (Interlocked.Increment(ref asked) == FaultRig.Connections)
                all.SetResult();
            return SmtpAnswer.Wait(Task.Delay(late));
        };
        await rig.StartPortalAsync();
        await all.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await rig.TerminateAsync();
        rig.Receiver.Script = _ => null;
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("4b", $"SIGTERM beside letters whose answers come after {late.TotalSeconds:0} s", figures);
        figures.AreClean();
        Assert.Equal((0, 0), (figures.Doubled, figures.Doubtful));
        figures.RecoveredInTime();
    }

    [Fact]
    public async Task Stopped_and_killed_right_after_only_what_was_on_the_wire_had_left_and_its_link_does_not_work()
    {
        var kills = FaultTable.InFull(5, 2);
        var all = new List<Figures>();
        foreach (var moment in Moments(kills, Many, seed: 6))
        {
            await using var rig = await FaultRig.QueueAsync(Many);
            await using var site = await rig.OpenAsync();
            var mailing = await site.ReadAsync(db => db.Mailings.Select(one => one.Id).SingleAsync());
            var killed = new TaskCompletionSource();
            // A letter on the wire at the stop is answered only after the portal was killed.
            rig.Receiver.Script = turn => turn.Verb == "DOT" && rig.Receiver.MailCount >= moment ? SmtpAnswer.Wait(killed.Task) : null;
            await rig.StartPortalAsync();
            await rig.KeepsAsync(moment, TimeSpan.FromMinutes(3));
            Assert.NotEmpty((await site.Get<StopMailing>().RunAsync(TestPortal.Assignor, mailing)).InWords);
            await rig.KillAsync();
            killed.SetResult();
            await rig.StartPortalAsync();
            await rig.QuietAsync();
            all.Add(await rig.FiguresAsync());
            all[^1].AreClean();
            Assert.InRange(all[^1].Doubled + all[^1].Withdrawn, 1, FaultRig.MostUnrecorded);
            Assert.InRange(all[^1].Cancelled, 1, Many);
            Assert.NotNull(await site.ReadAsync(db => db.Mailings.Select(one => one.EndedAt).SingleAsync()));
        }
        FaultTable.Add("1s", $"a mailing is stopped and the portal killed right after, {kills} times", all[^1] with
        {
            Messages = all.Sum(one => one.Messages),
            Doubled = all.Sum(one => one.Doubled),
            Withdrawn = all.Sum(one => one.Withdrawn),
            Doubtful = all.Sum(one => one.Doubtful),
        }, $"{all.Sum(one => one.Cancelled):N0} cancelled");
    }

    private static async Task KilledAsync(string row, int messages, int kills, int seed)
    {
        await using var rig = await FaultRig.QueueAsync(messages);
        foreach (var moment in Moments(kills, messages, seed))
        {
            await rig.StartPortalAsync();
            await rig.KeepsAsync(moment, TimeSpan.FromMinutes(3));
            await rig.KillAsync();
        }
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        await rig.FollowDoublesAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add(row, $"kill -9, {kills} times, {FaultRig.Connections} connections, seed {seed}", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, kills * FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
        Assert.Equal("ok", await IntegrityAsync(rig.Database));
    }

    /// <summary>After how many letters to kill: at a random place in each of the equal parts except the last one.</summary>
    private static IEnumerable<int> Moments(int count, int messages, int seed)
    {
        var random = new Random(seed);
        var part = messages / (count + 1);
        return [.. Enumerable.Range(0, count).Select(number => (number * part) + random.Next(1, part))];
    }

    private static async Task<string> IntegrityAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT group_concat(integrity_check) FROM pragma_integrity_check) || ifnull((SELECT group_concat(\"table\") FROM "
            + "pragma_foreign_key_check), '')";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task HoldAsync(SqliteConnection connection, long recorded)
    {
        while (await HandedOverAsync(connection) < recorded)
            await Task.Delay(10);
        await ExecuteAsync(connection, "BEGIN IMMEDIATE");
    }

    private static async Task<long> HandedOverAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"Messages\" WHERE \"HandedOverAt\" IS NOT NULL";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One after another, because each of them starts portals.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollection
{
    public const string Name = "Faults";
}
