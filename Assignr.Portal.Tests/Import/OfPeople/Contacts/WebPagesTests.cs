using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>Cells with HTML, and columns with other parts of names.</summary>
public sealed class WebPagesTests
{
    [Theory]
    [InlineData("<b>Theo Marlowe</b>")]
    [InlineData("<strong>Theo</strong> Marlowe")]
    [InlineData("<em>Theo Marlowe</em><br/>")]
    [InlineData("<span class='name'>Theo&nbsp;Marlowe</span>")]
    [InlineData("<td>Theo Marlowe</td>")]
    [InlineData("<FONT COLOR='red'>Theo Marlowe</FONT>")]
    public async Task Tags_around_a_name_are_no_part_of_it_and_that_is_said(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"));

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\n{name},theo@example.com\n");

        Assert.Equal((Outcome.Unchanged, "Theo Marlowe"), (view.Row(2).Outcome, view.Row(2).Title));
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains(name.Replace("<br/>", "", StringComparison.Ordinal),
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("603-555-0102<br>603-555-0112")]
    [InlineData("<p>603-555-0102</p><p>603-555-0112</p>")]
    [InlineData("<li>603-555-0102</li><li>603-555-0112</li>")]
    public async Task Phones_on_lines_of_their_own_are_two(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\nTheo Marlowe,theo@example.com,{cell}\n");

        Assert.Contains("603-555-0102, 603-555-0112", view.Row(2).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<s>Theo Marlowe</s>")]
    [InlineData("<del>Theo Marlowe</del>")]
    [InlineData("Theo <STRIKE>Marlowe</STRIKE>")]
    public async Task A_name_that_is_struck_through_needs_a_look(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\n{name},theo@example.com\n");

        Assert.Equal((Outcome.Look, "Theo Marlowe"), (view.Row(2).Outcome, view.Row(2).Title));
    }

    [Theory]
    [InlineData("Voornaam;Tussenvoegsel;Achternaam", "Jan;van der;Berg", "Jan van der Berg")]
    [InlineData("First name;Last name prefix;Last name", "Els;de;Wit", "Els de Wit")]
    [InlineData("Prénom;Particule;Nom", "Luc;du;Pont", "Luc du Pont")]
    public async Task A_word_before_the_last_name_in_a_column_of_its_own_belongs_to_it(string headings, string cells, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{headings};Email\n{cells};a@example.com\nAna;;Zamora;b@example.com\n");

        Assert.Equal([name, "Ana Zamora"], view.Plan!.Rows.Select(row => row.Title));
        Assert.Equal(name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..], Assert.IsType<PersonPlanRow>(view.Row(2)).After!.LastName);
    }

    [Theory]
    [InlineData("Pat", "Oak/Low")]
    [InlineData("Kim", "Poe / Ray")]
    [InlineData("Lee", "Fox/Day")]
    public async Task Two_last_names_with_a_slash_need_a_look(string first, string last)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"First,Last,Email\n{first},{last},pat@example.com\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Payment Status", "Unpaid")]
    [InlineData("Invoice status", "Cancelled")]
    [InlineData("Order Status", "Refunded")]
    public async Task Whether_somebody_paid_does_not_say_that_they_are_out(string heading, string state)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"Name,Email,{heading}\nAna Zamora,a@example.com,Paid\nNoor Ito,b@example.com,Paid\nIvy Low,c@example.com,{state}\n");

        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
    }
}
