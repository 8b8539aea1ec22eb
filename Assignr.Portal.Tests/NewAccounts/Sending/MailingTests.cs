using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class MailingTests : MailingBench
{
    [Fact]
    public async Task The_page_shows_the_numbers_the_refused_with_the_servers_words_and_who_was_skipped()
    {
        var id = await SendToAsync(5);
        LetItStart();
        await portal.Database.WriteAsync(async db => (await db.People.OrderBy(person => person.SortKey).FirstAsync())
            .LogIn(portal.Now.AddMinutes(-1)));
        await outbox.ClaimAsync(3);
        await outbox.SettleAsync(message => message.Address == "number1@example.com"
            ? (AttemptOutcome.Refused, "550 5.1.1 no such user here") : (AttemptOutcome.HandedOver, "250 2.0.0 queued as 4F2A91"));
        await outbox.ClaimAsync(1);
        await outbox.BeginAsync(1);

        var view = await LoadAsync(id);

        Assert.Equal(new MailingCounts(HandedOver: 1, Sending: 1, Queued: 1, Refused: 1, Skipped: 1, Cancelled: 0), view.Counts);
        Assert.Equal(("Number 1", "No such mailbox. 550 5.1.1 no such user here", true),
            view.Refused.Select(row => (row.Name, row.Said, row.CanBeMended)).Single());
        Assert.Equal(MessageState.Sending, view.Rows[0].State);
        Assert.Equal(MessageState.Queued, view.Rows[^1].State);
        Assert.Equal("Logged in at 08:59, no email needed", Assert.Single((await LoadAsync(id, MessageState.Skipped)).Rows).Said);
        Assert.Null((await portal.Get<LoadMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7())));
    }

    [Fact]
    public async Task The_time_left_follows_from_how_it_went_so_far()
    {
        var id = await SendToAsync(30);
        Assert.Null((await LoadAsync(id)).TimeLeft);
        LetItStart();
        await outbox.ClaimAsync(20);
        portal.Clock.Advance(TimeSpan.FromSeconds(9));
        await outbox.SettleAsync(_ => (AttemptOutcome.HandedOver, "250 ok"));

        // It started a second earlier: ten seconds for twenty messages.
        Assert.Equal(TimeSpan.FromSeconds(5), (await LoadAsync(id)).TimeLeft);
    }

    [Fact]
    public async Task The_download_is_safe_to_open_in_a_spreadsheet_and_is_audited()
    {
        await portal.SaveAsync(A.Person("=HYPERLINK(\"evil\") Doe", "sam@example.com"));
        var id = await SendAsync();

        var export = await portal.Get<ExportMailing>().RunAsync(TestPortal.Assignor, id);

        Assert.Equal("mailing-2026-11-23-0900.csv", export!.FileName);
        Assert.StartsWith("\uFEFFPerson,Address,State,Time,Opened (a hint),Logged in,What the mail server said,"
            + "Words for people with a game ahead,Words for the others,Note\r\n"
            + "\"'=HYPERLINK(\"\"evil\"\") Doe\",sam@example.com,Queued,,,,,", export.Csv, StringComparison.Ordinal);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.MailingDownloaded)));
    }

    [Fact]
    public async Task Mailings_are_listed_newest_first_with_their_numbers()
    {
        await SendToAsync(3);
        LetItStart();
        await outbox.SendEverythingAsync();
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await SendAsync();

        var page = await portal.Get<ListMailings>().RunAsync(TestPortal.Assignor);

        Assert.Equal(2, page.Count);
        Assert.Equal([3, 0], page.Mailings.Select(row => row.Counts.Queued));
        Assert.Equal([0, 3], page.Mailings.Select(row => row.Counts.HandedOver));
        Assert.Equal(page.Mailings[0].Mailing.Id, (await portal.Get<FindRunningMailing>().RunAsync(TestPortal.Assignor))!.Mailing.Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_every_message_is_somewhere(int seed)
    {
        // Not for secrets: the same seed must give the same run.
#pragma warning disable CA5394
        var chance = new Random(seed);
        var id = await SendToAsync(60);
        LetItStart();
        for (var step = 0; step < 12; step++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            switch (chance.Next(6))
            {
                case 0:
                    await portal.Database.WriteAsync(async db => (await RandomPersonAsync(db)).LogIn(portal.Now));
                    break;
                case 1:
                    await portal.Database.WriteAsync(async db => (await RandomPersonAsync(db)).Permit(Permissions.None, portal.Now));
                    break;
                case 2:
                    await portal.Database.WriteAsync(async db => db.Remove(await RandomPersonAsync(db)));
                    break;
                case 3 when step > 8:
                    await portal.Get<StopMailing>().RunAsync(TestPortal.Assignor, id);
                    break;
                default:
                    await outbox.SettleAsync(_ => chance.Next(5) == 0
                        ? (AttemptOutcome.Refused, "550 no")
                        : (AttemptOutcome.HandedOver, "250 ok"));
                    await outbox.ClaimAsync(chance.Next(15));
                    break;
            }
            var view = await LoadAsync(id);
            Assert.Equal(60, view.Counts.All);
            Assert.Equal(view.Counts.IsDone, view.Mailing.EndedAt is not null);
        }
#pragma warning restore CA5394

        async Task<Person> RandomPersonAsync(PortalDb db) =>
            await db.People.OrderBy(person => person.Id).Skip(chance.Next(await db.People.CountAsync())).FirstAsync();
    }
}
