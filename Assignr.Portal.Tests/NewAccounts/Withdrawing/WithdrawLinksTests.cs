using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.Withdrawing;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Withdrawing;

public sealed partial class WithdrawLinksTests : ReminderBench
{
    private const string Password = "muddy cleats in October";

    [Fact]
    public async Task The_links_of_one_stop_working_their_reminders_end_and_nobody_elses_do()
    {
        var (ann, bob) = (A.Person("Ann Alpha", "ann@example.com"), A.Person("Bob Beta", "bob@example.com"));
        await Portal.SaveAsync(ann, bob);
        await SendMailingAsync(ReminderDays.Usual);
        await AskAsync(ann);
        await bench.SendAsync();

        var counted = await DescribeAsync(new WithdrawScope(ann.Id));
        var done = await WithdrawAsync(new WithdrawScope(ann.Id));

        Assert.Equal("2 links of 1 person work. 1 person is reminded.", counted.Now);
        Assert.Equal("2 links of 1 person stopped working. 1 person is reminded no more.", done.InWords);
        Assert.Equal((Standing.Withdrawn, Standing.Sent), (await StandingAsync(ann), await StandingAsync(bob)));
        foreach (var raw in LinksTo("ann@example.com"))
        {
            var seen = await Portal.Get<LookAtLink>().RunAsync(Caller.Anonymous(null), raw, Purpose.NewAccount);
            Assert.Equal((LinkState.Revoked, Revocation.Withdrawn), (seen.State, seen.Because));
            Assert.False((await ChooseAsync(raw, "ann@example.com")).IsDone);
        }
        Assert.Equal(LinkState.Good, (await Portal.Get<LookAtLink>()
            .RunAsync(Caller.Anonymous(null), LinksTo("bob@example.com").Single(), Purpose.NewAccount)).State);
        Assert.Equal([(ann.Id, PlanEnd.Withdrawn, "Marcy Dolan")], await Portal.ReadAsync(db => db.ReminderPlans
            .Where(plan => plan.EndedAt != null)
            .Select(plan => new ValueTuple<Guid, PlanEnd, string>(plan.PersonId, plan.EndedBecause!.Value, plan.EndedByName!))
            .ToListAsync()));
        Assert.Equal("By Marcy Dolan. 2 links of 1 person stopped working. 1 person is reminded no more.",
            (await Portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, ann.Id)).Entries
                .Single(entry => entry.Title == "Links withdrawn").Text);
    }

    [Fact]
    public async Task Those_of_a_mailing_and_of_its_reminders_stop_working_and_those_of_others_stay()
    {
        var (ann, bob) = (A.Person("Ann Alpha", "ann@example.com"), A.Person("Bob Beta", "bob@example.com"));
        await Portal.SaveAsync(ann, bob);
        var first = await SendMailingAsync(ReminderDays.Usual);
        await PassAsync(3);
        await ChangeAsync(bob, one => one.LogIn(Portal.Now));
        Portal.Clock.Advance(TimeSpan.FromDays(1));
        var second = await SendMailingAsync(ReminderDays.Stored("5"));
        await PassAsync(5);
        Assert.Equal(4, LinksTo("ann@example.com").Count);

        Assert.Equal("2 links of 1 person work.", (await DescribeAsync(new WithdrawScope(MailingId: first))).Now);
        await WithdrawAsync(new WithdrawScope(MailingId: first));

        Assert.Equal([false, false, true, true], await WorkAsync("ann@example.com"));
        Assert.Equal([true, true], await WorkAsync("bob@example.com"));
        Assert.Equal(Standing.Sent, await StandingAsync(ann));

        await WithdrawAsync(new WithdrawScope(MailingId: second));

        Assert.Equal([false, false, false, false], await WorkAsync("ann@example.com"));
        Assert.Equal(Standing.Withdrawn, await StandingAsync(ann));
        Assert.Equal(["Of one mailing: 2 links of 1 person stopped working.", "Of one mailing: 2 links of 1 person stopped working."],
            await Portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == Act.LinksWithdrawn).Select(entry => entry.Detail!)
                .ToListAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with draw")]
    [InlineData("withdrawn")]
    public async Task Everybodys_are_withdrawn_only_where_the_word_was_typed(string? word)
    {
        await RemindedAsync();

        var done = await WithdrawAsync(WithdrawScope.Everybody, word);

        Assert.Equal(("Word", "Type withdraw to withdraw everybody's links."),
            (done.Problems.Single().Field, done.Problems.Single().Sentence));
        Assert.Equal(Standing.Sent, await Portal.ReadAsync(db => db.People.Select(Standings.At(Portal.Now)).SingleAsync()));
    }

    [Fact]
    public async Task Of_everybody_who_has_not_logged_in_all_links_stop_working_and_what_waits_is_cancelled()
    {
        var (ann, bob, cid) = (A.Person("Ann Alpha", "ann@example.com"), A.Person("Bob Beta", "bob@example.com"),
            A.Person("Cid Gamma", "cid@example.com"));
        await Portal.SaveAsync(ann, bob);
        await SendMailingAsync(ReminderDays.Usual);
        await ChangeAsync(bob, one => one.LogIn(Portal.Now));
        await Portal.SaveAsync(cid);
        await AskAsync(cid);

        var done = await WithdrawAsync(WithdrawScope.Everybody, " Withdraw ");
        await bench.SendAsync();

        Assert.Equal("1 link of 1 person stopped working. 1 email was cancelled. 2 people are reminded no more.", done.InWords);
        Assert.Equal((Standing.Withdrawn, Standing.LoggedIn, Standing.NotSent),
            (await StandingAsync(ann), await StandingAsync(bob), await StandingAsync(cid)));
        Assert.Equal(["ann@example.com", "bob@example.com"], bench.Receiver.Mails.Select(mail => mail.To.Single()).Order());
        Assert.Equal("Nothing was withdrawn: no link works, and nothing waits.",
            (await WithdrawAsync(WithdrawScope.Everybody, "withdraw")).Refusal);
        var found = await Portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery { Standing = Standing.Withdrawn });
        Assert.Equal((ann.Id, Portal.Now), (found.Rows.Single().Id, found.Rows.Single().StandingSince));
        Assert.Single((await Portal.Get<ExportPeople>().RunAsync(TestPortal.Assignor,
            new PeopleQuery { Standing = Standing.Withdrawn })).Rows);
        await PassAsync(30);
        Assert.Empty(Reminders);
    }

    [Fact]
    public async Task Another_email_makes_it_good_again_and_what_was_withdrawn_stays_so()
    {
        var person = await RemindedAsync();
        var old = LinksTo(person.PrimaryAddress!).Single();
        await WithdrawAsync(new WithdrawScope(person.Id));

        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(person);
        Assert.Equal(Standing.Sending, await StandingAsync(person));
        await bench.SendAsync();

        Assert.Equal(Standing.Sent, await StandingAsync(person));
        Assert.False((await ChooseAsync(old, person.PrimaryAddress!)).IsDone);
        Portal.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(Standing.LinkExpired, await StandingAsync(person));
    }

    [Fact]
    public async Task Of_a_running_mailing_what_waits_is_cancelled_and_it_ends()
    {
        await Portal.SaveAsync(A.Person("Ann Alpha", "ann@example.com"), A.Person("Bob Beta", "bob@example.com"));
        var preview = await Portal.Get<PreviewMailing>()
            .RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        var sent = await Portal.Get<SendMailing>()
            .RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);

        var done = await WithdrawAsync(new WithdrawScope(MailingId: sent.MailingId));

        Assert.Equal("2 emails were cancelled.", done.InWords);
        Assert.Equal(Portal.Now, await Portal.ReadAsync(db => db.Mailings.Select(mailing => mailing.EndedAt).SingleAsync()));
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendAsync();
        Assert.Empty(bench.Receiver.Mails);
    }

    [Fact]
    public async Task What_a_sender_has_claimed_does_not_leave_and_its_link_works_no_more()
    {
        var person = await RemindedAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(person);
        var id = await Portal.ReadAsync(db => db.Messages.Where(message => message.SettledAt == null).Select(message => message.Id)
            .SingleAsync());
        await Portal.ReadAsync(db => db.Messages.Where(message => message.Id == id).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.ClaimedBy, "another").SetProperty(message => message.ClaimedUntil, Portal.Now.AddMinutes(1))));
        var minted = Secret.Mint();
        await Portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            AddressKey = person.PrimaryAddress,
            Hash = minted.Hash,
            MessageId = id,
            IssuedAt = Portal.Now,
            ExpiresAt = Portal.Now.AddDays(14),
        });

        await WithdrawAsync(new WithdrawScope(person.Id));

        Assert.Equal(Portal.Now, await Portal.ReadAsync(db => db.Messages.Where(message => message.Id == id)
            .Select(message => message.CancelledAt).SingleAsync()));
        Assert.False((await ChooseAsync(minted.Raw, person.PrimaryAddress!)).IsDone);
        Assert.Equal(Standing.Sending, await StandingAsync(person));
    }

    private Task<Withdrawal> DescribeAsync(WithdrawScope scope) =>
        Portal.Get<DescribeWithdrawal>().RunAsync(TestPortal.Assignor, scope);

    private Task<Done> WithdrawAsync(WithdrawScope scope, string? word = null) =>
        Portal.Get<WithdrawLinks>().RunAsync(TestPortal.Assignor, scope, word);

    private Task<PasswordResult> ChooseAsync(string raw, string address) =>
        Portal.Get<ChoosePassword>().RunAsync(Caller.Anonymous(null), raw, address, Password, Password);

    /// <summary>In the order in which they went.</summary>
    private List<string> LinksTo(string address) => [.. bench.Receiver.Mails.Where(mail => mail.To.Single() == address)
        .Select(mail => Choose().Match(mail.Parsed().TextBody!).Groups[1].Value)];

    private async Task<List<bool>> WorkAsync(string address)
    {
        var work = new List<bool>();
        foreach (var raw in LinksTo(address))
            work.Add((await Portal.ReadAsync(db => db.FindLinkAsync(raw, Purpose.NewAccount, Portal.Now))).State == LinkState.Good);
        return work;
    }

    private Task<Standing> StandingAsync(Person person) => Portal.ReadAsync(db =>
        db.People.Where(one => one.Id == person.Id).Select(Standings.At(Portal.Now)).SingleAsync());

    [GeneratedRegex(@"https://portal\.example\.test/choose-password/([\w-]{43})")]
    private static partial Regex Choose();
}
