using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Settings;
using Bunit;

namespace Assignr.Portal.Tests.Import.Applying;

/// <summary>The page of an import that is in, in words that fit one and many.</summary>
public sealed class ImportDoneTests : PageContext
{
    [Theory]
    [InlineData(0, 0, "2 people that it added go, with waiting email and links. What changed since stays, and you are told.")]
    [InlineData(1, 0, "1 of them was sent a new account email; its link will say that it does not work any more. What changed since")]
    [InlineData(1_200, 0,
        "1,200 of them were sent a new account email; its link will say that it does not work any more. What changed since")]
    [InlineData(0, 1,
        "1 of them was sent a new account email to an address that goes; its link will say that it does not work any more. What changed")]
    public async Task The_question_before_an_undo_says_how_many_were_mailed(int mailed, int addresses, string says)
    {
        var loaded = await ImportAsync("Ana,Zamora,ana@x.example\nKofi,Olvera,kofi@x.example\n");
        var page = ShowDone(loaded with { Mailed = mailed, MailedAddresses = addresses });

        _ = page.FindAll("button").Single(button => button.TextContent == "Undo").ClickAsync();

        Dialogs.WaitForAssertion(() => Assert.Contains(says, Dialogs.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Casey,Brook,casey@gmial.com\n", "1 row was not imported. Correct it in the file and import the file again.",
        "Download this row")]
    [InlineData("Casey,Brook,casey@gmial.com\nKay,Brook,kay@gmial.com\n",
        "2 rows were not imported. Correct them in the file and import the file again.", "Download these rows")]
    public async Task Rows_that_were_not_imported_are_told_in_words_that_fit(string rows, string says, string download)
    {
        var loaded = await ImportAsync("Ana,Zamora,ana@x.example\n" + rows);
        var page = ShowDone(loaded);

        Assert.Equal(says, string.Join(' ', page.Find(".refusals b").TextContent.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(download, page.Find(".refusals a").TextContent);
    }

    private IRenderedComponent<ImportDone> ShowDone(LoadedImport import) => Show<ImportDone>(parameters => parameters
        .Add(one => one.Import, import).Add(one => one.Site, Site.New()).Add(one => one.Now, Portal.Now));

    private async Task<LoadedImport> ImportAsync(string rows)
    {
        var batch = await Portal.ImportAsync(ImportKind.People, "First name,Last name,Email\n" + rows);
        return (await Portal.Get<LoadImport>().RunAsync(TestPortal.Assignor, batch.Id))!;
    }
}
