using System.Diagnostics;
using Assignr.Portal.Tests.Faults;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The portal is restarted under an open page, which comes back by itself.</summary>
[Collection(Journey.Name)]
public sealed class RestartedPortalTests(Chromium chromium)
{
    [Fact]
    public async Task An_open_page_is_back_soon_after_the_portal_is_and_still_signed_in()
    {
        await using var rig = await FaultRig.QueueAsync(20);
        await using var marcy = await chromium.VisitAsync(await (await rig.StartPortalAsync()).ListeningAsync());
        await marcy.SetUpAsync(rig.Portal);
        await marcy.OpenAsync("/people");
        await Expect(marcy.Link("Official Number1").First).ToBeVisibleAsync();

        await rig.KillAsync();
        await Expect(marcy.Text("No connection since")).ToBeVisibleAsync();
        await (await rig.StartPortalAsync()).ListeningAsync();
        var watch = Stopwatch.StartNew();
        await Expect(marcy.Text("No connection since")).Not.ToBeVisibleAsync();
        await Expect(marcy.Link("Official Number1").First).ToBeVisibleAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(5));
        await marcy.Button("+ Add a New Person").First.ClickAsync();
        await Expect(marcy.Dialog).ToBeVisibleAsync();
    }
}
