using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Funnel;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People.Grid;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Funnel;

/// <summary>Where it is seen that the page behind a link was opened.</summary>
public sealed class OpenedTests : MailingBench
{
    [Fact]
    public async Task Whoever_opened_a_link_is_counted_once_and_stands_in_the_list()
    {
        var mailing = await SentAsync(4);
        await OpenAsync("number0@example.com");
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, await IdAsync("number0@example.com"), confirmed: true);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, await IdAsync("number1@example.com"), confirmed: true);
        await outbox.SendEverythingAsync();
        await OpenAsync("number0@example.com");
        await OpenAsync("number1@example.com");

        Assert.Equal((4, 2), await CountAsync(FunnelScope.Everybody));
        Assert.Equal((4, 1), await CountAsync(new FunnelScope(mailing)));
        foreach (var scope in new[] { FunnelScope.Everybody, new FunnelScope(mailing) })
        {
            var list = await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, PeopleUrl.Read(FunnelStep.Opened.Url(scope)));
            Assert.Equal((await CountAsync(scope)).Opened, list.Total);
        }
    }

    [Fact]
    public async Task The_mailing_its_download_and_the_timeline_say_when()
    {
        var mailing = await SentAsync(2);
        await OpenAsync("number0@example.com");
        await portal.Database.WriteAsync(async db =>
            (await db.People.SingleAsync(person => person.PrimaryAddress == "number0@example.com")).LogIn(portal.Now));

        var rows = (await portal.Get<LoadMailing>().RunAsync(TestPortal.Assignor, mailing))!.Rows;
        var site = await portal.ReadAsync(db => db.Site.AsNoTracking().SingleAsync());
        Assert.Equal(["", "Opened Today. Logged in Today. "], rows.Select(row => row.Further(site, portal.Now)).Order());
        var csv = (await portal.Get<ExportMailing>().RunAsync(TestPortal.Assignor, mailing))!.Csv;
        Assert.Matches(@"number0@example\.com,Handed over,2026-11-23 \S+,2026-11-23 \S+,2026-11-23 \S+,", csv);
        Assert.Matches(@"number1@example\.com,Handed over,2026-11-23 \S+,,,", csv);
        await portal.SaveAsync(await HandOverAsync("number0@example.com"));
        var timeline = await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, await IdAsync("number0@example.com"));
        Assert.Single(timeline.Entries, entry => entry.Text.Contains("Its page was opened on 23 Nov", StringComparison.Ordinal)
            && entry.Text.Contains("(a hint)", StringComparison.Ordinal));
    }

    private async Task<Guid> SentAsync(int people)
    {
        var mailing = await SendToAsync(people);
        LetItStart();
        await outbox.SendEverythingAsync();
        return mailing;
    }

    private Task<Guid> IdAsync(string address) =>
        portal.ReadAsync(db => db.People.Where(person => person.PrimaryAddress == address).Select(person => person.Id).SingleAsync());

    /// <summary>The link that went to that address last.</summary>
    private async Task OpenAsync(string address)
    {
        var token = await portal.ReadAsync(db => db.Tokens.AsNoTracking().Where(token => token.AddressKey == address)
            .OrderByDescending(token => token.IssuedAt).FirstAsync());
        await portal.SaveAsync(new LinkOpening
        {
            TokenId = token.Id,
            PersonId = token.PersonId!.Value,
            MessageId = token.MessageId,
            At = portal.Now,
        });
    }

    /// <summary>What the sender writes beside the message.</summary>
    private async Task<Attempt> HandOverAsync(string address) => new()
    {
        MessageId = await portal.ReadAsync(db =>
            db.Messages.Where(message => message.Address == address).Select(message => message.Id).SingleAsync()),
        Number = 1,
        At = portal.Now,
        Outcome = AttemptOutcome.HandedOver,
        Phase = "done",
        Reply = "250 ok",
    };

    private async Task<(int Added, int Opened)> CountAsync(FunnelScope scope)
    {
        var counts = await portal.Get<CountFunnel>().RunAsync(TestPortal.Assignor, scope);
        return (counts.Added, counts.Opened);
    }
}
