using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Suffixes, words in brackets, and who is one person and who is two.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("Ken Garnet Jr.", "Ken", "Garnet Jr.")]
    [InlineData("Wes Calloway IV", "Wes", "Calloway IV")]
    [InlineData("Garnet, Kay, Sr.", "Kay", "Garnet Sr.")]
    [InlineData("Garnet Jr., Ken", "Ken", "Garnet Jr.")]
    [InlineData("Garnet, Ken Jr", "Ken", "Garnet Jr")]
    [InlineData("Ken Garnet, Jr.", "Ken", "Garnet Jr.")]
    [InlineData("Robin van der Berg III", "Robin", "van der Berg III")]
    [InlineData("Ana Zamora (Captain)", "Ana", "Zamora")]
    [InlineData("Ana (Annie) Zamora", "Ana", "Zamora")]
    [InlineData("Ana Zamora, PhD", "Ana", "Zamora PhD")]
    [InlineData("Ana Zamora Ph.D.", "Ana", "Zamora Ph.D.")]
    [InlineData("Ivy Ito", "Ivy", "Ito")]
    [InlineData("Ana Senior", "Ana", "Senior")]
    [InlineData("Md Rahman", "Md", "Rahman")]
    public void A_suffix_stays_with_the_last_name_and_brackets_are_no_name(string name, string first, string last) =>
        Assert.Equal((first, last), FullName.Split(name));

    [Theory]
    [InlineData("Ken Garnet Jr.", "Garnet, Ken, JR")]
    [InlineData("Ken Garnet Jr.", "Garnet Junior, Ken")]
    [InlineData("Ken Garnet Jr.", "Ken Garnet jun.")]
    [InlineData("Ken Garnet sen.", "Garnet, Ken, Sr.")]
    [InlineData("Ken Garnet Snr", "Garnet sen., Ken")]
    [InlineData("Ken Garnet Jnr", "Ken Garnet, jr.")]
    [InlineData("Ana Lucia Zamora", "Lucia Zamora, Ana")]
    [InlineData("Ana Zamora", "Zamora, Ana (Captain)")]
    [InlineData("Ana Zamora", "Ana Zamora, PhD")]
    public void Names_are_one_wherever_they_are_split_and_however_the_suffix_is_written(string one, string other) =>
        Assert.Equal(FullName.Key(one), FullName.Key(other));

    [Theory]
    [InlineData("Ken Garnet Jr.", "Ken Garnet Sr.")]
    [InlineData("Ken Garnet jun.", "Ken Garnet sen.")]
    [InlineData("Ken Garnet III", "Ken Garnet II")]
    [InlineData("Ken Garnet Jr.", "Ken Garnet")]
    public void Father_and_son_are_two(string one, string other) => Assert.NotEqual(FullName.Key(one), FullName.Key(other));

    [Fact]
    public async Task People_come_in_with_their_suffixes_and_what_was_left_out_is_said()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            "Name,Email\nKen Garnet Jr.,ken@example.com\nWes Calloway IV,wes@example.com\n\"Garnet, Kay, Sr.\",kay@example.com\n"
            + "Ana Zamora (Captain),ana@example.com\n");
        Assert.Equal(["1 name has words in brackets, which are left out, as “Ana Zamora (Captain)”."], view.Plan!.Remarks);

        await portal.ApplyAsync(view);

        Assert.Equal(["Calloway IV", "Garnet Jr.", "Garnet Sr.", "Zamora"],
            await portal.ReadAsync(db => db.People.Select(person => person.LastName).Order().ToListAsync()));
    }

    [Fact]
    public async Task A_suffix_in_a_column_of_its_own_goes_behind_the_last_name()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.ImportAsync(ImportKind.People,
            "First Name,Last Name,Suffix,Email\nKen,Garnet,Jr.,ken@example.com\nAna,Zamora,,ana@example.com\n");

        Assert.Equal(["Garnet Jr.", "Zamora"],
            await portal.ReadAsync(db => db.People.Select(person => person.LastName).Order().ToListAsync()));
    }

    [Theory]
    [InlineData("Ken Garnet", "Ken Garnet Jr.,ken@example.com", Outcome.Look)]
    [InlineData("Ken Garnet Jr.", "Ken Garnet,ken@example.com", Outcome.Look)]
    [InlineData("Ken Garnet Jr.", "Ken Garnet,other@example.com", Outcome.Look)]
    [InlineData("Ken Garnet Sr.", "Ken Garnet Jr.,ken@example.com", Outcome.Add)]
    [InlineData("Ken Garnet Jr.", "\"Garnet, Ken, Jr\",ken@example.com", Outcome.Update)]
    [InlineData("Ana Lucia Zamora", "\"Lucia Zamora, Ana\",ken@example.com", Outcome.Update)]
    public async Task Somebody_of_the_same_name_but_for_the_suffix_is_asked_about_and_never_merged_unseen(string here,
        string row, Outcome outcome)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, $"Name,Email\n{here},ken@example.com\n");

        Assert.Equal(outcome, (await portal.PreviewAsync(ImportKind.People, $"Name,Email\n{row}\n")).Row(2).Outcome);
    }

    [Theory]
    [InlineData("2025,Ana Zamora,,\n2026,Ana Zamora,,", "Add,Unchanged")]
    [InlineData("2025,Ana Zamora,ana@example.com,\n2026,Ana Zamora,,", "Add,Unchanged")]
    [InlineData("2025,Ana Zamora,,\n2026,Ana Zamora,ana@example.com,", "Unchanged,Add")]
    [InlineData("2025,Ana Zamora,,\n2026,\"Zamora, Ana\",,", "Add,Unchanged")]
    [InlineData("2025,Ana Zamora,ana@example.com,\n2026,Ana Zamora,other@example.com,", "Add,Look")]
    [InlineData("2025,Ana Zamora,ana@example.com,1\n2026,Ana Zamora,other@example.com,2", "Add,Add")]
    [InlineData("2025,Ken Garnet Sr.,ken@example.com,\n2026,Ken Garnet Jr.,ken@example.com,", "Add,Add")]
    public async Task One_name_in_two_lines_is_two_people_only_where_something_tells_them_apart(string rows, string outcomes)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Season,Name,Email,Member ID\n{rows}\n");

        Assert.Equal(outcomes, string.Join(',', view.Plan!.Rows.Select(row => row.Outcome)));
        Assert.All(view.Plan.Rows.Where(row => row.Outcome == Outcome.Unchanged),
            row => Assert.Contains("line", row.Notes[0], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task To_add_all_as_somebody_new_adds_nobody_twice()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ana Zamora", "ana@example.com"));
        var view = await portal.PreviewAsync(ImportKind.People, "Season,Name,Phone\n2025,Ana Zamora,555-0101\n2026,Ana Zamora,555-0101\n");
        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Look, row.Outcome));

        var rows = view.Plan.Rows.ToDictionary(row => row.Line, row => row.Offers.Single(offer => offer.Kind == "add-as-new").Edit);
        await portal.ApplyAsync(await portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with { Rows = rows })));

        Assert.Equal(2, await portal.ReadAsync(db => db.People.CountAsync()));
    }
}
