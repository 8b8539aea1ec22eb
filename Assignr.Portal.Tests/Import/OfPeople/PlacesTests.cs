using System.Text;
using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Another line is named so that people find it, even where a file has several lists or sheets.</summary>
public sealed class PlacesTests
{
    private const string Beside = "Name,Phone,Email,Name,Phone,Email\n";

    [Theory]
    [InlineData("Ana Zamora,555-0101,ana@example.com,Kofi Olvera,555-0102,\nLou Eddy,555-0103,,Ana Zamora,555-0101,ana@example.com\n",
        "Says the same as line 2 of list 1.")]
    [InlineData("Ana Zamora,555-0101,ana@example.com,Kofi Olvera,555-0102,\nLou Eddy,555-0103,,Ana Zamora,,ana@example.com\n",
        "Line 2 of list 1 says the same of Ana Zamora, and more.")]
    public async Task A_note_says_of_which_list(string rows, string note)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, Beside + rows);

        Assert.Equal([note], view.Plan!.Rows.Single(row => row.Outcome == Outcome.Unchanged).Notes);
    }

    [Theory]
    [InlineData("Lou Eddy,555-0103,,Kofi Olvera,555-0102,\nAna Zamora,6035550101,,Zamora Ana,603-555-0101,\n",
        "Ana Zamora in line 3 of list 1 has the same address or phone. Is Zamora Ana the same person?")]
    [InlineData("Ana Zamora,555-0101,,Kofi Olvera,555-0102,\nLou Eddy,555-0103,,Ana Zamora,555-9999,\n",
        "Line 2 of list 1 has the same name.")]
    [InlineData("Ana Zamora,555-0101,ana@example.com,Kofi Olvera,555-0102,\nLou Eddy,555-0103,,Ana Zamora,555-9999,ana@example.com\n",
        "Line 2 of list 1 is about the same person and says something else.")]
    public async Task A_question_says_of_which_list(string rows, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal([reason], (await portal.PreviewAsync(ImportKind.People, Beside + rows))
            .Plan!.Rows.Select(row => row.Reason).OfType<string>());
    }

    [Fact]
    public async Task One_list_has_lines_alone()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            Encoding.UTF8.GetBytes("Name,Email\nAna Zamora,ana@example.com\nAna Zamora,ana@example.com\n"));

        Assert.Equal(["Says the same as line 2."], view.Row(3).Notes);
    }
}
