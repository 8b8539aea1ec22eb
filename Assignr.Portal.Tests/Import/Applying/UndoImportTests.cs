using System.Text;
using Assignr.Portal.Audit;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.Applying;

public sealed class UndoImportTests
{
    private const string Head = "First Name,Last Name,Email,Phone,Permissions,External Id\n";

    [Fact]
    public async Task An_import_that_could_not_be_undone_says_so_before()
    {
        await using var portal = await TestPortal.StartAsync();
        var member = A.Person();
        await portal.SaveAsync(member, new Portal.Accounts.Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = member.Id,
            UserName = "miles",
            NormalizedUserName = "miles",
            SecurityStamp = "stamp"
        });
        await portal.ImportAsync(ImportKind.People, Head + "Kofi,Olvera,kofi@example.com,,,\n");

        var view = await portal.PreviewAsync(ImportKind.People,
            "First name,Last name,Email,Phone\nTerrence,Miles,terrence.miles@officials.example.com,555-0100\n"
            + "Kofi,Olvera,kofi@example.com,555-0101\n");

        Assert.Equal(["1 person who is updated has an account: this import cannot be undone afterwards."], view.Plan!.Remarks);
        view = await portal.EditAsync(view, 2, new RowEdit { LeftOut = true });
        Assert.Empty(view.Plan!.Remarks);
    }

    [Fact]
    public async Task Takes_back_who_was_added_and_restores_what_was_changed()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person(phone: "(555) 010-0001");
        await portal.SaveAsync(terrence);
        var batch = await portal.ImportAsync(ImportKind.People,
            Head + "Terrence,Miles,\"terrence.miles@officials.example.com, new@x.example\",555,,T-1\nAna,Zamora,ana@x.example,,,\n");

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal((true, "1 removed and 1 restored."), (result.IsDone, result.Sentence));
        Assert.Empty(result.Left);
        var only = await portal.ReadAsync(db => db.People.Include(person => person.Addresses).SingleAsync());
        Assert.Equal((terrence.Id, "(555) 010-0001", (string?)null), (only.Id, only.Phone, only.ExternalId));
        Assert.Equal(["terrence.miles@officials.example.com"], only.Addresses.Select(address => address.Address));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.PersonDeleted)));
        Assert.Equal("This import was undone already.", (await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id)).Sentence);
    }

    [Fact]
    public async Task Is_refused_once_somebody_of_it_has_an_account()
    {
        await using var portal = await TestPortal.StartAsync();
        var batch = await portal.ImportAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example,,,\nKofi,Olvera,kofi@x.example,,,\n");
        var ana = await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Ana")
            .Select(person => person.Id).SingleAsync());
        await portal.SaveAsync(new Portal.Accounts.Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = ana,
            UserName = "ana",
            NormalizedUserName = "ana",
            SecurityStamp = "stamp"
        });

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal("Not undone: Ana Zamora has an account. Change or delete people on their own pages.", result.Refusal);
        Assert.Equal(2, await portal.ReadAsync(db => db.People.CountAsync()));
        Assert.Equal(result.Refusal, $"Not undone: {(await portal.Get<LoadImport>().RunAsync(TestPortal.Assignor, batch.Id))!.NoUndo}");
    }

    [Fact]
    public async Task Leaves_and_names_who_changed_or_was_assigned_since()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());
        var batch = await portal.ImportAsync(ImportKind.People,
            Head + "Ana,Zamora,ana@x.example,,,\nKofi,Olvera,kofi@x.example,,,\nSiân,Yamamoto,sian@x.example,,,\n"
            + "Terrence,Miles,terrence.miles@officials.example.com,555,,T-1\n");
        var kofi = await portal.ReadAsync(db => db.People.SingleAsync(person => person.FirstName == "Kofi"));
        await portal.SaveAsync(A.Game(portal.Now.AddDays(3), ("Umpire", kofi)));
        await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Ana")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.Phone, "777")));
        await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Terrence")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.Phone, "888")));

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal(["Ana Zamora stays: phone changed since.", "Kofi Olvera stays: they are assigned to a game.",
            "Terrence Miles keeps phone: changed since."], result.Left);
        Assert.Equal(["Ana", "Kofi", "Terrence"],
            await portal.ReadAsync(db => db.People.OrderBy(person => person.FirstName).Select(person => person.FirstName).ToListAsync()));
        Assert.Null(await portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Terrence")
            .Select(person => person.ExternalId).SingleAsync()));
        Assert.Equal(string.Join('\n', result.Left), await portal.ReadAsync(db => db.Imports.Select(one => one.UndoLeft).SingleAsync()));
    }

    [Fact]
    public async Task Mail_that_waits_for_them_does_not_go()
    {
        await using var portal = await TestPortal.StartAsync();
        var batch = await portal.ImportAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example,,,\n");
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor,
            await portal.ReadAsync(db => db.People.Select(person => person.Id).SingleAsync()));

        await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.NotNull(await portal.ReadAsync(db => db.Messages.Select(message => message.SettledAt).SingleAsync()));
        Assert.Equal(0, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Rows_that_failed_come_back_as_a_file_that_can_be_corrected_and_imported_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var batch = await portal.ImportAsync(ImportKind.People,
            "Given name,Surname,E-mail,Note\nAna,Zamora,ana@@x,\"likes, commas\"\nKofi,Olvera,kofi@x.example,\n");
        Assert.Equal((1, 1), (batch.Added, batch.Failed));
        var loaded = (await portal.Get<LoadImport>().RunAsync(TestPortal.Assignor, batch.Id))!;
        Assert.Equal((2, "Ana Zamora"), (loaded.Failed.Single().Line, loaded.Failed.Single().Title));

        var file = (await portal.Get<ExportFailedRows>().RunAsync(TestPortal.Assignor, batch.Id))!;

        Assert.StartsWith("\uFEFFGiven name,Surname,E-mail,Note,Line,Reason\r\nAna,Zamora,ana@@x,\"likes, commas\",2,", file.Csv,
            StringComparison.Ordinal);
        var mended = await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.People,
            Encoding.UTF8.GetBytes(file.Csv.Replace("ana@@x", "ana@x.example", StringComparison.Ordinal)), file.FileName));
        Assert.Equal((1, 0), (mended.Added, mended.Failed));
    }

    [Fact]
    public async Task The_mapping_is_remembered_for_the_next_file_with_the_same_headings()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, "A,B,C\nAna,Zamora,7\n");
        Assert.NotNull(view.Problem);
        view = await portal.ChangeAsync(view, new ImportChange(new Mapping { Columns = ["firstName", "lastName", "externalId"] }));
        await portal.ApplyAsync(view);

        var next = await portal.PreviewAsync(ImportKind.People, "a, B ,C\nKofi,Olvera,8\n");

        Assert.True(next.IsRemembered);
        Assert.Equal(["firstName", "lastName", "externalId"], next.Mapping.Columns);
        Assert.False((await portal.PreviewAsync(ImportKind.People, "A,B,D\nKofi,Olvera,8\n")).IsRemembered);
    }
}
