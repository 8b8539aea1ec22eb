using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.NotYou;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.NewAccounts.WrongPerson;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.WrongPerson;

/// <summary>What follows where somebody says that an email is not for them: nothing goes there until an assignor says otherwise.</summary>
public sealed partial class WrongPersonTests : ReminderBench
{
    private const string Home = "parent@home.example";

    [Theory]
    [InlineData(WrongPersonSays.NotTheirs, Standing.NotTheirs, PlanEnd.NotTheirs, "Said that the address is not theirs")]
    [InlineData(WrongPersonSays.NoLongerOfficiates, Standing.NoLongerOfficiates, PlanEnd.NoLongerOfficiates,
        "Said that they no longer officiate")]
    public async Task It_is_seen_in_the_standing_the_filter_the_export_and_the_timeline_and_reminders_end(
        WrongPersonSays says, Standing standing, PlanEnd end, string title)
    {
        var person = await RemindedAsync();
        await Portal.SaveAsync(A.Person("Ann Alpha", "ann@example.com"));

        await SayAsync(says);

        var found = new PeopleQuery { Standing = standing };
        var row = Assert.Single((await Portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, found)).Rows);
        Assert.Equal((person.Id, standing, Portal.Now), (row.Id, row.Standing, row.StandingSince));
        Assert.Equal(1, (await Portal.Get<CountStandings>().RunAsync(TestPortal.Assignor))[standing]);
        Assert.Equal("Miles", Assert.Single((await Portal.Get<ExportPeople>().RunAsync(TestPortal.Assignor, found)).Rows)[2]);
        var told = (await Portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person.Id)).Entries
            .Single(entry => entry.Title == title);
        Assert.Equal("By the link sent to terrence.miles@officials.example.com. From 192.0.2.7.", told.Text);
        Assert.Equal((end, Portal.Now), ((await PlanAsync()).EndedBecause, (await PlanAsync()).EndedAt));
        Assert.Null(await Portal.ReadAsync(db => db.People.Where(one => one.Id == person.Id)
            .Select(one => one.LinkExpiresAt).SingleAsync()));
        await PassAsync(30);
        Assert.Empty(Reminders);
    }

    [Theory]
    [InlineData(WrongPersonSays.NotTheirs, Reason.NotTheirs, Mend.FixTheAddress, "says that the address is not theirs")]
    [InlineData(WrongPersonSays.NoLongerOfficiates, Reason.NoLongerOfficiates, Mend.SeeThePerson, "no longer officiates")]
    public async Task No_mailing_no_single_email_and_no_request_of_a_stranger_mails_them(
        WrongPersonSays says, Reason reason, Mend mend, string words)
    {
        var person = await RemindedAsync();
        await SayAsync(says);
        Portal.Clock.Advance(TimeSpan.FromDays(2));

        foreach (var again in new[] { false, true })
        {
            var preview = await Portal.Get<PreviewMailing>()
                .RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, again);
            Assert.Equal(("Nobody gets an email.", $": {words}"), (preview.Sentence, preview.Reasons));
            Assert.Equal((reason, mend), (preview.Excluded.Single().Reason, preview.Excluded.Single().Reason.Mend()));
        }
        var one = await Portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true);
        Assert.Equal(SendNewAccountEmailOutcome.Refused, one.Outcome);
        Assert.Contains(says == WrongPersonSays.NotTheirs ? "said that it is not theirs" : "no longer officiates", one.Refusal,
            StringComparison.Ordinal);
        var token = await Portal.ReadAsync(db => db.Tokens.Select(token => token.Id).SingleAsync());
        foreach (var request in new[] { new PasswordRequest("terrence.miles@officials.example.com", null, null),
            new PasswordRequest(null, token, null) })
            Assert.Equal(0, (await Portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, request)).Queued);
        Assert.Single(await Portal.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Theory]
    [InlineData(WrongPersonSays.NotTheirs, "Whoever reads the address said at 09:00 that it is not theirs")]
    [InlineData(WrongPersonSays.NoLongerOfficiates, "No longer officiates, as they said at 09:00")]
    public async Task Mail_that_waits_is_skipped_with_the_reason(WrongPersonSays says, string reason)
    {
        var person = await RemindedAsync();
        await AskAsync(person);

        await SayAsync(says);
        await bench.SendAsync();

        var message = await Portal.ReadAsync(db => db.Messages.OrderBy(message => message.AskedAt).LastAsync());
        Assert.Equal((Portal.Now, reason), (message.SkippedAt, message.LastReply));
        Assert.Single(bench.Receiver.Mails);
    }

    [Fact]
    public async Task What_a_sender_has_claimed_is_stopped_and_only_what_goes_to_that_address()
    {
        var person = await RemindedAsync(A.Person(moreAddresses: Home));
        await AskAsync(person);
        await Portal.ReadAsync(db => db.Messages.Where(message => message.SettledAt == null).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.ClaimedBy, "another").SetProperty(message => message.ClaimedUntil, Portal.Now.AddMinutes(1))));

        await SayAsync(WrongPersonSays.NotTheirs, Home);

        Assert.Equal([Home], await Portal.ReadAsync(db => db.Messages.Where(message => message.CancelledAt == Portal.Now)
            .Select(message => message.Address).ToListAsync()));
    }

    [Fact]
    public async Task Another_address_of_theirs_still_gets_emails_and_reminders()
    {
        var person = await RemindedAsync(A.Person(moreAddresses: Home));
        await AskAsync(person);

        await SayAsync(WrongPersonSays.NotTheirs, Home);
        await bench.SendAsync();
        await PassAsync(3);

        Assert.Equal(["terrence.miles@officials.example.com"], (await MessagesAsync()).Select(message => message.Address));
        Assert.Equal([First], Reminders);
        Assert.Equal(
            (null, "Whoever reads the address said at 09:00 that it is not theirs"),
            await Portal.ReadAsync(db => db.Messages.Where(message => message.Address == Home && message.SkippedAt != null)
                .Select(message => new ValueTuple<DateTimeOffset?, string?>(message.HandedOverAt, message.LastReply)).SingleAsync()));
        Assert.Equal(Standing.NotTheirs, await StandingAsync());
        Assert.Equal(Portal.Now.AddDays(14), await Portal.ReadAsync(db => db.People.Select(one => one.LinkExpiresAt).SingleAsync()));
    }

    [Fact]
    public async Task Retry_all_and_a_single_retry_leave_them_out()
    {
        await RemindedAsync();
        await SayAsync(WrongPersonSays.NotTheirs);
        await Portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row
            .SetProperty(message => message.RefusedAt, Portal.Now).SetProperty(message => message.HandedOverAt, (DateTimeOffset?)null)));
        var id = await Portal.ReadAsync(db => db.Messages.Select(message => message.Id).SingleAsync());

        foreach (var which in new Guid?[] { null, id })
            Assert.Equal("Nothing to retry. Left out: 1 to an address whose reader said that it is not theirs.",
                (await Portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, which)).InWords);
    }

    [Fact]
    public async Task A_fixed_address_is_mailed_at_once_and_the_plan_goes_on_from_there()
    {
        var person = await RemindedAsync();
        await SayAsync(WrongPersonSays.NotTheirs);

        var done = await Portal.Get<FixAddressAndSendAgain>()
            .RunAsync(TestPortal.Assignor, person.Id, person.PrimaryAddress, "right@example.com");
        await bench.SendAsync();

        Assert.True(done.IsDone);
        Assert.Equal(Standing.Sent, await StandingAsync());
        Assert.Equal("right@example.com", bench.Receiver.Mails[^1].To.Single());
        await PassAsync(3);
        Assert.Equal([First], Reminders);
    }

    [Theory]
    [InlineData(WrongPersonSays.NotTheirs, "terrence.miles@officials.example.com is theirs after all.")]
    [InlineData(WrongPersonSays.NoLongerOfficiates, "They officiate after all.")]
    public async Task A_mistake_is_taken_back_once_audited_and_dead_links_stay_dead(WrongPersonSays says, string detail)
    {
        var person = await RemindedAsync();
        var raw = await SayAsync(says);
        var address = says == WrongPersonSays.NotTheirs ? person.PrimaryAddress : null;

        Assert.True((await Portal.Get<TakeBackWrongPerson>().RunAsync(TestPortal.Assignor, person.Id, address)).IsDone);
        Assert.False((await Portal.Get<TakeBackWrongPerson>().RunAsync(TestPortal.Assignor, person.Id, address)).IsDone);

        Assert.Equal([(Act.WasAMistake, "Marcy Dolan", detail)], (await Portal.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.Act == Act.WasAMistake).ToListAsync())).Select(entry => (entry.Act, entry.ActorName, entry.Detail!)));
        Assert.Equal(Standing.LinkExpired, await StandingAsync());
        Assert.False((await Portal.Get<ChoosePassword>().RunAsync(Caller.Anonymous(null), raw, person.PrimaryAddress,
            "muddy cleats in October", "muddy cleats in October")).IsDone);
        await AskAsync(person);
        await bench.SendAsync();
        Assert.Equal(Standing.Sent, await StandingAsync());
        await PassAsync(3);
        Assert.Equal([First], Reminders);
    }

    [Fact]
    public async Task Of_two_addresses_that_are_not_theirs_the_standing_stays_until_both_are_mended()
    {
        var person = await RemindedAsync(A.Person(moreAddresses: Home));
        await SayAsync(WrongPersonSays.NotTheirs, Home);
        await SayAsync(WrongPersonSays.NotTheirs);
        Assert.Equal(PlanEnd.NotTheirs, (await PlanAsync()).EndedBecause);

        await Portal.Get<TakeBackWrongPerson>().RunAsync(TestPortal.Assignor, person.Id, Home);
        Assert.Equal(Standing.NotTheirs, await StandingAsync());
        await ChangeAsync(person, one => one.Reach([A.Address(Home)], Portal.Now));

        Assert.Equal(Standing.LinkExpired, await StandingAsync());
    }

    [Fact]
    public async Task Somebody_who_logged_in_at_another_address_gets_resets_and_notices_there_alone()
    {
        var person = await RemindedAsync(A.Person(moreAddresses: Home));
        await SayAsync(WrongPersonSays.NotTheirs);
        await ChangeAsync(person, one => one.LogIn(Portal.Now));
        await Portal.SaveAsync(Account.Open(person.Id, "terrence", "hash"));

        Assert.Equal(0, (await Portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal,
            new PasswordRequest("terrence.miles@officials.example.com", null, null))).Queued);
        Assert.True((await Portal.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);
        Assert.True((await Portal.Get<EditPerson>().RunAsync(TestPortal.Assignor, new EditPersonInput
        {
            PersonId = person.Id,
            Revision = 0,
            Person = new PersonInput
            {
                FirstName = "Terrence",
                LastName = "Miles",
                Permissions = Permissions.Official,
                Addresses = [Home, "new@example.com"],
            },
        })).IsDone);
        await bench.SendAsync();

        Assert.Equal([Home], bench.Receiver.Mails.Skip(2).Select(mail => mail.To.Single()).Distinct());
    }

    /// <summary>By the link of the last letter, as its reader has it.</summary>
    private async Task<string> SayAsync(WrongPersonSays says, string? at = null)
    {
        var mail = bench.Receiver.Mails.Last(mail => at is null ? mail.To.Single() != Home : mail.To.Single() == at);
        var raw = NotYou().Match(mail.Parsed().TextBody!).Groups[1].Value;
        var said = await Portal.Get<SayNotYou>().RunAsync(Caller.Anonymous("192.0.2.7"), raw, says);
        Assert.Equal(SayNotYouOutcome.Done, said.Outcome);
        return raw;
    }

    private Task<Standing> StandingAsync() => Portal.ReadAsync(db => db.People.Select(Standings.At(Portal.Now)).SingleAsync());

    [GeneratedRegex(@"https://portal\.example\.test/not-you/([\w-]{43})")]
    private static partial Regex NotYou();
}
