using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings.Page;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Settings.Page;

public sealed class SendTestEmailTests : IAsyncLifetime
{
    private readonly Person marcy = A.Person("Marcy Dolan", "marcy@league.example.com", Permissions.Assignor);
    private MailBench bench = null!;

    private Caller Marcy => new() { PersonId = marcy.Id, Name = marcy.FullName, Permissions = marcy.Permissions };

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync();
        await bench.Portal.SaveAsync(marcy);
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Goes_to_the_assignors_own_address_and_says_what_the_mail_server_said()
    {
        var asked = await SendAsync();
        Assert.Equal(MessageState.Queued, (await FollowAsync(asked)).State);
        await bench.SendAsync();

        Assert.Equal("marcy@league.example.com", asked.Address);
        var letter = Assert.Single(bench.Receiver.Mails).Parsed();
        Assert.Equal("Test email from Assignr Portal", letter.Subject);
        Assert.Contains("Marcy, this is the test email", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Mail works", letter.HtmlBody, StringComparison.Ordinal);
        var progress = await FollowAsync(asked);
        Assert.Equal(MessageState.HandedOver, progress.State);
        Assert.StartsWith("250 ", progress.Reply, StringComparison.Ordinal);
        Assert.Equal(Act.TestEmailAsked, (await bench.Portal.ReadAsync(db => db.AuditEntries.SingleAsync())).Act);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_email()
    {
        var first = await SendAsync();
        var second = await SendAsync();
        await bench.SendAsync();

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Single(bench.Receiver.Mails);
    }

    [Fact]
    public async Task Pressed_again_after_it_was_put_off_it_goes_at_once()
    {
        bench.Receiver.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("451 4.7.1 Greylisted") : null;
        var asked = await SendAsync();
        await bench.SendAsync();
        var progress = await FollowAsync(asked);
        Assert.NotNull(progress.NextTryAt);
        Assert.Equal("451 4.7.1 Greylisted", progress.Reply);

        bench.Receiver.Script = _ => null;
        await SendAsync();
        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, (await FollowAsync(asked)).State);
    }

    [Fact]
    public async Task Whoever_has_no_address_is_told_so()
    {
        var nobody = A.Person("Dana McKenzie", null, Permissions.Assignor);
        await bench.Portal.SaveAsync(nobody);

        var asked = await bench.Portal.Get<SendTestEmail>()
            .RunAsync(new Caller { PersonId = nobody.Id, Name = "Dana McKenzie", Permissions = Permissions.Assignor });

        Assert.Null(asked.MessageId);
        Assert.StartsWith("You have no email address.", asked.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_follows_somebody_elses_email()
    {
        var asked = await SendAsync();

        Assert.Null(await bench.Portal.Get<FollowTestEmail>().RunAsync(TestPortal.Assignor, asked.MessageId!.Value));
    }

    [Fact]
    public async Task Trying_now_ends_the_pause_of_the_channel()
    {
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" ? SmtpAnswer.Drop : null;
        var asked = await SendAsync();
        await bench.SendAsync();
        Assert.True(bench.Channel.IsPaused);

        bench.Receiver.Script = _ => null;
        await bench.Portal.Get<ResumeMail>().RunAsync(Marcy, seen: null);
        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, (await FollowAsync(asked)).State);
        Assert.Contains(await bench.Portal.ReadAsync(db => db.AuditEntries.Select(entry => entry.Act).ToListAsync()),
            act => act == Act.MailResumed);
    }

    private Task<TestEmailAsked> SendAsync() => bench.Portal.Get<SendTestEmail>().RunAsync(Marcy);

    private async Task<TestEmailProgress> FollowAsync(TestEmailAsked asked) =>
        (await bench.Portal.Get<FollowTestEmail>().RunAsync(Marcy, asked.MessageId!.Value))!;
}
