using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Writing;

public sealed class ApplyPeopleTests
{
    private const string Head = "First Name,Last Name,Email,Phone,Permissions,External Id\n";

    [Fact]
    public async Task A_league_comes_in_whole_and_the_same_file_again_changes_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = await File.ReadAllBytesAsync(ImportBench.Demo("people.csv"));
        var batch = await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.People, file, "people.csv"));
        var state = await portal.StateAsync();

        var again = await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.People, file, "people.csv"));

        Assert.Equal((122, 0, 0), (batch.Added, batch.Updated, batch.Failed));
        Assert.Equal((0, 0, 122), (again.Added, again.Updated, again.Unchanged));
        Assert.Equal(state, await portal.StateAsync());
        Assert.Equal(122, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.PersonAdded
            && entry.Detail == "Came with people.csv.")));
        Assert.Equal(2, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.ImportApplied)));
        Assert.Equal(122, await portal.ReadAsync(db => db.ImportedPeople.CountAsync(one => one.ImportId == again.Id)));
        Assert.Equal(0, await portal.ReadAsync(db => db.ImportDrafts.CountAsync()));
        var found = await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery { Search = "jovanovic xim" });
        Assert.Equal("Ximena Jovanović", Assert.Single(found.Rows).Name);
    }

    [Fact]
    public async Task Nobody_gets_mail_by_an_import()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.ImportAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example,,,\n");
        portal.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task An_update_changes_what_it_says_and_keeps_the_rest()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person(phone: "(555) 010-0001", moreAddresses: "mother@home.example");
        await portal.SaveAsync(terrence);

        var batch = await portal.ImportAsync(ImportKind.People,
            Head + "Terrence,Miles,\"terrence.miles@officials.example.com, new@x.example\",,,T-1\n");

        Assert.Equal((0, 1), (batch.Added, batch.Updated));
        var stored = await portal.ReadAsync(db => db.People.Include(person => person.Addresses)
            .SingleAsync(person => person.Id == terrence.Id));
        Assert.Equal(["terrence.miles@officials.example.com", "new@x.example", "mother@home.example"],
            stored.Addresses.Select(address => address.Address));
        Assert.Equal(("T-1", "(555) 010-0001", 3, 1), (stored.ExternalId, stored.Phone, stored.AddressCount, stored.Revision));
        Assert.Equal(terrence.Addresses[0].Id, stored.Addresses[0].Id);
        Assert.Single((await portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery { Search = "new@x.example" })).Rows);
        Assert.Contains("Added new@x.example.", await portal.ReadAsync(db =>
            db.AuditEntries.Where(entry => entry.Act == Act.AddressesChanged).Select(entry => entry.Detail).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_loses_an_address_loses_the_links_and_the_waiting_mail_that_went_there()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person();
        await portal.SaveAsync(terrence);
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = terrence.Id,
            Hash = Secret.Mint().Hash,
            AddressKey = terrence.Addresses[0].Key,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14)
        });
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, terrence.Id);
        terrence.Know("T-1");
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.ExternalId, "T-1")));
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Terrence,Miles,new@x.example,,,T-1\n");
        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { RemovesAddresses = true }));

        await portal.ApplyAsync(view);

        Assert.Equal("new@x.example", await portal.ReadAsync(db => db.Addresses.Select(address => address.Address).SingleAsync()));
        Assert.NotNull(await portal.ReadAsync(db => db.Tokens.Select(token => token.RevokedAt).SingleAsync()));
        Assert.NotNull(await portal.ReadAsync(db => db.Messages.Select(message => message.CancelledAt).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_is_deactivated_by_a_file_is_signed_out()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person(loggedInAt: portal.Now);
        await portal.SaveAsync(terrence);
        await portal.SaveAsync(new Portal.Accounts.Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = terrence.Id,
            UserName = "terrence",
            NormalizedUserName = "terrence",
            SecurityStamp = "stamp"
        });
        var ended = new List<Guid>();
        portal.Get<LiveSessions>().Ended += ended.Add;
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Terrence,Miles,terrence.miles@officials.example.com,,None,\n");
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single().Edit);

        await portal.ApplyAsync(view);

        Assert.Equal([terrence.Id], ended);
        Assert.NotEqual("stamp", await portal.ReadAsync(db => db.Users.Select(account => account.SecurityStamp).SingleAsync()));
        Assert.NotNull(await portal.ReadAsync(db => db.People.Select(person => person.DeactivatedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_preview_that_is_no_longer_true_writes_nothing_and_shows_the_fresh_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example,,,\n");
        await portal.SaveAsync(A.Person("Ana Zamora", "ana@x.example"));

        var result = await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);

        Assert.False(result.IsDone);
        Assert.Equal(1, result.Fresh!.Plan!.Counts.Unchanged);
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task However_often_the_press_arrives_it_counts_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example,,,\n");

        var results = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ => Task.Run(() => portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view))));

        Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(
            ("Nothing was imported by this press: the file was imported already.", view.Batch.Id, 1),
            (result.Refusal, result.Imported!.Id, result.Imported.Added)));
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Stopped_at_any_step_nothing_of_it_stays(int step)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Terrence,Miles,terrence.miles@officials.example.com,555,,\n"
            + string.Concat(Enumerable.Range(0, 2_500).Select(number => $"Official,Number{number},number{number}@x.example,,,\n")));
        var state = await portal.StateAsync();
        using var stop = new CancellationTokenSource();
        var steps = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view, new Told(_ =>
        {
            if (steps++ == step)
                stop.Cancel();
        }), stop.Token));

        Assert.Equal(state, await portal.StateAsync());
        Assert.Equal(0, await portal.ReadAsync(db => db.ImportEntries.CountAsync()));
        Assert.Equal(0, await portal.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.Equal(2_501, (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id))!.Plan!.Rows.Count);
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
