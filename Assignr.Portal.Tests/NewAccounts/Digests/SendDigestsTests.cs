using Assignr.Portal.Access;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Digests;

public sealed class SendDigestsTests : DigestBench
{
    [Fact]
    public async Task Each_assignor_gets_one_letter_and_nobody_else_does()
    {
        var longAgo = Portal.Now.AddDays(-60);
        await Portal.SaveAsync(
            A.Person("Two Addresses", "first@example.com", Permissions.Assignor, null, longAgo, "second@example.com"),
            A.Person("Only Observes", "observer@example.com", Permissions.Observer, loggedInAt: longAgo),
            A.Person("Only Official", "official@example.com", loggedInAt: longAgo),
            A.Person("Has Left", "left@example.com", Permissions.None, loggedInAt: longAgo),
            A.Person("Without Address", null, Permissions.Assignor, loggedInAt: longAgo),
            A.Person("Never Signed", "never@example.com", Permissions.Assignor));

        Assert.Equal(2, await GoAtAsync("2026-11-30 07:00"));

        Assert.Equal(["first@example.com", "marcy@sunday.example"], bench.Receiver.Mails.SelectMany(mail => mail.To).Order());
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("complained")]
    [InlineData("not theirs")]
    public async Task It_goes_to_the_first_address_that_nothing_speaks_against(string what)
    {
        await ChangeAsync(Marcy, marcy => marcy.Reach([A.Address("marcy@sunday.example"), A.Address("other@example.com")], Portal.Now));
        await SpeakAgainstAsync("marcy@sunday.example", what);
        Assert.Equal(1, await GoAtAsync("2026-11-30 07:00"));
        Assert.Equal(["other@example.com"], bench.Receiver.Mails.SelectMany(mail => mail.To));

        await SpeakAgainstAsync("other@example.com", what);
        Assert.Equal(0, await GoAtAsync("2026-12-07 07:00"));
    }

    [Fact]
    public async Task Who_becomes_an_assignor_chooses_or_signs_in_for_the_first_time_that_day_gets_the_next_one()
    {
        await SetAsync("2026-11-30 10:00");
        var promoted = A.Person("New Assignor", "promoted@example.com", loggedInAt: Portal.Now.AddDays(-60));
        var first = A.Person("First Time", "first@example.com", Permissions.Assignor, loggedInAt: Portal.Now);
        await Portal.SaveAsync(promoted, first);
        await ChangeAsync(promoted, person => person.Permit(Permissions.Official | Permissions.Assignor, Portal.Now));
        await ChooseAsync(DigestChoice.Off);
        await ChooseAsync(DigestChoice.Weekly);

        Assert.Equal(0, await GoAtAsync("2026-11-30 10:01"));
        Assert.Equal(3, await GoAtAsync("2026-12-07 07:00"));
    }

    [Theory]
    [InlineData("off", "They get no digest any more")]
    [InlineData("no assignor", "No assignor any more")]
    [InlineData("address", "This is no longer the address for it")]
    [InlineData("all in", "Everybody has logged in")]
    [InlineData("deleted", "This person was deleted meanwhile")]
    public async Task What_happens_between_the_queue_and_the_hand_over_counts_as_well(string what, string reason)
    {
        Assert.Equal(1, await QueuedAtAsync("2026-11-30 07:00"));
        await (what switch
        {
            "off" => ChooseAsync(DigestChoice.Off),
            "no assignor" => ChangeAsync(Marcy, marcy => marcy.Permit(Permissions.Observer, Portal.Now)),
            "address" => ChangeAsync(Marcy, marcy => marcy.Reach([A.Address("new@example.com")], Portal.Now)),
            "all in" => EverybodyLogsInAsync(),
            _ => Portal.ReadAsync(db => db.People.Where(person => person.Id == Marcy.Id).ExecuteDeleteAsync()),
        });

        await bench.SendAsync();

        Assert.Empty(bench.Receiver.Mails);
        Assert.Equal(reason, (await MessagesAsync()).Single().LastReply);
    }

    [Fact]
    public async Task Where_mail_stood_still_for_days_only_the_one_of_today_goes()
    {
        await ChooseAsync(DigestChoice.Daily);
        foreach (var day in new[] { "2026-11-28", "2026-11-29", "2026-11-30" })
            Assert.Equal(1, await QueuedAtAsync($"{day} 07:00"));

        await SetAsync("2026-11-30 15:00");
        await bench.SendAsync();

        Assert.Single(bench.Receiver.Mails);
        Assert.Equal(["Its day is over", "Its day is over"],
            (await MessagesAsync()).Where(message => message.SkippedAt != null).Select(message => message.LastReply));
    }

    private Task<int> SpeakAgainstAsync(string address, string what) => Portal.ReadAsync(db => db.Addresses
        .Where(row => row.Address == address).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.RefusedAt, one => what == "refused" ? Portal.Now : one.RefusedAt)
            .SetProperty(one => one.ComplainedAt, one => what == "complained" ? Portal.Now : one.ComplainedAt)
            .SetProperty(one => one.NotTheirsAt, one => what == "not theirs" ? Portal.Now : one.NotTheirsAt)));
}
