using Assignr.Portal.Access;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import.OfPeople;

public sealed class PeoplePlanTests
{
    private const string Head = "First Name,Last Name,Email,Phone,Permissions,External Id\n";

    [Fact]
    public async Task A_whole_league_into_an_empty_site_is_all_new()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, await File.ReadAllBytesAsync(ImportBench.Demo("people.csv")), "people.csv");

        Assert.Equal(new ImportCounts(122, 0, 0, 0, 0, 0), view.Plan!.Counts);
        Assert.Equal(["firstName", "lastName", "email", "phone"], view.Mapping.Columns);
    }

    [Theory]
    [InlineData("Ana,Zamora,ana@x.example,,,", Outcome.Add)]
    [InlineData("Terrence,Miles,terrence.miles@officials.example.com,,,", Outcome.Unchanged)]
    [InlineData("terrence,MILES,Terrence.Miles@officials.example.com,,,", Outcome.Unchanged)]
    [InlineData("Terrence,Miles,terrence.miles@officials.example.com,(555) 010-0001,,", Outcome.Update)]
    [InlineData("Terrence,Miles,second@x.example,,,", Outcome.Look)]
    [InlineData("Terrence,Miles,,,,", Outcome.Unchanged)]
    [InlineData("Terry,Miles,terrence.miles@officials.example.com,,,", Outcome.Look)]
    [InlineData("Miles,Terrence,terrence.miles@officials.example.com,,,", Outcome.Look)]
    [InlineData("Sarah,Miles,terrence.miles@officials.example.com,,,", Outcome.Add)]
    [InlineData("Renamed,Wholly,terrence.miles@officials.example.com,,,T1", Outcome.Update)]
    [InlineData("Ana,Zamora,ana@x.example,,,T1", Outcome.Look)]
    [InlineData("Ana,Zamora,ana@@x,,,", Outcome.Error)]
    [InlineData("Ana,Zamora,ana@gmial.com,,,", Outcome.Look)]
    [InlineData("Ana,Zamora,ana@gmail.con,,,", Outcome.Look)]
    [InlineData("Ana,Zamora,ana@x.example,,Assignor,", Outcome.Look)]
    [InlineData("Ana,Zamora,ana@x.example,,Wizard,\nKofi,Olvera,,,Official,\nNoor,Escobedo,,,Official,", Outcome.Error)]
    [InlineData("Ana,Zamora,ana@x.example,,None,", Outcome.Add)]
    [InlineData("Terrence,Miles,terrence.miles@officials.example.com,,None,", Outcome.Look)]
    [InlineData("Terrence,Miles,terrence.miles@officials.example.com,,Observer,", Outcome.Look)]
    [InlineData("Ana,,ana@x.example,,,", Outcome.Error)]
    [InlineData(",Zamora,ana@x.example,,,", Outcome.Error)]
    public async Task Every_row_gets_the_outcome_that_its_match_says(string row, Outcome expected)
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person();
        terrence.Know("T1");
        await portal.SaveAsync(terrence);

        var view = await portal.PreviewAsync(ImportKind.People, Head + row);

        var planned = view.Row(2);
        Assert.True(planned.Outcome == expected, $"{planned.Outcome}: {planned.Reason}");
        Assert.Equal(expected is Outcome.Look or Outcome.Error, planned.Reason is not null);
        Assert.Equal(expected == Outcome.Look, planned.Outcome == Outcome.Look && planned.Offers.Count > 0);
    }

    [Fact]
    public async Task An_update_says_what_changes_from_old_to_new()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person(phone: "(555) 010-0001", moreAddresses: "mother@home.example"));

        var view = await portal.PreviewAsync(ImportKind.People,
            Head + "Terrence,Miles,\"terrence.miles@officials.example.com; new@x.example\",(555) 010-0002,,T1");

        Assert.Equal(
            [
                new FieldChange("Email", "terrence.miles@officials.example.com, mother@home.example",
                    "terrence.miles@officials.example.com, new@x.example, mother@home.example"),
                new FieldChange("Phone", "(555) 010-0001", "(555) 010-0002"),
                new FieldChange("External id", "", "T1"),
            ],
            view.Row(2).Changes);
    }

    [Fact]
    public async Task Addresses_that_the_file_does_not_name_are_removed_only_where_the_assignor_says_so()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person(moreAddresses: "mother@home.example"));
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Terrence,Miles,terrence.miles@officials.example.com,,,");
        Assert.Equal(Outcome.Unchanged, view.Row(2).Outcome);

        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { RemovesAddresses = true }));

        Assert.Equal(new FieldChange("Email", "terrence.miles@officials.example.com, mother@home.example",
            "terrence.miles@officials.example.com"), Assert.Single(view.Row(2).Changes));
    }

    [Fact]
    public async Task People_who_share_an_address_are_shown_as_such_and_never_merged()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Callum Dufresne", "family@home.example"));

        var view = await portal.PreviewAsync(ImportKind.People,
            Head + "Felix,Dufresne,family@home.example,,,\nRosalind,Gallardo,family@home.example,,,\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
        Assert.Equal("Shares an address with Callum Dufresne and Rosalind Gallardo. Each gets an email of their own.",
            Assert.Single(view.Row(2).Notes));
        Assert.Equal("Shares an address with Callum Dufresne and Felix Dufresne. Each gets an email of their own.",
            Assert.Single(view.Row(3).Notes));
    }

    [Theory]
    [InlineData("Ana,Zamora,ana@x.example,556,,", Outcome.Unchanged, "Says the same as line 2.")]
    [InlineData("Ana,Zamora,ana@x.example,,,", Outcome.Unchanged, "Line 2 says the same of Ana Zamora, and more.")]
    [InlineData("Ana,Zamora,ana@x.example,555,,", Outcome.Error, "Line 2 is about the same person and says something else.")]
    [InlineData("Ana,Zamora,other@x.example,,,", Outcome.Look, "Line 2 has the same name.")]
    public async Task Who_is_in_the_file_twice_is_added_once(string second, Outcome expected, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}Ana,Zamora,ana@x.example,556,,\n{second}\n");

        Assert.Equal((Outcome.Add, expected), (view.Row(2).Outcome, view.Row(3).Outcome));
        Assert.Equal(sentence, view.Row(3).Reason ?? Assert.Single(view.Row(3).Notes));
    }

    [Theory]
    [InlineData("ana@gmial.com", "ana@gmail.com")]
    [InlineData("ana@gmail.con", "ana@gmail.com")]
    [InlineData("ana @example.com", "ana@example.com")]
    [InlineData("ana@example,com", "ana@example.com")]
    [InlineData("ana@@example.com", "ana@example.com")]
    [InlineData("ana@example..com", "ana@example.com")]
    [InlineData("ana@gmail", "ana@gmail.com")]
    [InlineData("anagmail.com", "ana@gmail.com")]
    [InlineData("ana(at)example.com", "ana@example.com")]
    public async Task A_likely_typing_error_is_offered_corrected(string typed, string meant)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}Ana,Zamora,\"{typed}\",,,");
        var offer = Assert.Single(view.Row(2).Offers, offer => offer.Kind == "correct-address");
        Assert.Equal($"Use {meant}", offer.Label);

        view = await portal.EditAsync(view, 2, offer.Edit);

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal(meant, view.Row(2).Summary);
    }

    [Theory]
    [InlineData("ana@mail.com")]
    [InlineData("ana@ymail.com")]
    [InlineData("ana@gmx.de")]
    [InlineData("ana@example.co")]
    [InlineData("ana@hotmail.fr")]
    [InlineData("ana@yahoo.com.au")]
    [InlineData("trailing.dot@example.com.")]
    public async Task An_address_that_is_right_is_left_alone(string typed)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(Outcome.Add, (await portal.PreviewAsync(ImportKind.People, $"{Head}Ana,Zamora,{typed},,,")).Row(2).Outcome);
    }

    [Fact]
    public async Task A_row_can_be_decided_edited_and_left_out_in_place()
    {
        await using var portal = await TestPortal.StartAsync();
        var terrence = A.Person();
        await portal.SaveAsync(terrence);
        var view = await portal.PreviewAsync(ImportKind.People,
            Head + "Terrence,Miles,second@x.example,,,\nAna,,ana@x.example,,,\nKofi,Olvera,,,,\n");
        Assert.Equal(["Update Terrence Miles", "Add as somebody new"], view.Row(2).Offers.Select(offer => offer.Label));

        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        view = await portal.EditAsync(view, 3, new RowEdit { Cells = new Dictionary<string, string> { ["lastName"] = "Zamora" } });
        view = await portal.EditAsync(view, 4, new RowEdit { LeftOut = true });

        Assert.Equal(new ImportCounts(1, 1, 0, 0, 0, 1), view.Plan!.Counts);
        Assert.Equal(terrence.Id, ((PersonPlanRow)view.Row(2)).PersonId);
        var again = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id);
        Assert.Equal(view.Plan.Fingerprint, again!.Plan!.Fingerprint);
        Assert.Equal(2, (await portal.EditAsync(view, 2,
            view.Row(2).Offers.Append(new Offer("", "", new RowEdit { AsNew = true })).Last().Edit)).Plan!.Counts.Add);
    }

    [Fact]
    public async Task Nobody_takes_the_last_assignor_or_their_own_rights_away_with_a_file()
    {
        await using var portal = await TestPortal.StartAsync();
        var marcy = A.Person("Marcy Dolan", "marcy@x.example", Permissions.Assignor, loggedInAt: portal.Now);
        await portal.SaveAsync(marcy);
        await portal.SaveAsync(Account(marcy.Id));
        var view = await portal.PreviewAsync(ImportKind.People, Head + "Marcy,Dolan,marcy@x.example,,Official,");
        Assert.Equal("Marcy Dolan is the last assignor who can sign in.", view.Row(2).Reason);

        var dana = A.Person("Dana Reyes", "dana@x.example", Permissions.Assignor, loggedInAt: portal.Now);
        await portal.SaveAsync(dana);
        await portal.SaveAsync(Account(dana.Id));

        var own = await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor with { PersonId = marcy.Id }, view.Batch.Id);
        Assert.Equal("This takes your own Assignor permission away.", own!.Row(2).Reason);
        Assert.Equal(Outcome.Look, (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id))!.Row(2).Outcome);
    }

    private static Portal.Accounts.Account Account(Guid personId) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            UserName = $"{personId:N}",
            NormalizedUserName = $"{personId:N}",
            SecurityStamp = "stamp"
        };
}
