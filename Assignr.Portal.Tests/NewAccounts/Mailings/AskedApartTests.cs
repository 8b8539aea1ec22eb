using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

/// <summary>The email of a mailing that its person asks for at the front door, or an assignor for them alone.</summary>
public sealed class AskedApartTests : MailingBench
{
    private const string Address = "number1@example.com";

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public async Task Whoever_asks_gets_exactly_one_whatever_becomes_of_the_mailing(bool paused, bool claimed, bool stopped)
    {
        var id = await SendToAsync(3);
        LetItStart();
        if (claimed)
            await outbox.ClaimAsync(3);
        if (paused)
            await PauseAsync(id);
        if (stopped)
            await StopAsync(id);

        Assert.Equal(1, await AskAsync());

        await PauseAsync(id);
        await StopAsync(id);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));
        await outbox.SendEverythingAsync();
        Assert.Equal([Address], await portal.ReadAsync(db => db.Messages.Where(message => message.HandedOverAt != null)
            .Select(message => message.Address).ToListAsync()));
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync(message => message.SettledAt == null)));
        Assert.NotNull((await LoadAsync(id)).Mailing.EndedAt);
        Assert.Equal(0, new Assignr.Portal.Health.Conservation(portal.Database).CountUnaccounted());
    }

    [Fact]
    public async Task The_stop_and_the_row_say_that_it_goes_on()
    {
        var id = await SendToAsync(3);
        LetItStart();
        await PauseAsync(id);
        await AskAsync();

        Assert.Equal("Stopped. Nothing has left, 2 emails were cancelled. 1 that was asked for meanwhile goes on.", await StopAsync(id));

        var view = await LoadAsync(id, MessageState.Queued);
        Assert.Equal("Asked for meanwhile: goes on its own", Assert.Single(view.Rows).Said);
        Assert.Null(view.Mailing.EndedAt);
    }

    [Fact]
    public async Task What_an_assignor_asked_for_alone_goes_on_as_well()
    {
        var id = await SendToAsync(3);
        LetItStart();
        await PauseAsync(id);
        var person = await portal.ReadAsync(db => db.People.SingleAsync(person => person.PrimaryAddress == Address));
        Assert.True((await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);

        await StopAsync(id);
        await outbox.SendEverythingAsync();

        Assert.Equal((1, 2), ((await LoadAsync(id)).Counts.HandedOver, (await LoadAsync(id)).Counts.Cancelled));
    }

    [Fact]
    public async Task It_is_judged_as_asked_for_by_the_person_when_it_goes()
    {
        var id = await SendToAsync(2);
        LetItStart();
        await PauseAsync(id);
        await portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row => row.SetProperty(address => address.ComplainedAt, portal.Now)));
        Assert.Equal(1, await AskAsync());

        await portal.Get<GoOnWithMailing>().RunAsync(TestPortal.Assignor, id);
        await outbox.SendEverythingAsync();

        Assert.Equal((1, 1), ((await LoadAsync(id)).Counts.HandedOver, (await LoadAsync(id)).Counts.Skipped));
    }

    [Fact]
    public async Task It_counts_for_the_limits_and_is_written_down_once_an_hour()
    {
        var id = await SendToAsync(2);
        LetItStart();
        await PauseAsync(id);

        Assert.Equal((1, 0), (await AskAsync(), await AskAsync()));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.NewAccountEmailAsked)));

        await outbox.SendEverythingAsync();
        Assert.Equal(1, await AskAsync());
        await outbox.SendEverythingAsync();
        Assert.Equal(1, await AskAsync());
        await outbox.SendEverythingAsync();
        Assert.Equal(0, await AskAsync());
    }

    private async Task<int> AskAsync()
    {
        await portal.Get<AskForLink>().RunAsync(Caller.Anonymous("192.0.2.7"), Address);
        return (await portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, portal.Get<PasswordRequests>().Next()!)).Queued;
    }

    private Task<Assignr.Portal.Outcomes.Done> PauseAsync(Guid id) => portal.Get<PauseMailing>().RunAsync(TestPortal.Assignor, id);

    private async Task<string> StopAsync(Guid id) => (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords;
}
