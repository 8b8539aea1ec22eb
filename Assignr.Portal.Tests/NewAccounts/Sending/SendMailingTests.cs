using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class SendMailingTests : IAsyncLifetime
{
    private static readonly Caller OtherAssignor = new()
    {
        PersonId = Guid.CreateVersion7(),
        Name = "Dana McKenzie",
        Permissions = Permissions.Assignor
    };

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task The_preview_counts_both_audiences_and_names_everybody_with_the_reason()
    {
        var assigned = A.Person("Barry Anderson", "barry@example.com");
        var refused = A.Person("Grantis Bell", "grantis@example.com");
        var emailed = A.Person("Alan Eck", "alan@example.com");
        await portal.SaveAsync(
            assigned, refused, emailed, A.Person("Tra Blake", address: null),
            A.Person("Brad Allen", "brad@example.com", loggedInAt: portal.Now),
            A.Person("Brian Bolinger", "brian@example.com", Permissions.None),
                A.Game(portal.Now.AddDays(6), ("Referee", assigned), ("Umpire", null)));
        await SetAsync(refused, row => row.SetProperty(address => address.RefusedAt,
            portal.Now.AddDays(-7)).SetProperty(address => address.RefusedBecause, "550 no such mailbox"));
        await EmailedAsync(emailed, portal.Now.AddHours(-1));

        var preview = await PreviewAsync();

        Assert.Equal((1, 4), (preview.AssignedOfficials, preview.NeverLoggedIn));
        Assert.Equal("1 person gets 1 email.", preview.Sentence);
        Assert.Equal("3 do not: 1 has no email address, 1 was emailed in the last 24 hours, 1 was refused before",
            preview.Rest + preview.Reasons);
        Assert.Equal(preview.NeverLoggedIn, preview.Recipients.Count + preview.ExcludedPeople);
        var last = Assert.Single(await LoadAsync(preview, preview.Excluded[^1].People));
        Assert.Equal((Reason.RefusedBefore, "Grantis Bell", "550 no such mailbox"),
            (last.Exclusion!.Reason, last.Person.FullName, last.Exclusion.Reply));
        Assert.Equal([Reason.NoAddress, Reason.EmailedInTheLast24Hours, Reason.RefusedBefore],
            preview.Excluded.Select(group => group.Reason));
        Assert.Equal(1, preview.Deactivated);
    }

    [Fact]
    public async Task Assigned_officials_who_have_logged_in_are_told_beside_the_count()
    {
        var (waiting, active) = (A.Person("Sam Doe", "sam@example.com"),
            A.Person("Brad Allen", "brad@example.com", loggedInAt: portal.Now));
        await portal.SaveAsync(waiting, active, A.Person("Kim Poe", "kim@example.com"),
            A.Game(portal.Now.AddHours(-8), ("Referee", waiting), ("Umpire", active)));

        var preview = await PreviewAsync(Audience.AllAssignedOfficials);

        Assert.Equal((1, 2, 1), (preview.AssignedOfficials, preview.NeverLoggedIn, preview.LoggedIn));
        Assert.Equal("Sam Doe", Assert.Single(await LoadAsync(preview, preview.Recipients.PersonIds)).Person.FullName);
    }

    [Fact]
    public async Task Queues_exactly_what_the_preview_said_for_in_ten_seconds()
    {
        await portal.SaveAsync(A.Person("Sam Doe", "sam@example.com", moreAddresses: "parent@home.example"),
            A.Person("Kim Poe", "kim@example.com"), A.Person("No Address", address: null));

        var result = await SendAsync(await PreviewAsync(), note: "Sign in before Thursday.");

        var mailing = await portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((result.MailingId, 2, 3, "Sign in before Thursday."),
            (mailing.Id, mailing.PeopleCount, mailing.MessageCount, mailing.Note));
        var messages = await portal.ReadAsync(db => db.Messages.ToListAsync());
        Assert.Equal(3, messages.Count);
        Assert.All(messages, message => Assert.Equal((mailing.Id, Lane.Bulk, portal.Now.AddSeconds(10)),
            (message.MailingId, message.Lane, message.DueAt)));
        Assert.Equal("Sign in before Thursday.", (await PreviewAsync()).Note);
        Assert.Equal("3 emails to 2 of All Users that have never logged in",
            await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == Act.MailingSent)
            .Select(entry => entry.Detail).SingleAsync()));
    }

    [Fact]
    public async Task Ten_arrivals_of_one_press_make_one_mailing()
    {
        await portal.SaveAsync([.. People(20)]);
        var (preview, press) = (await PreviewAsync(), Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() =>
            portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, press, preview, null))));

        Assert.Single(results.Select(result => result.MailingId!.Value).Distinct());
        Assert.Equal((1, 20), (await portal.ReadAsync(db => db.Mailings.CountAsync()),
            await portal.ReadAsync(db => db.Messages.CountAsync())));
    }

    [Fact]
    public async Task Of_two_assignors_at_once_one_sends_and_the_other_is_shown_why_not()
    {
        await portal.SaveAsync([.. People(20)]);
        var preview = await PreviewAsync();

        var results = await Task.WhenAll(new[] { TestPortal.Assignor, OtherAssignor }.Select(caller => Task.Run(() =>
            portal.Get<SendMailing>().RunAsync(caller, Guid.CreateVersion7(), preview, null))));

        Assert.Equal(20, await portal.ReadAsync(db => db.Messages.CountAsync()));
        var late = Assert.Single(results, result => result.MailingId is null);
        Assert.Equal(0, late.Fresh!.Recipients.Count);
        Assert.Equal(Reason.AlreadyQueued, Assert.Single(late.Fresh.Excluded).Reason);
        Assert.Equal("And 10 more.", late.Changes[^1]);
    }

    [Fact]
    public async Task A_second_tab_with_send_again_ticked_mails_nobody_who_was_emailed_since_it_looked()
    {
        await portal.SaveAsync([.. People(3)]);
        var stale = await PreviewAsync(sendAgain: true);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(await PreviewAsync());
        portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await new Outbox(portal).SendEverythingAsync();

        var result = await SendAsync(stale);

        Assert.Null(result.MailingId);
        Assert.Equal("Number 0 no longer gets one: emailed at 09:00.", result.Changes[0]);
        Assert.Equal(3, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_list_changed_and_the_answer_says_what()
    {
        var (leaves, changes) = (A.Person("Sam Doe", "sam@example.com"), A.Person("Kim Poe", "kim@example.com"));
        await portal.SaveAsync(leaves, changes);
        var seen = await PreviewAsync();
        await portal.Database.WriteAsync(async db =>
        {
            (await db.People.SingleAsync(person => person.Id == leaves.Id)).LogIn(portal.Now);
            (await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == changes.Id))
                .Reach([A.Address("new@example.com")], portal.Now);
            db.Add(A.Person("Ann New", "ann@example.com"));
        });

        var result = await SendAsync(seen);

        Assert.Null(result.MailingId);
        Assert.StartsWith("Nothing was sent", result.Refusal, StringComparison.Ordinal);
        Assert.Equal(["Sam Doe no longer gets one: no longer in this audience.", "Ann New gets one now.", "Kim Poe's addresses changed."],
            result.Changes);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
        Assert.NotNull((await SendAsync(result.Fresh!)).MailingId);
    }

    [Fact]
    public async Task Sending_twice_in_a_row_mails_nobody_twice()
    {
        await portal.SaveAsync([.. People(5)]);
        await SendAsync(await PreviewAsync());
        portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await new Outbox(portal).SendEverythingAsync();

        var again = await PreviewAsync();

        Assert.Equal(0, again.Recipients.Count);
        Assert.Equal("5 do not: 5 were emailed in the last 24 hours", again.Rest + again.Reasons);
        Assert.Equal("Nobody gets an email, so nothing was sent.", (await SendAsync(again)).Refusal);
    }

    [Fact]
    public async Task Send_again_includes_those_emailed_in_the_last_24_hours_and_the_audit_says_so()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await EmailedAsync(person, portal.Now.AddHours(-2));

        var preview = await PreviewAsync(sendAgain: true);
        await SendAsync(preview);

        Assert.Equal(1, preview.EmailedInTheLast24Hours);
        Assert.EndsWith("1 of them emailed in the last 24 hours already",
            await portal.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == Act.MailingSent).Select(entry => entry.Detail)
                .SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused()
    {
        await portal.SaveAsync(A.Person());

        var result = await SendAsync(await PreviewAsync(), note: new string('x', 501));

        Assert.Equal("The note is too long: at most 500 characters.", result.Refusal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Mailings.CountAsync()));
    }

    [Fact]
    public async Task Two_on_one_address_are_both_in_and_marked_as_sharing_it()
    {
        await portal.SaveAsync(A.Person("Allen Baynes", "baynes@home.example"), A.Person("Rusty Baynes", "Baynes@home.example"));

        var preview = await PreviewAsync();

        Assert.Equal([true, true], (await LoadAsync(preview, preview.Recipients.PersonIds))
            .Select(verdict => Recipient.Of(verdict, portal.Now).IsShared));
        Assert.NotNull((await SendAsync(preview)).MailingId);
        Assert.Equal(2, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task The_letter_is_previewed_as_one_recipient_gets_it_with_a_link_that_opens_nothing()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        var letter = await portal.Get<PreviewLetter>().RunAsync(TestPortal.Assignor, person.Id, "See you Thursday.");

        Assert.Contains("See you Thursday.", letter!.Text, StringComparison.Ordinal);
        Assert.Contains("https://portal.example.test/choose-password/", letter.Text, StringComparison.Ordinal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Tokens.CountAsync()));
    }

    private static IEnumerable<Person> People(int count) =>
        Enumerable.Range(0, count).Select(number => A.Person($"Number {number}", $"number{number}@example.com"));

    private Task<MailingPreview> PreviewAsync(Audience audience = Audience.AllUsersThatHaveNeverLoggedIn, bool sendAgain = false) =>
        portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, audience, sendAgain);

    private Task<IReadOnlyList<Verdict>> LoadAsync(MailingPreview preview, IReadOnlyList<Guid> personIds) =>
        portal.Get<LoadPreviewed>().RunAsync(TestPortal.Assignor, preview, personIds);

    private Task<SendMailingResult> SendAsync(MailingPreview seen, string? note = null) =>
        portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), seen, note);

    private Task<int> EmailedAsync(Person person, DateTimeOffset at) => portal.ReadAsync(db =>
        db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.NewAccountHandedOverAt, at)));

    private Task<int> SetAsync(Person person, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<PersonAddress>> set) =>
        portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == person.Id).ExecuteUpdateAsync(set));
}
