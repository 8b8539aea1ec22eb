using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>A name in another order or spelling, or with an initial, is never added as a new person without a question.</summary>
public sealed class NamesAloneTests
{
    [Theory]
    [InlineData("Ana Zamora,,", "Zamora Ana,,")]
    [InlineData("Ana Zamora,ana@example.com,", "Zamora Ana,,")]
    [InlineData("Ana Zamora,ana@example.com,", "Zamora Ana,az@example.org,603-555-0102")]
    [InlineData("Jürgen Müller,,", "Mueller Juergen,,")]
    [InlineData("Jürgen Müller,,", "Juergen Mueller,,")]
    [InlineData("María José Núñez,,", "Nunez Maria Jose,,")]
    [InlineData("Jean-Pierre Martin,,", "Martin Jean Pierre,,")]
    [InlineData("Ana Zamora,ana@example.com,", "A. Zamora,,")]
    [InlineData("A. Zamora,,", "Ana Zamora,ana@example.com,")]
    [InlineData("Tom Baker,,603-555-0103", "Tom B.,,")]
    public async Task Two_lines_of_a_file_are_asked_about(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\n{one}\n{other}\n");

        Assert.Equal((Outcome.Add, Outcome.Look), (view.Row(2).Outcome, view.Row(3).Outcome));
        Assert.Equal($"{view.Row(2).Title} in line 2 has a name that may be the same. Is {view.Row(3).Title} the same person?",
            view.Row(3).Reason);
        Assert.Equal(["join-lines", "add-as-new"], view.Row(3).Offers.Select(offer => offer.Kind));
        view = await portal.EditAsync(view, 3, view.Row(3).Offers[1].Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Ana Zamora,,", "Zamora Ana,,")]
    [InlineData("Ana Zamora,ana@example.com,", "Zamora Ana,az@example.org,")]
    [InlineData("Jürgen Müller,jm@example.com,", "Juergen Mueller,,")]
    [InlineData("Ana Zamora,ana@example.com,", "A. Zamora,,")]
    [InlineData("A. Zamora,,", "Ana Zamora,ana@example.com,")]
    public async Task A_line_and_somebody_who_is_here_are_asked_about(string here, string row)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, $"Name,Email,Phone\n{here}\n");

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\n{row}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.EndsWith($"Is {view.Row(2).Title} the same person?", view.Row(2).Reason, StringComparison.Ordinal);
        Assert.Equal(["update", "add-as-new"], view.Row(2).Offers.Select(offer => offer.Kind));
    }

    [Theory]
    [InlineData("Ana Zamora <ana@example.com>\nZamora Ana <ana@example.com>\n")]
    [InlineData("Ana Zamora <ana@example.com>\nA. Zamora <ana@example.com>\n")]
    [InlineData("Ana Zamora <ana@example.com>\nZamora Ana <az@example.org>\n")]
    public async Task Names_as_mail_programs_show_them_are_asked_about(string list)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, list);

        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("Ana Zamora,ana@example.com,", "A. Zamora,az@example.org,")]
    [InlineData("Tom Baker,,603-555-0103", "T. Baker,tb@example.com,")]
    [InlineData("Ana Zamora,,", "Ana Olvera,,")]
    [InlineData("Ana Zamora,,", "Luca Zamora,,")]
    [InlineData("A. Zamora,,", "L. Zamora,,")]
    [InlineData("Ana,,", "Ana Zamora,,")]
    public async Task Other_names_and_other_addresses_are_not(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.DoesNotContain(
            (await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\n{one}\n{other}\n")).Plan!.Rows, row =>
                row.Outcome == Outcome.Look);
    }

    [Fact]
    public async Task Two_ids_are_two_people()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "ID,Name\n1,Thomas James\n2,James Thomas\n");

        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }
}
