using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.Tests.SenderDomain;
using Bunit;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class SenderDoubtsTests : PageContext
{
    private readonly DnsServer dns = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var mail = Portal.Get<IOptions<MailOptions>>().Value;
        (mail.Transport, mail.Host, mail.From) = (Transport.Smtp, CheckUpBench.Relay, $"portal@{CheckUpBench.Domain}");
        Portal.Get<IOptions<DnsOptions>>().Value.Servers = [dns.Address];
        dns.Text(CheckUpBench.Domain, "v=spf1 +all");
        await Portal.Get<LookAtDomain>().RunAsync(TestPortal.Assignor);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await dns.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    [Fact]
    public async Task Says_what_is_wrong_and_asks_until_somebody_says_so_once()
    {
        var doubts = Show<SenderDoubts>(one => one.Add(it => it.Messages, 501));
        doubts.WaitForElement(".announcement");
        Assert.Contains("It ends with “+all”", doubts.Find(".announcement .s").TextContent, StringComparison.Ordinal);

        Assert.False(await AnswerAsync(doubts, "Cancel"));
        Assert.True(await AnswerAsync(doubts, "Send anyway"));
        Assert.True(await doubts.InvokeAsync(doubts.Instance.MayGoOnAsync));
    }

    [Fact]
    public async Task Of_fewer_nothing_is_said_and_nobody_is_asked()
    {
        var doubts = Show<SenderDoubts>(one => one.Add(it => it.Messages, 500));

        Assert.True(await doubts.InvokeAsync(doubts.Instance.MayGoOnAsync));
        Assert.Empty(doubts.FindAll(".announcement"));
    }

    private async Task<bool> AnswerAsync(IRenderedComponent<SenderDoubts> doubts, string button)
    {
        var answer = doubts.InvokeAsync(doubts.Instance.MayGoOnAsync);
        Dialogs.WaitForElement(".mud-dialog");
        await Dialogs.FindAll(".mud-dialog button").First(one => one.TextContent.Trim() == button).ClickAsync(new());
        return await answer;
    }
}
