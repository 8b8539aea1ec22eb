using Assignr.Portal.Tests.Faults;
using Assignr.Portal.Tests.Mail;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A backup from the middle of a mailing is restored after its end: nothing leaves before an assignor allows it. Row 29 of
/// reliability.md.</summary>
[Collection(Journey.Name)]
public sealed class RestoredBackupTests(Chromium chromium)
{
    [Fact]
    public async Task A_restored_backup_sends_nothing_until_an_assignor_has_looked_and_lets_mail_go_on()
    {
        var many = FaultTable.InFull(10_000, 300);
        await using var rig = await FaultRig.QueueAsync(many);
        var copied = new TaskCompletionSource();
        rig.Receiver.Script = turn => turn.Verb == "DOT" && rig.Receiver.MailCount >= many / 2 ? SmtpAnswer.Wait(copied.Task) : null;
        await using (var marcy = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync()))
            await marcy.SetUpAsync(rig.Portal);
        await rig.Receiver.WaitAsync(() => rig.Receiver.MailCount >= many / 2, TimeSpan.FromMinutes(3));
        var backup = rig.Database + ".backup";
        await ExecuteAsync(rig.Database, $"VACUUM INTO '{backup}'");
        copied.SetResult();
        await rig.QuietAsync();
        await rig.TerminateAsync();
        var sent = rig.Receiver.MailCount;

        foreach (var old in new[] { "-wal", "-shm" })
            File.Delete(rig.Database + old);
        File.Move(backup, rig.Database, overwrite: true);
        var portal = await rig.StartPortalAsync();
        await Task.Delay(TimeSpan.FromSeconds(FaultTable.InFull(60, 5)));
        Assert.Equal(sent, rig.Receiver.MailCount);

        await using var again = await chromium.VisitAsync(await portal.ListeningAsync());
        await again.SignInAsync(Visitor.Assignor, PortalServer.Password);
        var notice = again.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert);
        await Expect(notice).ToContainTextAsync("Mail has been held since");
        await Expect(notice).ToContainTextAsync("This is a backup, put back in place");
        Assert.Empty(await again.ViolationsAsync());
        rig.NoteAssignor();
        await again.Button("Let mail go on").ClickAsync();
        await Expect(notice).Not.ToBeVisibleAsync();
        await rig.QuietAsync();

        var figures = await rig.FiguresAsync();
        FaultTable.Add("29", "a backup from the middle, put back after the end", figures,
            "0 letters before an assignor let mail go on; the doubles are what went between backup and restore");
        Assert.Equal((0, 0), (figures.Lost, figures.Unaccounted));
        figures.RecoveredInTime();
        // After one confirmation it is not asked again.
        await rig.TerminateAsync();
        await rig.StartPortalAsync();
        await again.OpenAsync("/people");
        await Expect(notice).Not.ToBeVisibleAsync();
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
