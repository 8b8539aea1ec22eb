using Assignr.Portal.Tests.Faults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>kill -9 right after the press of Send Emails: the whole mailing is there, or nothing is and the button is pressed again. Row 6
/// of reliability.md.</summary>
[Collection(Journey.Name)]
public sealed class KilledWhileSendingTests(Chromium chromium)
{
    [Fact]
    public async Task A_process_killed_at_the_press_leaves_the_whole_mailing_or_nothing_and_a_second_press_doubles_nobody()
    {
        var random = new Random(6);
        var (rounds, whole, total) = (FaultTable.InFull(10, 1), 0, new List<Figures>());
        for (var round = 0; round < rounds; round++)
        {
            await using var rig = await FaultRig.QueueAsync(FaultTable.InFull(5_000, 500), press: false);
            await using (var marcy = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync()))
            {
                await marcy.SetUpAsync(rig.Portal);
                await PressAsync(marcy, rig.Messages);
                await Task.Delay(random.Next(0, FaultTable.InFull(1_000, 60)));
                await rig.KillAsync();
            }
            await using var site = await rig.OpenAsync();
            var (mailings, messages) = (await site.ReadAsync(db => db.Mailings.CountAsync()),
                await site.ReadAsync(db => db.Messages.CountAsync()));
            Assert.Equal(mailings == 0 ? 0 : rig.Messages, messages);
            whole += mailings;

            await using var again = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync());
            await again.SignInAsync(Visitor.Assignor, PortalServer.Password);
            if (mailings == 0)
            {
                rig.NoteAssignor();
                await PressAsync(again, rig.Messages);
                await Expect(again.Heading($"Sending {rig.Messages:N0} emails")).ToBeVisibleAsync();
            }
            else
            {
                await again.OpenAsync("/mailings");
            }
            await rig.QuietAsync();
            var figures = await rig.FiguresAsync();
            total.Add(figures);
            figures.AreClean();
            Assert.Equal(0, figures.Doubled);
            figures.RecoveredInTime();
        }
        FaultTable.Add("6", $"kill -9 within {FaultTable.InFull(1_000, 60)} ms of the press, {rounds} times",
            total[^1] with { Messages = total.Sum(one => one.Messages) },
            $"the mailing was whole {whole} times, not there {rounds - whole} times");
    }

    private static async Task PressAsync(Visitor marcy, int people)
    {
        await marcy.OpenAsync("/people");
        await marcy.Button("Send New Account Emails").ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync($"{people:N0} people get {people:N0} emails.");
        await marcy.Button("Send Emails").ClickAsync();
    }
}
