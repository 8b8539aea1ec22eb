using System.Net;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Tests.Accounts;

namespace Assignr.Portal.Tests.NewAccounts.Stragglers;

/// <summary>The document over HTTP: it has no circuit.</summary>
public sealed class SheetPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task Has_the_leagues_name_the_code_of_the_front_door_and_a_line_for_each_and_no_whole_address()
    {
        var visitor = await SignInAsync("sheet.reader@example.com");
        await portal.SaveAsync(A.Person("Sarah <b>Thomas", "sarah.thomas@officials.example.com", phone: "(555) 010-0002"));

        var page = await visitor.GetAsync("/people/sheet");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("aria-label=\"QR code of https://portal.example.test/start\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("<td>Sarah &lt;b&gt;Thomas</td><td>(555) 010-0002</td><td>s•••@officials.example.com</td>"
            + "<td>Go to portal.example.test/start and enter this email.</td>", WithDots(page.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("sarah.thomas", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.server.js", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slips_use_one_drawing_of_the_code()
    {
        var visitor = await SignInAsync("slip.reader@example.com");
        await portal.SaveAsync(A.Person("Gerald Austin", "gerald@example.com"), A.Person("Nora Lamb", address: null));

        var page = await visitor.GetAsync("/people/sheet?as=slips");

        Assert.Equal(1, page.Body.Split("<symbol").Length - 1);
        Assert.Contains("Your email here: <b>g•••@example.com</b>", WithDots(page.Body), StringComparison.Ordinal);
        Assert.Contains("Give your assignor an email address.", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Officials_and_strangers_do_not_get_it()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Visit().GetAsync("/people/sheet")).Status);
        var official = await SignInAsync("official.only@example.com", Permissions.Official);
        Assert.NotEqual(HttpStatusCode.OK, (await official.GetAsync("/people/sheet")).Status);
    }

    // The encoder writes the dots of a masked address as numbers, and its lines may break at them.
    private static string WithDots(string html) =>
        Regex.Replace(Regex.Replace(html, "<wbr ?/?>", ""), @">\s+<", "><").Replace("&#x2022;", "•", StringComparison.Ordinal);

    private async Task<Visitor> SignInAsync(string address, Permissions permissions = Permissions.Observer)
    {
        await portal.WithAccountAsync(A.Person("Olive Byrd", address, permissions, loggedInAt: TimeProvider.System.GetUtcNow()));
        var visitor = portal.Visit();
        await visitor.PostAsync("/login", "login", ("Form.Name", address), ("Form.Password", PortalHttp.Password));
        return visitor;
    }
}
