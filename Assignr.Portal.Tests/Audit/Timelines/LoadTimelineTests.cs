using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Data;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Audit.Timelines;

public sealed class LoadTimelineTests : IAsyncLifetime
{
    private readonly Person sarah = A.Person("Sarah Thomas", "sarah.thomas@officials.example.com");
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(sarah);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Tells_what_happened_newest_first_with_the_mail_servers_answer_and_by_whom()
    {
        await RecordAsync(TestPortal.Assignor, Act.PersonAdded, -600);
        var mailing = await MailingAsync(-300);
        await AttemptAsync(await MessageAsync("sara.thomas@officials.example.com", -300, mailing.Id), -299, AttemptOutcome.Refused,
            "550 5.1.1 no such user here", settle: true);
        await RecordAsync(TestPortal.Assignor, Act.AddressesChanged, -20,
            "Primary address from sara.thomas@officials.example.com to sarah.thomas@officials.example.com.");
        var message = await MessageAsync("sarah.thomas@officials.example.com", -10);
        await AttemptAsync(message, -9, AttemptOutcome.HandedOver, "250 2.0.0 queued as 41C7D0", settle: true);
        await LinkAsync(message, -9);
        await RecordAsync(new Caller { PersonId = sarah.Id, Name = sarah.FullName, IpAddress = "192.0.2.7" }, Act.LoggedIn, -1);

        var entries = (await LoadAsync()).Entries;

        Assert.Equal(
            ["Logged in", "New account email handed over", "Addresses changed", "New account email refused",
                "Included in a mailing", "Added"],
            entries.Select(entry => entry.Title));
        Assert.Equal("From 192.0.2.7.", entries[0].Text);
        Assert.Equal("To sarah.thomas@officials.example.com. The link works until 7 Dec, 08:51.", entries[1].Text);
        Assert.Equal("250 2.0.0 queued as 41C7D0", entries[1].ServerSaid);
        Assert.Equal("By Marcy Dolan. Primary address from sara.thomas@officials.example.com to sarah.thomas@officials.example.com.",
            entries[2].Text);
        Assert.Equal("To sara.thomas@officials.example.com, first try. Nothing more was sent there.", entries[3].Text);
        Assert.Equal("All Assigned Officials, 34 emails, by Clete Blakeman.", entries[4].Text);
        Assert.Equal(mailing.Id, entries[4].MailingId);
        Assert.Equal("By Marcy Dolan.", entries[5].Text);
    }

    [Fact]
    public async Task Shows_each_try_and_what_waits()
    {
        var message = await MessageAsync("sarah.thomas@officials.example.com", -10);
        Assert.Equal("New account email queued", Assert.Single((await LoadAsync()).Entries).Title);

        await AttemptAsync(message, -9, AttemptOutcome.Deferred, "451 4.7.1 greylisted");

        var entries = (await LoadAsync()).Entries;
        Assert.Equal(["New account email put off", "New account email queued"], entries.Select(entry => entry.Title));
        Assert.Equal("451 4.7.1 greylisted", entries[0].ServerSaid);
    }

    [Fact]
    public async Task What_was_given_up_is_not_said_to_be_the_mail_servers_word()
    {
        await AttemptAsync(await MessageAsync("sarah.thomas@officials.example.com", -10), -9, AttemptOutcome.GivenUp,
            "Set aside after 3 tries. The email could not be written (InvalidOperationException).", settle: true);

        var entry = (await LoadAsync()).Entries[0];

        Assert.Equal("New account email given up", entry.Title);
        Assert.Equal(
            "To sarah.thomas@officials.example.com, first try. Set aside after 3 tries. The email could not be written "
            + "(InvalidOperationException).", entry.Text);
        Assert.Null(entry.ServerSaid);
    }

    [Fact]
    public async Task Can_be_narrowed_and_read_on()
    {
        for (var minute = -30; minute < 0; minute++)
            await RecordAsync(new Caller { PersonId = sarah.Id, Name = sarah.FullName }, Act.LoggedIn, minute);
        await RecordAsync(TestPortal.Assignor, Act.PersonChanged, -40, "Phone 1.");

        var first = await LoadAsync(count: 25);
        Assert.Equal((25, true), (first.Entries.Count, first.HasMore));
        var all = await LoadAsync(count: 50);
        Assert.Equal((31, false), (all.Entries.Count, all.HasMore));
        Assert.Equal("Profile changed", Assert.Single((await LoadAsync(TimelineKind.Changes)).Entries).Title);
        Assert.Empty((await LoadAsync(TimelineKind.Emails)).Entries);
    }

    /// <summary>Of two that are written at once, the one that is committed last may have the smaller number.</summary>
    [Fact]
    public async Task The_time_decides_what_is_new_and_the_number_only_at_the_same_time()
    {
        await RecordAsync(TestPortal.Assignor, Act.PersonChanged, -1, "Third.");
        await RecordAsync(TestPortal.Assignor, Act.PersonChanged, -2, "First.");
        await RecordAsync(TestPortal.Assignor, Act.PersonChanged, -2, "Second.");

        Assert.Equal(["By Marcy Dolan. Third.", "By Marcy Dolan. Second."],
            (await LoadAsync(count: 2)).Entries.Select(entry => entry.Text));
    }

    [Fact]
    public async Task The_newest_acts_are_read_along_their_index()
    {
        var plan = await portal.ReadAsync(db => db.PlanAsync(LoadTimeline.Acts(db, sarah.Id, TimelineKind.Changes).Take(25)));

        Assert.Contains("USING INDEX IX_AuditEntries_PersonId_At_Id (PersonId=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_nothing_of_anybody_else()
    {
        var other = A.Person("Somebody Else");
        await portal.SaveAsync(other);
        await RecordAsync(TestPortal.Assignor, Act.PersonAdded, -1);

        Assert.Empty((await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, other.Id)).Entries);
    }

    [Fact]
    public void Every_act_that_is_done_to_a_person_has_its_words()
    {
        string[] ofTheSite = ["site.", "settings.", "mail.", "mailing.", "import.", "people.", "games."];
        string[] toldElsewhere = [Act.PersonDeleted, Act.GameAdded, Act.GameChanged, Act.GameCancelled, Act.GameRestored, Act.LinkIssued];
        var acts = typeof(Act).GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .Where(act => !ofTheSite.Any(prefix => act.StartsWith(prefix, StringComparison.Ordinal))).Except(toldElsewhere);

        Assert.Empty(acts.Except(TimelineActs.Of(TimelineKind.Everything)));
    }

    private Task<Timeline> LoadAsync(TimelineKind kind = TimelineKind.Everything, int count = 25) =>
        portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, sarah.Id, kind, count);

    private Task RecordAsync(Caller caller, string act, int minute, string? detail = null) => portal.Database.WriteAsync(db =>
    {
        db.Record(caller, act, portal.Now.AddMinutes(minute), sarah.Id, detail);
        return Task.CompletedTask;
    });

    private async Task<Mailing> MailingAsync(int minute)
    {
        var mailing = new Mailing
        {
            PressKey = Guid.CreateVersion7(),
            Audience = Audience.AllAssignedOfficials,
            AskedBy = Guid.CreateVersion7(),
            AskedByName = "Clete Blakeman",
            AskedAt = portal.Now.AddMinutes(minute),
            StartsAt = portal.Now.AddMinutes(minute),
            QueuedAt = portal.Now.AddMinutes(minute),
            PeopleCount = 32,
            MessageCount = 34,
        };
        await portal.SaveAsync(mailing);
        return mailing;
    }

    private async Task<Message> MessageAsync(string address, int minute, Guid? mailingId = null)
    {
        var message = new Message
        {
            Kind = NewAccountQueue.Kind,
            Lane = Lane.ByHand,
            PersonId = sarah.Id,
            Address = address,
            MailingId = mailingId,
            AskedAt = portal.Now.AddMinutes(minute),
            DueAt = portal.Now.AddMinutes(minute),
        };
        await portal.SaveAsync(message);
        return message;
    }

    private async Task AttemptAsync(Message message, int minute, AttemptOutcome outcome, string reply, bool settle = false)
    {
        var at = portal.Now.AddMinutes(minute);
        await portal.SaveAsync(new Attempt
        {
            MessageId = message.Id,
            Number = 1,
            At = at,
            Phase = "answer",
            Outcome = outcome,
            Reply = reply
        });
        if (settle)
            await portal.Database.WriteAsync(db => db.Messages.Where(row => row.Id == message.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.SettledAt, at)));
    }

    private Task LinkAsync(Message message, int minute) => portal.SaveAsync(new Token
    {
        Purpose = Purpose.NewAccount,
        PersonId = sarah.Id,
        MessageId = message.Id,
        Hash = Secret.Mint().Hash,
        IssuedAt = portal.Now.AddMinutes(minute),
        ExpiresAt = portal.Now.AddMinutes(minute).AddDays(14),
    });
}
