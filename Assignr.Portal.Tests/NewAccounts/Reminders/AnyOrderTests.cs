using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

/// <summary>
/// Whatever happens in whatever order: no reminder goes to somebody within 48 hours (24 with a game near) of another letter with a link,
/// none after its reason ended, none at night, and at most five in 365 days; letters to several addresses count as one.
/// </summary>
public sealed class AnyOrderTests : ReminderBench
{
    private const int Steps = 120;

    /// <summary>By person: when no more reminders were wanted, by whatever it was, and when a new plan was made.</summary>
    private readonly Dictionary<Guid, List<(DateTimeOffset At, bool Wanted)>> said = [];

    private readonly Dictionary<Guid, List<DateTimeOffset>> games = [];

    private Random chance = null!;
    private Person[] people = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task No_reminder_goes_that_should_not(int seed)
    {
        // Not a secret: the same seed must make the same run.
#pragma warning disable CA5394
        chance = new Random(seed);
        people =
        [
            A.Person("Sam Doe", "sam@example.com", moreAddresses: "parent@home.example"), A.Person("Kim Poe", "kim@example.com"),
            A.Person("Ann New", "ann@example.com"), A.Person("Lou Day", "lou@example.com"),
        ];
        await Portal.SaveAsync([.. people]);
        foreach (var person in people)
            (said[person.Id], games[person.Id]) = ([], []);
        bench.Receiver.Script = turn => turn.Verb == "RCPT" && chance.Next(12) == 0 ? SmtpAnswer.Say("451 4.7.1 later") : null;
        await MailAsync(ReminderDays.Usual);

        for (var step = 0; step < Steps; step++)
        {
            Portal.Clock.Advance(TimeSpan.FromMinutes(chance.Next(6) == 0 ? chance.Next(20 * 24 * 60) : chance.Next(30 * 60)));
            await ActAsync(people[chance.Next(people.Length)]);
            if (chance.Next(4) > 0)
                await Task.WhenAll(Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Task.Run(QueueAsync)));
            if (chance.Next(5) > 0)
                await bench.SendAsync();
        }
#pragma warning restore CA5394

        await AssertAllWellAsync();
    }

    private async Task ActAsync(Person person)
    {
#pragma warning disable CA5394
        var act = chance.Next(24);
#pragma warning restore CA5394
        switch (act)
        {
            case 0:
                await MailAsync(ReminderDays.Usual);
                break;
            case 1:
                await MailAsync(ReminderDays.Stored("1,2,3,4"));
                break;
            case 2:
                await MailAsync(null);
                break;
            case 3 or 4:
                await AskAsync(person);
                break;
            case 5:
                await AskAsync(person, Caller.Anonymous("192.0.2.1"));
                break;
            case 6:
                await ChangeAsync(person, one => one.Reach([A.Address($"new{Portal.Now.UtcTicks}@example.com")], Portal.Now));
                break;
            case 7:
                var game = A.Game(Portal.Now.AddDays(5), ("Referee", person));
                await Portal.SaveAsync(game);
                games[person.Id].Add(game.StartsAt);
                break;
            case 8 when person == people[0]:
                await ChangeAsync(person, one => one.LogIn(Portal.Now));
                Ends(person);
                break;
            case 9 when person == people[1]:
                await ChangeAsync(person, one => one.Permit(one.IsActive ? Permissions.None : Permissions.Official, Portal.Now));
                break;
            case 10 when person == people[2]:
                // Where nothing was planned, nothing was stopped: a later email may begin it again.
                if ((await Portal.Get<StopReminders>().RunAsync(TestPortal.Assignor, person.Id)).IsDone)
                    Ends(person);
                break;
            case 11 when person == people[2]:
                await Portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id && row.RemindersDeclinedAt == null)
                    .ExecuteUpdateAsync(row => row.SetProperty(one => one.RemindersDeclinedAt, Portal.Now)));
                Ends(person);
                break;
        }
    }

    private void Ends(Person person) => said[person.Id].Add((Portal.Now, false));

    private async Task MailAsync(ReminderDays? days)
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, true);
        if (preview.Recipients.Count == 0)
            return;
        await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, days);
        foreach (var person in preview.Recipients.PersonIds.Where(_ => days is not null))
            said[person].Add((Portal.Now, true));
        Portal.Clock.Advance(SendMailing.UndoWindow);
    }

    private async Task AssertAllWellAsync()
    {
        var messages = await Portal.ReadAsync(db => db.Messages.AsNoTracking()
            .Where(message => message.HandedOverAt != null).ToListAsync());
        var declined = await Portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id, person => person.RemindersDeclinedAt));
        Assert.Contains(messages, IsReminder);
        foreach (var person in people.Select(person => person.Id))
        {
            var letters = messages.Where(message => message.PersonId == person).ToList();
            var reminders = letters.Where(IsReminder).ToList();
            foreach (var reminder in reminders)
            {
                var at = reminder.HandedOverAt!.Value;
                Assert.InRange(at.Hour, 8, 20);
                var gap = games[person].Exists(start => start >= at.Date && start <= at.AddDays(7))
                    ? Eligibility.ReminderGapBeforeAGame : Eligibility.ReminderGap;
                var others = letters.Where(other => other.Kind != reminder.Kind || other.AskedAt != reminder.AskedAt);
                Assert.DoesNotContain(others, other => other.HandedOverAt <= at && other.HandedOverAt > at - gap);
                Assert.True(said[person].LastOrDefault(word => word.At <= at).Wanted, $"{at:O}, and nobody wanted it any more.");
                Assert.False(declined[person] < at);
            }
            var asked = reminders.GroupBy(reminder => reminder.AskedAt).Select(group => group.Min(one => one.HandedOverAt!.Value)).Order()
                .ToList();
            Assert.DoesNotContain(asked.Zip(asked.Skip(Eligibility.MostRemindersInAYear)),
                pair => pair.Second - pair.First < Eligibility.Year);
        }
    }

    private static bool IsReminder(Message message) => message.Kind == ReminderBook.Kind;
}
