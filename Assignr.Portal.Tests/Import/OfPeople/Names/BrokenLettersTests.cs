using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Garbled letters in a few cells of a file.</summary>
public sealed class BrokenLettersTests
{
    [Theory]
    [InlineData("Theo O&#39;Brien", "Theo O'Brien")]
    [InlineData("Ana N&uacute;&ntilde;ez", "Ana Núñez")]
    [InlineData("Mary O&#x27;Neil", "Mary O'Neil")]
    [InlineData("Pat O\\'Neil", "Pat O'Neil")]
    public async Task Signs_of_a_web_page_are_read_as_what_they_show_and_said(string name, string shown)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\n{name}\tt@example.com\n");

        Assert.Equal((Outcome.Add, shown), (view.Row(2).Outcome, view.Row(2).Title));
        Assert.Contains(view.Plan!.Remarks, remark => remark.EndsWith($", as “{name}”, which is {shown}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_are_seen_behind_the_signs()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "First,Last,Email\nAna &amp; Bea,Zamora,ana@example.com\n");

        Assert.Equal("“Ana & Bea” seems to name two people.", view.Row(2).Reason);
    }

    [Theory]
    [InlineData("Jos? Alvarez")]
    [InlineData("Ana Mu?oz")]
    [InlineData("J?rg Wei?")]
    public async Task A_question_mark_at_a_letter_needs_a_look(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nTheo Marlowe,theo@example.com\n{name},j@example.com\n");

        Assert.Equal((Outcome.Look, $"“{name}” holds a letter that could not be read."), (view.Row(3).Outcome, view.Row(3).Reason));
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("MÃ¼ller Hans", "Müller Hans")]
    [InlineData("JosÃ© Alvarez", "José Alvarez")]
    [InlineData("Ana NÃºÃ±ez", "Ana Núñez")]
    public async Task Letters_that_were_written_twice_are_offered_as_they_were(string name, string meant)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"Name,Email\nJörg Weiß,jw@example.com\nÁna Zamöra,az@example.com\n{name},j@example.com\n");

        Assert.Equal((Outcome.Look, $"“{name}” seems to be {meant}."), (view.Row(4).Outcome, view.Row(4).Reason));
        view = await portal.EditAsync(view, 4, view.Row(4).Offers[0].Edit);
        Assert.Equal((Outcome.Add, meant), (view.Row(4).Outcome, view.Row(4).Title));
    }
}
