using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Titles, nicknames and words such as RETIRED are no part of a name.</summary>
public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Ely, Ed - RETIRED", "RETIRED")]
    [InlineData("Ed Ely (inactive)", "inactive")]
    [InlineData("Ed Ely MOVED AWAY", "MOVED AWAY")]
    [InlineData("Ed Ely, on leave until May", "on leave until May")]
    [InlineData("Ed Ely - de baja", "de baja")]
    [InlineData("Ed Ely (retraité)", "retraité")]
    [InlineData("Ely, Ed – ausgetreten", "ausgetreten")]
    public async Task Words_that_say_that_somebody_officiates_no_longer_need_a_look(string name, string words)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\n{name}\ted@example.com\n");

        Assert.Equal((Outcome.Look, $"“{words}” stands behind the name of Ed Ely.", "Ed Ely"),
            (view.Row(2).Outcome, view.Row(2).Reason, view.Row(2).Title));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, "Ed Ely"), (view.Row(2).Outcome, view.Row(2).Title));
    }

    [Theory]
    [InlineData("Mr. Carl Cobb", "Carl", "Cobb")]
    [InlineData("Rev. Carl Cobb III", "Carl", "Cobb III")]
    [InlineData("Cobb, Mrs. Carla", "Carla", "Cobb")]
    [InlineData("Herr Dr. Carl Cobb", "Carl", "Cobb")]
    [InlineData("Frau Carla Cobb", "Carla", "Cobb")]
    [InlineData("Sra. Carla Cobb", "Carla", "Cobb")]
    [InlineData("Mme Carla Cobb", "Carla", "Cobb")]
    public async Task A_title_is_left_out_and_said(string name, string first, string last)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\n{name}\tcc@example.com\n");

        Assert.Equal((first, last), (After(view).FirstName, After(view).LastName));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 name has a title, which is left out, as ",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mr.,Cobb")]
    [InlineData("M. Night,Cobb")]
    [InlineData("Carl,Herr")]
    [InlineData("Drew,Frau")]
    public async Task A_word_that_may_be_the_name_stays(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var person = After(await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\n{name},cc@example.com\n"));

        Assert.Equal(name, $"{person.FirstName},{person.LastName}");
    }

    [Theory]
    [InlineData("Robert \"Bob\" Beal")]
    [InlineData("Beal, Robert “Bob”")]
    [InlineData("Robert 'Bob' Beal")]
    [InlineData("Robert „Bob“ Beal")]
    [InlineData("Robert «Bob» Beal")]
    public async Task A_nickname_in_quotes_is_left_out_and_said(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\n{name}\tbob@example.com\n");

        Assert.Equal(("Robert", "Beal"), (After(view).FirstName, After(view).LastName));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 name has words in quotes, which are left out, as ",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("What is your name? (First Last)")]
    [InlineData("Please enter your full name")]
    [InlineData("Nombre completo:")]
    [InlineData("¿Cómo te llamas?")]
    [InlineData("Wie heißen Sie?")]
    [InlineData("Comment vous appelez-vous ?")]
    [InlineData("Quel est votre nom complet ?")]
    public async Task A_question_is_known_by_its_words(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"Timestamp,What is your email address?,\"{heading}\",Your phone number\n3/2/2027,peg@example.com,Peg Lowell,603-555-0201\n");

        Assert.Equal(("Peg Lowell", "peg@example.com · 603-555-0201"), (view.Row(2).Title, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("ACTIVE,,,")]
    [InlineData("INACTIVE / LEAVE OF ABSENCE,,,")]
    [InlineData("Aspirantes,,,")]
    [InlineData("Schiedsrichter,,,")]
    public async Task A_line_of_one_word_among_full_rows_is_left_out_as_a_section_and_can_be_taken_in(string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"Last,First,Cell,Email\nQuill,Art,555-0101,art@example.com\n{line}\nRand,Bea,555-0102,bea@example.com\n"
                + $"Sabo,Chris,555-0103,chris@example.com\n");

        Assert.Equal(Outcome.LeftOut, view.Row(3).Outcome);
        Assert.Contains(view.Plan!.Remarks, remark =>
            remark.StartsWith("1 line has one filled cell and is left out as the heading of a section, as ", StringComparison.Ordinal));
        view = await portal.EditAsync(view, 3, new RowEdit { LeftOut = false });
        Assert.Equal(Outcome.Error, view.Row(3).Outcome);
    }

    private static PersonState After(ImportView view) => ((PersonPlanRow)view.Row(2)).After!;
}
