using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Planning;

/// <summary>What is imported only if somebody confirms it: each kind separately.</summary>
public sealed class DoubtsTests
{
    private const string Head = "First Name,Last Name,Email,Permissions\n";

    [Fact]
    public async Task Whoever_keeps_an_address_makes_nobody_an_assignor()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            $"{Head}Ana,Zamora,ana@gmial.com,Assignor\nKofi,Olvera,kofi@example.com,Official\n");

        Assert.Equal("ana@gmial.com looks mistyped.", view.Row(2).Reason);
        view = await portal.EditAsync(view, 2, Take(view, "keep-address"));

        Assert.Equal((Outcome.Look, "This makes Ana Zamora an assignor, who manages everybody."),
            (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Take(view, "make-assignor"));
        Assert.Equal((Outcome.Add, "ana@gmial.com · Assignor"), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Fact]
    public async Task A_letter_that_is_kept_deactivates_nobody()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, $"{Head}Ana,Zamora,ana@example.com,Official\n");
        var view = await portal.PreviewAsync(
            ImportKind.People, "First Name,Last Name,Email,Permissions,Phone\nAna,Zamora,ana@example.com,None,555-0100 Mar\uFFFDa\n");

        var kinds = new List<string>();
        for (; view.Row(2).Outcome == Outcome.Look; view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit))
            kinds.Add(view.Row(2).Offers[0].Kind);

        Assert.Equal(["accept", "accept-permissions"], kinds);
        Assert.Equal(Outcome.Update, view.Row(2).Outcome);
    }

    [Fact]
    public async Task What_another_column_says_is_asked_anew()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            "First Name,Last Name,Email,Second\nAna,Zamora,ana@gmial.com,ana@hotmial.com\n");
        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping.With(PeopleFields.All, 3, null)));
        view = await portal.EditAsync(view, 2, Take(view, "keep-address"));
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);

        view = await portal.ChangeAsync(view,
            new ImportChange(view.Mapping.With(PeopleFields.All, 2, null).With(PeopleFields.All, 3, PeopleFields.Email)));

        Assert.Equal((Outcome.Look, "ana@hotmial.com looks mistyped."), (view.Row(2).Outcome, view.Row(2).Reason));
    }

    [Fact]
    public async Task What_was_kept_says_nothing_of_an_id_that_somebody_else_has()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, "ID,First Name,Last Name,Email\n17,Maria,Nowak,maria@example.com\n");
        var view = await portal.PreviewAsync(ImportKind.People, "ID,First Name,Last Name,Email\n18,Ana,Zamora,ana@gmial.com\n");
        view = await portal.EditAsync(view, 2, Take(view, "keep-address"));

        view = await portal.EditAsync(view, 2, new RowEdit { Cells = new Dictionary<string, string> { [PeopleFields.ExternalId] = "17" } });

        Assert.Equal("The id 17 is Maria Nowak's, and neither the whole name nor an address is theirs.", view.Row(2).Reason);
    }

    [Fact]
    public async Task A_draft_from_before_is_asked_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}Ana,Zamora,ana@example.com,Assignor\n");
        await portal.ReadAsync(db => db.ImportDrafts.ExecuteUpdateAsync(row =>
            row.SetProperty(draft => draft.Edits, """{"Rows":{"2":{"Accepted":true}}}""")));

        view = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id))!;

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
    }

    [Fact]
    public async Task A_list_in_capitals_leaves_names_as_they_are_spelled()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, $"{Head}Zoé,O'Neil,zoe@example.com,Official\nlee,mckay,lee@example.com,\n");

        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}zoé,O'NEIL,zoe@example.com,Official\nLee,McKay,lee@example.com,\n");

        Assert.Equal(Outcome.Unchanged, view.Row(2).Outcome);
        Assert.Equal(["lee → Lee", "mckay → McKay"], view.Row(3).Changes.Select(change => $"{change.Old} → {change.New}"));
    }

    private static RowEdit Take(ImportView view, string kind) => Assert.Single(view.Row(2).Offers, offer => offer.Kind == kind).Edit;
}
