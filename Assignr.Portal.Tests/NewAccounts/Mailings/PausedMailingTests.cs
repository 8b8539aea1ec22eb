using Assignr.Portal.Audit;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.People.OnePerson;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

/// <summary>Pause and Go on.</summary>
public sealed class PausedMailingTests : MailingBench
{
    [Fact]
    public async Task Paused_nothing_leaves_and_gone_on_everything_does()
    {
        var id = await SendToAsync(4);
        LetItStart();
        await outbox.ClaimAsync(1);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));

        Assert.Equal("Paused. 3 emails wait.", (await PauseAsync(id)).InWords);
        Assert.Equal("This mailing was paused already.", (await PauseAsync(id)).Refusal);

        await outbox.SendEverythingAsync();
        var view = await LoadAsync(id);
        Assert.Equal((1, 3, "Marcy Dolan"), (view.Counts.HandedOver, view.Counts.Queued, view.Mailing.PausedByName));
        Assert.All(view.Rows.Where(row => row.State == MessageState.Queued), row => Assert.Equal("Paused", row.Said));
        Assert.Equal(0, await portal.ReadAsync(db => MailQueue.Due(db, portal.Now).CountAsync()));

        Assert.Equal("3 emails go on.", (await GoOnAsync(id)).InWords);
        Assert.Equal("This mailing is not paused any more.", (await GoOnAsync(id)).Refusal);
        await outbox.SendEverythingAsync();
        Assert.Equal((4, portal.Now), ((await LoadAsync(id)).Counts.HandedOver, (await LoadAsync(id)).Mailing.EndedAt));
        Assert.Equal("There is nothing to pause: this mailing does not run.", (await PauseAsync(id)).Refusal);
        Assert.Equal([Act.MailingPaused, Act.MailingWentOn], await portal.ReadAsync(db => db.AuditEntries
            .Where(entry => entry.Act != Act.MailingSent).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_is_on_the_wire_comes_to_its_end()
    {
        var id = await SendToAsync(3);
        LetItStart();
        await outbox.ClaimAsync(3);
        await outbox.BeginAsync(1);

        Assert.Equal("Paused. 2 emails wait, 1 is with the mail server at this moment.", (await PauseAsync(id)).InWords);
    }

    [Fact]
    public async Task Stopped_while_it_is_paused_it_is_over()
    {
        var id = await SendToAsync(3);
        LetItStart();
        await PauseAsync(id);

        Assert.Equal("Stopped. Nothing has left, 3 emails were cancelled.",
            (await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id)).InWords);

        Assert.Equal((3, false), ((await LoadAsync(id)).Counts.Cancelled, (await GoOnAsync(id)).IsDone));
    }

    [Fact]
    public async Task A_single_email_lets_that_person_s_go_on_and_no_other()
    {
        var id = await SendToAsync(3);
        LetItStart();
        await PauseAsync(id);
        var person = await portal.ReadAsync(db => db.People.OrderBy(person => person.SortKey).FirstAsync());
        var details = (await portal.Get<LoadPerson>().RunAsync(TestPortal.Assignor, person.Id))!;
        Assert.True(details.CanGetNewAccountEmail());
        Assert.Contains("An email waits, as its mailing is paused.", details.InASentence(), StringComparison.Ordinal);

        var sent = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);

        Assert.Equal("The email to Number that waited, as its mailing is paused, is on its way.", sent.Sentence);
        await outbox.SendEverythingAsync();
        Assert.Equal((1, 2), ((await LoadAsync(id)).Counts.HandedOver, (await LoadAsync(id)).Counts.Queued));
    }

    [Fact]
    public async Task Whose_email_waits_so_is_shown_as_paused_in_the_grid_on_their_page_and_in_the_call_sheet()
    {
        var id = await SendToAsync(2);
        LetItStart();
        await outbox.ClaimAsync(1);
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));
        var sent = await portal.ReadAsync(db => db.Messages.Where(message => message.HandedOverAt != null)
            .Select(message => message.PersonId!.Value).SingleAsync());
        await portal.SaveAsync([.. (await portal.ReadAsync(db => db.People.ToListAsync())).Select(person =>
            A.Game(portal.Now.AddDays(2), ("Referee", person)))]);
        await PauseAsync(id);

        var rows = (await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery())).Rows;
        Assert.All(rows, row => Assert.Equal(row.Id == sent ? (Standing.Sent, false) : (Standing.Sending, true),
            (row.Standing, row.EmailIsPaused)));
        var list = await portal.Get<ListNeedsYou>().RunAsync(TestPortal.Assignor, 7);
        Assert.Equal(["Paused", "Sent"], list.Rows.Select(row => row.Standing.Words(row.EmailIsPaused)).Order());
        await GoOnAsync(id);
        Assert.DoesNotContain((await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery())).Rows,
            row => row.EmailIsPaused);
    }

    private Task<Assignr.Portal.Outcomes.Done> PauseAsync(Guid id) => portal.Get<PauseMailing>().RunAsync(TestPortal.Assignor, id);

    private Task<Assignr.Portal.Outcomes.Done> GoOnAsync(Guid id) => portal.Get<GoOnWithMailing>().RunAsync(TestPortal.Assignor, id);
}
