using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Tests.Journeys;
using Assignr.Portal.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Faults;

/// <summary>Two portals on one file whose clocks disagree: row 21 of the faults in reliability.md. One is the portal as a process, the
/// other a sender in this process whose clock is ahead.</summary>
[Collection(FaultCollection.Name)]
public sealed class SkewTests
{
    private static readonly int Many = FaultTable.InFull(10_000, 500);

    [Fact]
    public async Task Five_minutes_between_two_clocks_lose_nothing_and_take_the_lock_from_nobody()
    {
        await using var rig = await FaultRig.QueueAsync(Many, turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(Task.Delay(5)) : null);
        var first = await rig.StartPortalAsync();
        await rig.KeepsAsync(Many / 8, TimeSpan.FromMinutes(3));
        await using var ahead = await StartAheadAsync(rig, TimeSpan.FromMinutes(5));
        try
        {
            await rig.KeepsAsync(Many / 2, TimeSpan.FromMinutes(3));
            Assert.False(ahead.Get<SenderLock>().IsOurs);
            await first.DisposeAsync();
            rig.NoteFault();
            await rig.KeepsAsync(2 * Many / 3, TimeSpan.FromMinutes(3));
            // The portal whose clock is five minutes behind finds it locked.
            await rig.StartPortalAsync();
            await rig.KeepsAsync(5 * Many / 6, TimeSpan.FromMinutes(3));
            Assert.True(ahead.Get<SenderLock>().IsOurs);
        }
        finally
        {
            await ahead.Get<SenderService>().StopAsync(CancellationToken.None);
        }
        rig.NoteFault();
        await rig.QuietAsync();
        var figures = await rig.FiguresAsync();
        FaultTable.Add("21d", "two on one file, one's clock 5 minutes ahead; the one that sends is killed, later the other one ended",
            figures, "nobody lost the lock");
        figures.AreClean();
        Assert.InRange(figures.Doubled, 0, FaultRig.MostUnrecorded);
        figures.RecoveredInTime();
    }

    private static async Task<TestPortal> StartAheadAsync(FaultRig rig, TimeSpan by)
    {
        var clock = new ForwardClock();
        clock.PutForward(by);
        var ahead = await TestPortal.StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<SenderService>();
            services.Configure<MailOptions>(mail =>
            {
                (mail.Transport, mail.Host, mail.Port, mail.Security, mail.From, mail.Connections) = (Transport.Smtp, "localhost",
                    rig.Receiver.Port, MailSecurity.None, "assignors@league.example.com", FaultRig.Connections);
            });
        }, folder: Path.GetDirectoryName(rig.Database));
        await ahead.Get<SenderService>().StartAsync(CancellationToken.None);
        return ahead;
    }
}
