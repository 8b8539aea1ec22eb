using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>More people than one chunk: 2,500, numbered in the order of the grid. Every tenth has no address.</summary>
public sealed class LargeMailingTests : IAsyncLifetime
{
    private readonly Person[] people =
        [.. Enumerable.Range(0, 2_500).Select(number => A.Person($"Sam Number{number:D4}", number % 10 == 0
            ? null
            : $"sam{number:D4}@officials.example.com"))];

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.Database.WriteAsync(async db =>
        {
            // Inserted in another order than the grid's.
            await db.BulkInsertAsync([.. people.Reverse()]);
            await db.BulkInsertAsync([.. people.SelectMany(person => person.Addresses)]);
        });
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Everybody_is_in_the_preview_once_and_in_the_order_of_the_grid()
    {
        var preview = await PreviewAsync();

        Assert.Equal("2,250 people get 2,250 emails.", preview.Sentence);
        Assert.Equal(people.Where(person => person.AddressCount > 0).Select(person => person.Id), preview.Recipients.PersonIds);
        Assert.Equal(people.Where(person => person.AddressCount == 0).Select(person => person.Id), Assert.Single(preview.Excluded).People);
        Assert.Equal("Sam Number2499", preview.Recipients.NameAt(2_249));
    }

    [Fact]
    public async Task Those_who_get_none_are_read_page_by_page_in_the_order_of_the_grid()
    {
        var preview = await PreviewAsync();
        var excluded = preview.Excluded[0].People;

        var pages = new List<Verdict>();
        for (var from = 0; from < excluded.Count; from += 40)
            pages.AddRange(await portal.Get<LoadPreviewed>().RunAsync(TestPortal.Assignor, preview, [.. excluded.Skip(from).Take(40)]));

        Assert.Equal(Enumerable.Range(0, 250).Select(ten => $"Sam Number{ten * 10:D4}"), pages.Select(verdict => verdict.Person.FullName));
        Assert.All(pages, verdict => Assert.Equal(Reason.NoAddress, verdict.Exclusion!.Reason));
    }

    [Fact]
    public async Task The_assigned_officials_are_found_wherever_they_stand()
    {
        await portal.SaveAsync(A.Game(portal.Now.AddDays(6), ("Referee", people[7]), ("Umpire", people[1_234]),
            ("Line Judge", people[2_490])));

        var preview = await PreviewAsync(Audience.AllAssignedOfficials);

        Assert.Equal((3, 2_500), (preview.AssignedOfficials, preview.NeverLoggedIn));
        Assert.Equal([people[7].Id, people[1_234].Id], preview.Recipients.PersonIds);
        Assert.Equal([people[2_490].Id], Assert.Single(preview.Excluded).People);
        Assert.Equal(3, (await PreviewAsync()).AssignedOfficials);
    }

    /// <summary>A chunk takes a few hundredths of a second: that is how long closing the tab or stopping the portal waits.</summary>
    [Fact]
    public async Task A_preview_ends_with_the_chunk_at_which_nobody_waits_for_it_any_longer()
    {
        using var gone = new CancellationTokenSource();
        await using var db = await portal.Database.CreateDbContextAsync();
        var audience = Audience.AllUsersThatHaveNeverLoggedIn;
        var rules = new Rules { Now = portal.Now, Audience = audience, PreviewedAt = portal.Now };
        var chunks = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chunk in MailingPreviews.JudgeAsync(db, audience, Scope.Everybody, rules, portal.Now, gone.Token))
            {
                chunks++;
                await gone.CancelAsync();
            }
        });

        Assert.Equal(1, chunks);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, audience, cancel: gone.Token));
    }

    [Fact]
    public async Task One_press_queues_each_of_them_once()
    {
        var result = await SendAsync(await PreviewAsync());

        var mailing = await portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((result.MailingId, 2_250, 2_250), (mailing.Id, mailing.PeopleCount, mailing.MessageCount));
        var messages = await portal.ReadAsync(db =>
            db.Messages.Select(message => new { message.PersonId, message.Address, message.MailingId }).ToListAsync());
        Assert.Equal(people.SelectMany(person => person.Addresses).Select(address => address.Address),
            messages.Select(message => message.Address).Order());
        Assert.All(messages, message => Assert.Equal(mailing.Id, message.MailingId));
        Assert.Equal(2_250, await portal.ReadAsync(db => db.People.CountAsync(person => person.NewAccountAskedAt == portal.Now)));
    }

    [Fact]
    public async Task A_change_among_those_read_last_takes_back_what_was_queued_before()
    {
        var seen = await PreviewAsync();
        await portal.Database.WriteAsync(async db =>
            (await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == people[1_501].Id))
                .Reach([A.Address("new@example.com")], portal.Now));

        var result = await SendAsync(seen);

        Assert.Null(result.MailingId);
        Assert.Equal(["Sam Number1501's addresses changed."], result.Changes);
        Assert.Equal((0, 0), (await portal.ReadAsync(db => db.Messages.CountAsync()),
            await portal.ReadAsync(db => db.Mailings.CountAsync())));
        Assert.Equal(0, await portal.ReadAsync(db => db.People.CountAsync(person => person.NewAccountAskedAt != null)));
        Assert.Equal(2_250, result.Fresh!.Recipients.Count);
        Assert.NotNull((await SendAsync(result.Fresh)).MailingId);
        Assert.Equal(2_250, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_gone_is_named_as_they_were_called()
    {
        var seen = await PreviewAsync();
        await portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, people[2_001].Id);
        await portal.SaveAsync(A.Person("Zoë Østergård-Čapek", "zoe@example.com"));

        var result = await SendAsync(seen);

        Assert.Equal(["Sam Number2001 no longer gets one: no longer in this audience.", "Zoë Østergård-Čapek gets one now."],
            result.Changes);
        Assert.Equal("Zoë Østergård-Čapek", result.Fresh!.Recipients.NameAt(result.Fresh.Recipients.Count - 1));
    }

    [Fact]
    public async Task Of_very_many_changes_the_first_are_named()
    {
        var seen = await PreviewAsync();
        await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Sam")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt, portal.Now.AddMinutes(-1))));

        var result = await SendAsync(seen);

        Assert.Equal(["Sam Number0001 no longer gets one: emailed at 08:59.", "Sam Number0002 no longer gets one: emailed at 08:59."],
            result.Changes.Take(2));
        Assert.Equal((11, "And 2240 more."), (result.Changes.Count, result.Changes[^1]));
    }

    [Fact]
    public async Task A_new_name_alone_changes_nobodys_email()
    {
        var seen = await PreviewAsync();
        await portal.Database.WriteAsync(async db => (await db.People.Include(person => person.Addresses)
            .SingleAsync(person => person.Id == people[2_499].Id)).Rename("Ann", "Able"));

        Assert.NotNull((await SendAsync(seen)).MailingId);
        Assert.Equal(2_250, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task What_is_typed_finds_recipients_by_name_or_address_and_the_others_by_name()
    {
        await portal.Database.WriteAsync(async db =>
            (await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == people[1_230].Id))
                .Reach([A.Address("refused@example.com")], portal.Now));
        await portal.ReadAsync(db => db.Addresses.Where(address => address.PersonId == people[1_230].Id)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.RefusedAt, portal.Now.AddDays(-1))));
        var preview = await PreviewAsync();

        var found = await FindAsync(preview, "NUMBER123 sam");
        Assert.Equal(people[1_231..1_240].Select(person => person.Id), found!.Recipients);
        Assert.Equal((Reason.RefusedBefore, people[1_230].Id),
            found.Excluded.Select(group => (group.Reason, Assert.Single(group.People))).Single());
        Assert.Equal([people[2_345].Id], (await FindAsync(preview, "sam2345@"))!.Recipients);
        Assert.Empty((await FindAsync(preview, "refused@example.com"))!.Excluded);
        Assert.Null(await FindAsync(preview, "  "));
    }

    [Fact]
    public async Task A_preview_waits_for_nobody_who_writes()
    {
        await portal.Database.WriteAsync(async db =>
        {
            await db.People.Where(person => person.Id == people[1].Id)
                .ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, portal.Now));

            Assert.Equal(2_250, (await PreviewAsync()).Recipients.Count);
        });

        Assert.Equal(2_249, (await PreviewAsync()).Recipients.Count);
    }

    private Task<MailingPreview> PreviewAsync(Audience audience = Audience.AllUsersThatHaveNeverLoggedIn) =>
        portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, audience);

    private Task<SendMailingResult> SendAsync(MailingPreview seen) =>
        portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), seen, null);

    private Task<FoundInPreview?> FindAsync(MailingPreview preview, string typed) =>
        portal.Get<FindPreviewed>().RunAsync(TestPortal.Assignor, preview, typed);
}
