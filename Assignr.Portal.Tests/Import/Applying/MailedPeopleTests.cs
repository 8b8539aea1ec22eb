using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.Applying;

/// <summary>An import whose people were mailed already: the emails cannot be taken back, and that is said.</summary>
public sealed class MailedPeopleTests : IAsyncLifetime
{
    private const string Head = "First Name,Last Name,Email\n";

    private MailBench bench = null!;

    private TestPortal Portal => bench.Portal;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, "1 person had been sent an email whose link does not work any more.")]
    [InlineData(2, 0, "2 people had been sent emails whose links do not work any more.")]
    [InlineData(2, 13, "2 people had been sent emails whose links do not work any more.")]
    [InlineData(2, 15, null)]
    public async Task Whom_it_added_are_counted_as_long_as_their_links_work(int mailed, int days, string? says)
    {
        var batch = await Portal.ImportAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n"
            + "Siân,Yamamoto,sian@x.example\n");
        for (var number = 0; number < mailed; number++)
            await MailAsync(number == 0 ? "Ana" : "Kofi");
        Portal.Clock.Advance(TimeSpan.FromDays(days));

        Assert.Equal((says is null ? 0 : mailed, 0), await QuestionAsync(batch));
        var result = await Portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal((true, "3 removed and 0 restored."), (result.IsDone, result.Sentence));
        Assert.Equal(says is null ? [] : [says], result.Left);
        Assert.Equal(says, await Portal.ReadAsync(db => db.Imports.Select(one => one.UndoLeft).SingleAsync()));
        Assert.Equal((0, 0), await QuestionAsync(batch));
    }

    [Fact]
    public async Task Who_stays_keeps_the_link_and_is_not_counted_in_the_result()
    {
        var batch = await Portal.ImportAsync(ImportKind.People, Head + "Ana,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n");
        await MailAsync("Ana");
        await MailAsync("Kofi");
        await Portal.ReadAsync(db => db.People.Where(person => person.FirstName == "Ana")
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.Phone, "777")));

        var result = await Portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal(["1 person had been sent an email whose link does not work any more.", "Ana Zamora stays: phone changed since."],
            result.Left);
    }

    [Theory]
    [InlineData("\"terrence.miles@officials.example.com, new@x.example\",", 1)]
    [InlineData("terrence.miles@officials.example.com,555-0100", 0)]
    public async Task Whom_it_changed_are_counted_where_an_address_goes_that_was_mailed(string cells, int ends)
    {
        await Portal.SaveAsync(A.Person());
        var batch = await Portal.ImportAsync(ImportKind.People, $"First Name,Last Name,Email,Phone\nTerrence,Miles,{cells}\n");
        await MailAsync("Terrence");

        Assert.Equal((0, ends), await QuestionAsync(batch));
        var result = await Portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Equal("0 removed and 1 restored.", result.Sentence);
        Assert.Equal(ends == 0 ? [] : ["1 person had been sent an email whose link does not work any more."], result.Left);
    }

    private async Task MailAsync(string firstName)
    {
        var id = await Portal.ReadAsync(db => db.People.Where(person => person.FirstName == firstName)
            .Select(person => person.Id).SingleAsync());
        await Portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, id);
        await bench.SendAsync();
        Assert.NotNull(await Portal.ReadAsync(db => db.Messages.Where(message => message.PersonId == id)
            .MaxAsync(message => message.HandedOverAt)));
    }

    private async Task<(int Added, int Changed)> QuestionAsync(ImportBatch batch) =>
        await Portal.Get<LoadImport>().RunAsync(TestPortal.Assignor, batch.Id) is { } loaded
            ? (loaded.Mailed, loaded.MailedAddresses)
            : default;
}
