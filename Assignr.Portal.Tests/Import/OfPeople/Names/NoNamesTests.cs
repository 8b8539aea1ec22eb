using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Cells of names that may not contain one.</summary>
public sealed class NoNamesTests
{
    [Theory]
    [InlineData("Theo", "12", "12")]
    [InlineData("5", "Low", "5")]
    [InlineData("null", "Low", "null")]
    [InlineData("Jen", "FALSE", "FALSE")]
    [InlineData("TRUE", "Day", "TRUE")]
    [InlineData("Official", "12", "12")]
    public async Task A_half_without_a_letter_or_of_a_program_needs_a_look(string first, string last, string half)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            $"First,Last,Email\nAna,Zamora,ana@example.com\n{first},{last},low@example.com\nNoor,Ito,noor@example.com\n");

        Assert.Equal((Outcome.Look, $"“{half}” may be no part of the name {first} {last}."), (view.Row(3).Outcome, view.Row(3).Reason));
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Theo,603-555-0102")]
    [InlineData("(603) 555-0102,Marlowe")]
    [InlineData("Theo,+1 603 555 0102")]
    public async Task A_phone_in_the_place_of_a_name_is_an_error(string names)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"First,Last,Email\nAna,Zamora,ana@example.com\n{names},theo@example.com\nNoor,Ito,noor@example.com\n");

        Assert.Equal(Outcome.Error, view.Row(3).Outcome);
        Assert.EndsWith("and is a phone.", view.Row(3).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Аna Zamora")]
    [InlineData("Ana Zamοra")]
    [InlineData("Ivy Lоw")]
    public async Task Letters_of_two_alphabets_that_look_alike_need_a_look(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nNoor Ito,noor@example.com\n{name},ana@example.com\n");

        Assert.Equal(
            (Outcome.Look, $"“{name}” mixes letters of two alphabets that look alike."), (view.Row(3).Outcome, view.Row(3).Reason));
    }

    [Theory]
    [InlineData("Rye Rec, Inc.")]
    [InlineData("Mill Road LLC")]
    [InlineData("Sport Nord GmbH")]
    public async Task A_firm_is_left_out_and_said(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nNoor Ito,noor@example.com\n\"{name}\",office@example.com\n");

        Assert.Equal((Outcome.LeftOut, name), (view.Row(3).Outcome, view.Row(3).Title));
    }
}
