using Assignr.Portal.Tests.Mail;

namespace Assignr.Portal.Tests.Faults;

/// <summary>The process that sends has company on its file, which goes on when it dies or hangs: rows 5 and 24 of the faults in
/// reliability.md.</summary>
[Collection(FaultCollection.Name)]
public sealed class TwoPortalsTests
{
    private static readonly int Many = FaultTable.InFull(10_000, 1_000);

    [Fact]
    public async Task Of_two_on_one_file_one_sends_and_the_other_goes_on_when_it_dies()
    {
        var second = new TaskCompletionSource();
        await using var rig = await FaultRig.QueueAsync(Many);
        // So that the first one is not finished before the second one has started.
        rig.Receiver.Script = turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(rig.Receiver.MailCount < Many / 4 ? Task.Delay(5) : second.Task)
            : null;
        var first = await rig.StartPortalAsync();
        await rig.StartPortalAsync();
        rig.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(5)) : null;
        second.SetResult();
        await rig.KeepsAsync(Many / 2, TimeSpan.FromMinutes(3));
        Assert.InRange(rig.Receiver.Sessions.Count(session => !session.Ended), 1, FaultRig.Connections);
        await first.DisposeAsync();
        rig.NoteFault();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("24", "two portals on one file; the one that sends is killed", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
    }

    // It waits for two minutes. The lock and the fence also have tests of their own that always run.
    [Fact]
    [Trait("Form", "Full")]
    public async Task One_that_hangs_past_its_lease_is_replaced_and_what_it_says_late_is_fenced_off()
    {
        await using var rig = await FaultRig.QueueAsync(Many, turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(5)) : null);
        var first = await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 4, TimeSpan.FromMinutes(3));
        await Frozen.StopAsync(first, rig.Database);
        await rig.StartPortalAsync();
        // Recovery is only possible once the second one runs.
        rig.NoteFault();
        await rig.KeepsAsync(Many / 2, TimeSpan.FromMinutes(4));
        await first.SignalAsync("CONT");
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("5", "SIGSTOP past the lease with a second portal on the file, then SIGCONT", figures);
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
    }
}
