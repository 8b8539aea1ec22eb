using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>An export of the portal is imported unchanged, even values that it would not accept from elsewhere.</summary>
public sealed class OwnExportTests
{
    private static readonly string[] Phones = ["ask Maria", "siehe oben", "n/a", "1.555E10", "603-555-0101, ask Maria", "call -- evenings"];

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task It_changes_nothing_where_it_came_from(TableFormat format)
    {
        await using var portal = await LeagueAsync();
        var (file, state) = (await ExportAsync(portal, format), await portal.StateAsync());

        var view = await portal.PreviewAsync(ImportKind.People, file);
        await portal.ApplyAsync(view);

        Assert.All(view.Plan!.Rows, row => Assert.Equal((Outcome.Unchanged, (string?)null), (row.Outcome, row.Reason)));
        Assert.Empty(view.Plan.Remarks);
        Assert.Equal(state, await portal.StateAsync());
    }

    [Fact]
    public async Task It_comes_back_elsewhere_but_for_what_a_spreadsheet_lost()
    {
        await using var from = await LeagueAsync();
        await using var to = await TestPortal.StartAsync();

        var view = await to.PreviewAsync(ImportKind.People, await ExportAsync(from, TableFormat.Csv));

        Assert.Equal(["1.555E10"], view.Plan!.Rows.Where(row => row.Outcome == Outcome.Look)
            .Select(row => row.Cells.Single(cell => cell.Field == "phone").Text));
        Assert.Equal(Phones.Length + 1, view.Plan.Counts.Add);
        Assert.Contains(view.Plan.Rows, row => row.Summary.Contains("ask Maria", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Name,Phone\nAna Zamora,ask Maria\nKofi Olvera,603-555-0101\nLou Eddy,603-555-0102\n")]
    [InlineData("First Name,Last Name,Phone\nAna,Zamora,siehe oben\nKofi,Olvera,603-555-0101\nLou,Eddy,603-555-0102\n")]
    public async Task From_elsewhere_words_alone_are_still_no_phone(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var row = (await portal.PreviewAsync(ImportKind.People, file)).Row(2);

        Assert.Equal((Outcome.Add, ""), (row.Outcome, row.Summary));
    }

    private static async Task<TestPortal> LeagueAsync()
    {
        var portal = await TestPortal.StartAsync();
        var people = Phones.Select((phone, number) =>
        {
            var person = Person.Add("Ana", $"Zamora{(char)('a' + number)}", Permissions.Official, portal.Now);
            person.Call(phone);
            person.Know($"id-{number}");
            return person;
        }).ToList();
        people.Add(Person.Add("Dr. Kofi", "Olvera", Permissions.Official, portal.Now));
        people.Add(Person.Add("Ely", "Ash - retired", Permissions.None, portal.Now));
        await portal.SaveAsync([.. people]);
        return portal;
    }

    private static async Task<byte[]> ExportAsync(TestPortal portal, TableFormat format) =>
        TableFile.Of(await portal.Get<ExportPeople>().RunAsync(TestPortal.Assignor, new PeopleQuery()), format);
}
