using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.SenderDomain.Page;
using Bunit;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.SenderDomain;

public sealed class CheckUpPageTests : PageContext
{
    private readonly DnsServer dns = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var mail = Portal.Get<IOptions<MailOptions>>().Value;
        (mail.Transport, mail.Host, mail.From) = (Transport.Smtp, CheckUpBench.Relay, $"portal@{CheckUpBench.Domain}");
        Portal.Get<IOptions<DnsOptions>>().Value.Servers = [dns.Address];
        dns.Text(CheckUpBench.Domain, "v=spf1 <b>bold</b> -all");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await dns.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    [Fact]
    public void Looks_by_itself_and_says_what_was_found_as_text_and_what_to_publish()
    {
        var page = Show<CheckUpPage>();

        page.WaitForAssertion(() => Assert.Equal("Looked just now.", page.Find(".under").TextContent.Trim()));
        Assert.Equal("Check-up of league.example", page.Find(".check-up > h2").TextContent);
        Assert.Equal(["SPF Wrong", "DKIM Could not look", "DMARC Missing", "MX Missing", "Reverse name Could not look", "What came back "],
            page.FindAll(".check-row").Select(one =>
                $"{one.QuerySelector("h2")!.TextContent} {one.QuerySelector(".chip .clip")?.TextContent}"));
        Assert.Contains("&lt;b&gt;bold", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".check-row b"));
        Assert.Contains("_dmarc.league.example", page.FindAll(".publish .record").Select(one => one.TextContent));
    }

    [Fact]
    public async Task What_was_kept_is_shown_at_once_and_looked_at_again_on_a_press()
    {
        await Portal.Get<LookAtDomain>().RunAsync(TestPortal.Assignor);
        Portal.Clock.Advance(TimeSpan.FromMinutes(12));
        var asked = dns.Asked.Count;

        var page = Show<CheckUpPage>();
        page.WaitForAssertion(() => Assert.Equal("Looked 12 minutes ago.", page.Find(".under").TextContent.Trim()));
        Assert.Equal(asked, dns.Asked.Count);

        dns.Forget(CheckUpBench.Domain).Text(CheckUpBench.Domain, "v=spf1 -all");
        await page.Find(".actions button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Looked just now.", page.Find(".under").TextContent.Trim()));
        Assert.Equal("Good", page.Find(".check-row .chip .clip").TextContent);
    }

    [Fact]
    public void Stands_there_while_it_looks()
    {
        dns.Answers(CheckUpBench.Domain, DnsManner.IsSilent);

        var page = Show<CheckUpPage>();

        page.WaitForAssertion(() => Assert.Equal("Looking. It takes some seconds.", page.Find(".under").TextContent.Trim()));
        Assert.Equal(5, page.FindAll(".chip").Count(chip => chip.TextContent.Trim() == "Looking"));
        Assert.True(page.Find(".actions button").HasAttribute("disabled"));
        Assert.NotNull(page.Find("#selector"));
    }

    [Fact]
    public async Task A_selector_is_saved_and_looked_up_and_a_wrong_one_is_said_at_its_field()
    {
        var page = Show<CheckUpPage>();
        page.WaitForAssertion(() => Assert.Equal("Looked just now.", page.Find(".under").TextContent.Trim()));

        page.Find("#selector").Input("two words");
        await page.Find("form.selector").SubmitAsync();
        Assert.StartsWith("A selector is a name", page.Find("#selector-help").TextContent, StringComparison.Ordinal);

        Portal.Clock.Advance(CheckUps.Rest);
        page.Find("#selector").Input("s1");
        await page.Find("form.selector").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("There is no key “s1” of league.example.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_observer_looks_and_changes_nothing()
    {
        await SignInAsync(A.Person("Olive Byrd", "olive@example.com", Permissions.Observer));

        var page = Show<CheckUpPage>();

        page.WaitForAssertion(() => Assert.Equal("Looked just now.", page.Find(".under").TextContent.Trim()));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void An_address_without_a_domain_says_what_to_do()
    {
        Portal.Get<IOptions<MailOptions>>().Value.From = "portal@localhost";

        var page = Show<CheckUpPage>();

        page.WaitForAssertion(() => Assert.Contains("has no domain that anybody could look up", page.Markup, StringComparison.Ordinal));
    }
}
