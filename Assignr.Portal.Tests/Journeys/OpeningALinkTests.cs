using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The page behind a link says that it was seen.</summary>
[Collection(Journey.Name)]
public sealed class OpeningALinkTests(Chromium chromium)
{
    [Fact]
    public async Task A_page_that_stands_in_sight_says_so_once_and_one_that_is_left_or_has_no_script_does_not()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var people = new[] { A.Person("Left Atonce", "left@example.com"), A.Person("No Script", "plain@example.com"), A.Person() };
        await portal.SaveAsync([.. people]);
        foreach (var person in people)
            await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, person.Id);
        await portal.LetterAsync(people.Length);
        var (left, plain, seen) = (await portal.VisitorAsync(), await portal.VisitorAsync(javaScript: false), await portal.VisitorAsync());
        string LinkTo(string address) => HowAnOfficialLogsInTests.LinkIn(
            portal.Receiver.Mails.Single(mail => mail.To.Contains(address)).Parsed().TextBody!);

        await left.Page.GotoAsync(LinkTo("left@example.com"));
        await left.Page.GotoAsync("/login");
        await plain.Page.GotoAsync(LinkTo("plain@example.com"));
        var told = seen.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/opened", StringComparison.Ordinal));
        await seen.Page.GotoAsync(LinkTo("terrence.miles@officials.example.com"));
        await seen.Field("Password").FillAsync("typed and not sent");

        Assert.Equal(204, (await told).Status);
        Assert.DoesNotContain("typed", (await told).Request.PostData!, StringComparison.Ordinal);
        await Expect(seen.Field("Password")).ToHaveValueAsync("typed and not sent");
        Assert.Equal([people[2].Id], await portal.ReadAsync(db => db.LinkOpenings.Select(opening => opening.PersonId).ToListAsync()));
        Assert.Empty(seen.Complaints);
    }
}
