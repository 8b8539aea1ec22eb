using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

public sealed class MessageLifeTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Stopping_cancels_what_waits_and_leaves_what_is_claimed_to_its_sender()
    {
        var (waits, claimed, gone) = (Message("one"), Message("two"), Message("three"));
        await portal.SaveAsync(waits, claimed, gone);
        await portal.Database.WriteAsync(async db =>
        {
            await db.Messages.Where(row => row.Id == claimed.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedBy, "a sender"));
            await db.Messages.Where(row => row.Id == gone.Id).ExecuteUpdateAsync(row => row
                .SetProperty(message => message.HandedOverAt, portal.Now).SetProperty(message => message.SettledAt, portal.Now));
        });

        var cancelled = await portal.Database.WriteAsync(db => db.StopAsync(db.Messages, portal.Now));

        Assert.Equal(1, cancelled);
        Assert.Equal(MessageState.Cancelled, await StateAsync(waits));
        Assert.Equal((MessageState.Queued, MessageState.Sending), (await StateAsync(claimed), await StateAsync(claimed, claimed.Id)));
        Assert.Equal(MessageState.HandedOver, await StateAsync(gone));
    }

    [Fact]
    public async Task The_state_is_computed_from_the_dates_alike_here_and_in_the_database()
    {
        var message = Message("one");
        await portal.SaveAsync(message);

        Assert.Equal(MessageState.Queued, await StateAsync(message));
        Assert.Equal(MessageState.Queued, MessageStates.Now(message, []));
    }

    private Task<MessageState> StateAsync(Message message, params Guid[] sending) =>
        portal.ReadAsync(db => db.Messages.Where(row => row.Id == message.Id).Select(MessageStates.Of(sending)).SingleAsync());

    private Message Message(string local) => new()
    {
        Kind = "test",
        Lane = Lane.Bulk,
        Address = $"{local}@officials.example.com",
        AskedAt = portal.Now,
        DueAt = portal.Now,
    };
}
