using Assignr.Portal.Changes;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.NewAccounts.Sending;
using Bunit;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

/// <summary>The page of a mailing on which somebody acts in another portal on the same database.</summary>
public sealed class AnotherPortalTests : SendDialogBench
{
    [Fact]
    public async Task What_was_pressed_there_shows_here_within_seconds()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        var id = (await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        var page = Show<MailingPage>(parameters => parameters.Add(page => page.Id, id));
        await page.FindAll(".actions button").Single(button => button.TextContent == "Pause").ClickAsync();
        Until(page, "Go on");
        // Its feed tells nobody here.
        var (bell, feed) = (new MailBell(), new ChangeFeed());
        using (bell)
        {
            await new GoOnWithMailing(Portal.Database, bell, feed, Portal.Clock).RunAsync(TestPortal.Assignor, id);
            Until(page, "Pause");

            await new PauseMailing(Portal.Database, Portal.Get<Assignr.Portal.Mail.Outbox.InFlight>(), feed, Portal.Clock)
                .RunAsync(TestPortal.Assignor, id);
            Until(page, "Go on");
        }
    }

    private void Until(IRenderedComponent<MailingPage> page, string button)
    {
        for (var seconds = 0; seconds < 5; seconds++)
            Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Contains(button, page.FindAll(".actions button").Select(one => one.TextContent)));
    }
}
