using System.Globalization;
using System.Net;
using Assignr.Portal.Tests.Keys;
using Assignr.Portal.Tests.Mail;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The disk is full, another process locks the database, the keys are lost: rows 18, 19 and 30 of the faults in
/// reliability.md.</summary>
[Collection(FaultCollection.Name)]
public sealed class StorageFaultTests
{
    private static readonly int Many = FaultTable.InFull(10_000, 1_000);

    [Fact]
    public async Task A_full_disk_loses_nothing_and_the_sending_goes_on_by_itself_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(FaultTable.InFull(64, 24));
        await using var rig = await FaultRig.QueueAsync(Many,
            folder: Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName);
        await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 3, TimeSpan.FromMinutes(3));
        disk.Fill();
        // Mail goes on as long as the write-ahead log has room; that is over when nothing came for a while.
        var before = -1;
        for (var waited = 0; before != rig.Receiver.MailCount && waited < 20; waited++)
        {
            before = rig.Receiver.MailCount;
            await Task.Delay(TimeSpan.FromSeconds(3));
        }
        await Task.Delay(TimeSpan.FromSeconds(FaultTable.InFull(30, 5)));
        var meanwhile = rig.Receiver.MailCount - before;
        using (var browser = new HttpClient())
        {
            Assert.Contains("password", await browser.GetStringAsync(await rig.Portal.ListeningAsync()),
                StringComparison.OrdinalIgnoreCase);
            using var health = await browser.GetAsync(new Uri(await rig.Portal.ListeningAsync(), "health/deep"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            Assert.Contains("\"disk\":{\"status\":\"Unhealthy\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        disk.Empty();
        rig.NoteFault(onOpenConnections: true);
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("18", "the disk is full in the middle", figures,
            string.Create(CultureInfo.InvariantCulture, $"{meanwhile} letters while it was full; the portal answers"));
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
        Assert.InRange(meanwhile, 0, FaultRig.MostUnrecorded);
    }

    [Fact]
    public async Task A_full_disk_under_the_log_costs_lines_of_the_log_and_nothing_else()
    {
        await using var disk = await SmallDisk.MountAsync(FaultTable.InFull(256, 24));
        // Logs the statements of each claim, so that every letter writes to the log.
        await using var rig = await FaultRig.QueueAsync(Many, turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(Task.Delay(5))
            : null, settings: ["--Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information"]);
        rig.Log = Path.Combine(disk.Folder, "portal.log");
        await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 3, TimeSpan.FromMinutes(3));
        disk.Fill();
        var (sent, said) = (rig.Receiver.MailCount, new FileInfo(rig.Log).Length);
        await rig.KeepsAsync(2 * Many / 3, TimeSpan.FromMinutes(3));
        using (var browser = new HttpClient())
        {
            Assert.Contains("password", await browser.GetStringAsync(await rig.Portal.ListeningAsync()),
                StringComparison.OrdinalIgnoreCase);
            using var health = await browser.GetAsync(new Uri(await rig.Portal.ListeningAsync(), "health"));
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }
        var meanwhile = rig.Receiver.MailCount - sent;
        // The rest of the file's last page may still be written.
        var full = new FileInfo(rig.Log).Length;
        Assert.InRange(full - said, 0, Environment.SystemPageSize);
        disk.Empty();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("18b", "the disk of the log is full in the middle", figures, string.Create(CultureInfo.InvariantCulture,
            $"{meanwhile} letters while it was full; the portal answers; the log goes on when there is room"));
        figures.AreClean();
        Assert.Equal(0, figures.Doubled);
        Assert.InRange(meanwhile, 1, Many);
        Assert.True(new FileInfo(rig.Log).Length > full);
    }

    [Fact]
    public async Task A_database_that_somebody_else_holds_loses_nothing()
    {
        var held = TimeSpan.FromSeconds(FaultTable.InFull(60, 15));
        await using var rig = await FaultRig.QueueAsync(Many);
        await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 3, TimeSpan.FromMinutes(3));
        await using (var other = new SqliteConnection($"Data Source={rig.Database};Pooling=False"))
        {
            await other.OpenAsync();
            // Asked at every moment: who rests between the questions gets the lock only when the last letter has gone.
            while (raw.sqlite3_exec(other.Handle, "BEGIN EXCLUSIVE") != raw.SQLITE_OK)
                await Task.Yield();
            Assert.InRange(rig.Receiver.MailCount, 1, Many - FaultRig.MostUnrecorded - 1);
            await Task.Delay(held);
            rig.NoteFault(onOpenConnections: true);
        }
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("19", $"another process holds the database for {held.TotalSeconds:0} s", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
    }

    [Fact]
    public async Task Lost_keys_cost_a_new_sign_in_and_no_mail()
    {
        await using var rig = await FaultRig.QueueAsync(Many);
        await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 3, TimeSpan.FromMinutes(3));
        await rig.KillAsync();
        await using (var database = new SqliteConnection($"Data Source={rig.Database};Pooling=False"))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = "DELETE FROM DataProtectionKeys";
            Assert.True(await command.ExecuteNonQueryAsync() > 0);
        }
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        await rig.FollowDoublesAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("30", "data protection keys deleted in the middle", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
    }

    [Fact]
    public async Task A_lost_key_file_costs_a_new_sign_in_and_no_mail()
    {
        var file = TestKey.Make();
        await using var rig = await FaultRig.QueueAsync(Many, settings: ["--Keys:File", file]);
        await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 3, TimeSpan.FromMinutes(3));
        await rig.KillAsync();
        File.Move(TestKey.Make(), file, overwrite: true);
        await rig.StartPortalAsync();
        await rig.QuietAsync();
        await rig.FollowDoublesAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("30c", "the file of the key lost in the middle, and another one in its place", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
        Assert.Contains("Keys:File is another key than before", rig.Portal.Output, StringComparison.Ordinal);
    }
}
