using System.Text.RegularExpressions;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>"How does an Official log in after I've sent them their credentials?"</summary>
[Collection(Journey.Name)]
public sealed partial class HowAnOfficialLogsInTests(Chromium chromium)
{
    [Fact]
    public async Task They_are_sent_a_personalized_email_with_a_link_they_can_click()
    {
        await using var portal = await PortalServer.StartAsync(chromium);

        var letter = (await SendAsync(portal)).Parsed();

        Assert.Equal("Terrence, your account at Sunday Officials is ready", letter.Subject);
        Assert.Equal("Terrence Miles", letter.To.Single().Name);
        Assert.Contains("Terrence, your account is ready", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Marcy Dolan has set you up at Sunday Officials.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"{LinkIn(letter.TextBody!)}\"", letter.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clicking_the_link_in_the_email_brings_them_to_the_Assignr_site_where_they_are_prompted_to_choose_a_password()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var letter = (await SendAsync(portal)).Parsed();
        var terrence = await portal.VisitorAsync(width: 360);
        await terrence.Page.SetContentAsync(letter.HtmlBody!);

        await terrence.Link("Choose your password").ClickAsync();

        await Expect(terrence.Heading("Choose your password")).ToBeVisibleAsync();
        Assert.StartsWith(portal.Url, terrence.Page.Url, StringComparison.Ordinal);
        await Expect(terrence.Text("Terrence Miles")).ToBeVisibleAsync();
        await Expect(terrence.Field("Your user name")).ToHaveValueAsync("terrence.miles@officials.example.com");
        await Expect(terrence.Field("Password")).ToBeEditableAsync();
        await Expect(terrence.Button("Submit")).ToBeEnabledAsync();
        Assert.DoesNotContain(LinkIn(letter.TextBody!)[^43..], terrence.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_they_choose_a_password_and_select_Submit_they_are_ready_to_go()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var link = LinkIn((await SendAsync(portal)).Parsed().TextBody!);
        var terrence = await portal.VisitorAsync(width: 360);
        await terrence.Page.GotoAsync(link);

        await terrence.Field("Password").FillAsync("whistle in the snow");
        await terrence.Field("Password, once more").FillAsync("whistle in the snow");
        await terrence.Button("Submit").ClickAsync();

        await Expect(terrence.Heading("My games")).ToBeVisibleAsync();
        Assert.NotNull(await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Terrence")
            .Select(person => person.FirstLoginAt).SingleAsync()));
        var later = await portal.VisitorAsync();
        await later.SignInAsync("terrence.miles@officials.example.com", "whistle in the snow");
        await Expect(later.Heading("My games")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_that_was_already_used_says_so_and_offers_to_sign_in()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var link = LinkIn((await SendAsync(portal)).Parsed().TextBody!);
        var terrence = await portal.VisitorAsync();
        await terrence.Page.GotoAsync(link);
        await terrence.Field("Password").FillAsync("whistle in the snow");
        await terrence.Field("Password, once more").FillAsync("whistle in the snow");
        await terrence.Button("Submit").ClickAsync();
        await Expect(terrence.Heading("My games")).ToBeVisibleAsync();

        var again = await portal.VisitorAsync();
        await again.Page.GotoAsync(link);

        await Expect(again.Heading("This link was already used")).ToBeVisibleAsync();
        await Expect(again.Link("Sign in")).ToBeVisibleAsync();
        await Expect(again.Button("Email me a new link")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Siblings_who_share_an_address_each_get_an_email_and_a_user_name_of_their_own()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var (callum, felix) = (A.Person("Callum Dufresne", "dufresne.family@home.example"),
            A.Person("Felix Dufresne", "dufresne.family@home.example"));
        await portal.SaveAsync(callum, felix);
        foreach (var sibling in new[] { callum, felix })
            await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, sibling.Id);
        var letters = (await portal.Receiver.WaitForMailsAsync(2)).Select(mail => mail.Parsed()).OrderBy(letter => letter.Subject,
            StringComparer.Ordinal).ToList();

        foreach (var letter in letters)
        {
            var visitor = await portal.VisitorAsync(width: 360);
            await visitor.Page.GotoAsync(LinkIn(letter.TextBody!));
            await visitor.Field("Password").FillAsync("whistle in the snow");
            await visitor.Field("Password, once more").FillAsync("whistle in the snow");
            await visitor.Button("Submit").ClickAsync();
            await Expect(visitor.Heading("My games")).ToBeVisibleAsync();
        }

        Assert.Equal(["Callum, your account at Sunday Officials is ready", "Felix, your account at Sunday Officials is ready"],
            letters.Select(letter => letter.Subject));
        Assert.Equal(["dufresne.family@home.example", "felix.dufresne"], await portal.ReadAsync(db => db.Users
            .Where(account => account.PersonId == callum.Id || account.PersonId == felix.Id).OrderBy(account => account.UserName)
            .Select(account => account.UserName).ToListAsync()));
    }

    internal static string LinkIn(string text) => Link().Match(text).Value;

    private static async Task<ReceivedMail> SendAsync(PortalServer portal)
    {
        var terrence = A.Person();
        await portal.SaveAsync(terrence);
        await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, terrence.Id);
        return await portal.LetterAsync();
    }

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
