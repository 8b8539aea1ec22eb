using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Rows;

/// <summary>Rows with a cell too many or too few.</summary>
public sealed class ShiftedCellsTests
{
    [Theory]
    [InlineData("First,Last,Email\nAna,Zamora,ana@example.com\nTheo Marlowe,theo@example.com\n",
        "“theo@example.com” stands in Last name and is an address.")]
    [InlineData("First,Last,Phone,Email\nAna,Zamora,603-555-0101,ana@example.com\nTheo,Marlowe,theo@example.com\n",
        "“theo@example.com” stands in Phone and is an address.")]
    [InlineData("First,Last,Cell,Email\nAna,Zamora,603-555-0101,ana@example.com\nTheo,Marlowe,theo@example.com,\n",
        "“theo@example.com” stands in Cell and is an address.")]
    public async Task An_address_below_another_heading_needs_a_look_and_one_press_corrects_it(string file, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file + Good(file));

        Assert.Equal((Outcome.Look, reason), (view.Row(3).Outcome, view.Row(3).Reason));
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal((Outcome.Add, "Theo Marlowe", "theo@example.com"), (view.Row(3).Outcome, view.Row(3).Title, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("First,Last,Email\nAna,Zamora,ana@example.com\nTheo,theo@example.com,theo2@example.com\n")]
    [InlineData("First,Last,Phone\nAna,Zamora,603-555-0101\nTheo,Marlowe,theo@example.com\n")]
    [InlineData("Name,Phone,Email\nAna Zamora,603-555-0101,ana@example.com\ntheo@example.com,Theo Marlowe,603-555-0102\n")]
    [InlineData("First,Last,Email\nAna,Zamora,ana@example.com\ntheo@example.com,Theo,Marlowe\n")]
    public async Task Where_nothing_tells_what_was_shifted_the_row_is_an_error_that_says_how_to_correct_it(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file + Good(file));

        Assert.Equal(Outcome.Error, view.Row(3).Outcome);
        Assert.NotNull(view.Row(3).Mend);
    }

    [Theory]
    [InlineData("Theo,Marlowe,theo@example.com,603-555-0102,Jr.")]
    [InlineData("Theo,Marlowe,theo@example.com,603,555-0102")]
    [InlineData("Theo,Marlowe,theo@example.com,603-555-0102,,x")]
    public async Task More_cells_than_headings_need_a_look(string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"First,Last,Email,Phone\nAna,Zamora,ana@example.com,603-555-0101\n{line}\nIvy,Low,ivy@example.com,603-555-0103\n");

        Assert.Equal(Outcome.Look, view.Row(3).Outcome);
        Assert.StartsWith("The row has more cells than there are headings: ", view.Row(3).Reason, StringComparison.Ordinal);
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    /// <summary>Repeats the first row, because most cells of a column decide what it is.</summary>
    private static string Good(string file)
    {
        var first = file.Split('\n')[1];
        return $"{first.Replace("Ana", "Ivy", StringComparison.Ordinal).Replace("ana@", "ivy@", StringComparison.Ordinal)}\n"
            + $"{first.Replace("Ana", "Max", StringComparison.Ordinal).Replace("ana@", "max@", StringComparison.Ordinal)}\n";
    }
}
