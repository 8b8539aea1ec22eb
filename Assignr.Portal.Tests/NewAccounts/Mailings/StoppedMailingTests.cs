using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

/// <summary>Undo and Stop.</summary>
public sealed class StoppedMailingTests : MailingBench
{
    [Fact]
    public async Task Undo_in_the_first_ten_seconds_lets_nothing_leave()
    {
        var id = await SendToAsync(30);

        var sentence = await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal("Stopped. Nothing has left, 30 emails were cancelled.", sentence.InWords);
        portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await outbox.SendEverythingAsync();
        var view = await LoadAsync(id);
        Assert.Equal(30, view.Counts.Cancelled);
        Assert.Equal(("Marcy Dolan", true), (view.Mailing.StoppedByName, view.Mailing.EndedAt is not null));
        Assert.All(await portal.ReadAsync(db => db.People.Select(Standings.At(portal.Now)).ToListAsync()),
            standing => Assert.Equal(Standing.NotSent, standing));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.MailingStopped)));
    }

    [Fact]
    public async Task Stop_cancels_what_waits_and_what_is_on_the_wire_comes_to_its_end()
    {
        var id = await SendToAsync(30);
        LetItStart();
        await outbox.ClaimAsync(19);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));
        await outbox.ClaimAsync(3);
        await outbox.BeginAsync(1);

        var sentence = await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal("Stopped. 19 emails had gone, 10 were cancelled, 1 is with the mail server at this moment.", sentence.InWords);
        var stopping = await LoadAsync(id);
        Assert.Null(stopping.Mailing.EndedAt);
        Assert.Equal((19, 1), (stopping.Counts.HandedOver, stopping.Counts.Sending));
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));
        var view = await LoadAsync(id);
        Assert.Equal((19, 11, 30), (view.Counts.HandedOver, view.Counts.Cancelled, view.Counts.All));
        Assert.Equal(portal.Now, view.Mailing.EndedAt);
    }

    [Fact]
    public async Task Stop_says_that_nothing_has_left_where_a_sender_has_claimed_messages_but_hands_none_over()
    {
        var id = await SendToAsync(30);
        LetItStart();
        await outbox.ClaimAsync(30);
        Assert.Equal((0, 30), ((await LoadAsync(id)).Counts.Sending, (await LoadAsync(id)).Counts.Queued));

        Assert.Equal("Stopped. Nothing has left, 30 emails were cancelled.",
            (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));
        Assert.Equal(30, (await LoadAsync(id)).Counts.Cancelled);
    }

    [Fact]
    public async Task A_link_minted_by_an_earlier_try_ends_with_its_cancelled_message()
    {
        var id = await SendToAsync(1);
        var message = await portal.ReadAsync(db => db.Messages.SingleAsync());
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = message.PersonId,
            Hash = Secret.Mint().Hash,
            MessageId = message.Id,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14),
        });

        await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);

        var token = await portal.ReadAsync(db => db.Tokens.SingleAsync());
        Assert.Equal((portal.Now, Revocation.Withdrawn), (token.RevokedAt, token.RevokedBecause));
    }

    [Fact]
    public async Task A_person_whose_newest_link_ends_with_its_stopped_message_keeps_the_older_one()
    {
        await SendToAsync(1);
        LetItStart();
        await outbox.SendEverythingAsync();
        var before = await portal.ReadAsync(db => db.People.Select(person => person.LinkExpiresAt).SingleAsync());
        portal.Clock.Advance(TimeSpan.FromDays(5));
        var again = await SendAsync();
        LetItStart();
        await outbox.ClaimAsync(1);
        await outbox.PrepareAsync();
        Assert.Equal(portal.Now.AddDays(14), await portal.ReadAsync(db => db.People.Select(person => person.LinkExpiresAt).SingleAsync()));

        await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, again);
        await outbox.SettleAsync(_ => throw new InvalidOperationException("It was stopped."));

        var person = await portal.ReadAsync(db => db.People.SingleAsync());
        Assert.Equal((before, Standing.Sent), (person.LinkExpiresAt, Standings.Of(person, portal.Now)));
    }

    [Fact]
    public async Task Stopping_what_has_ended_changes_nothing()
    {
        var id = await SendToAsync(2);
        LetItStart();
        await outbox.SendEverythingAsync();

        Assert.Equal("This mailing had come to its end already.",
            (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords);
        Assert.Null((await LoadAsync(id)).Mailing.StoppedAt);
        Assert.False((await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7())).IsDone);
    }
}
