using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Officiating;

/// <summary>Columns that say that somebody no longer officiates.</summary>
public sealed class StandingColumnsTests
{
    [Theory]
    [InlineData("Status", "Deceased")]
    [InlineData("Status", "Inactive")]
    [InlineData("Official Status", "Retired")]
    [InlineData("Status", "SUSPENDED until 2027")]
    [InlineData("Status", "Left")]
    [InlineData("Status", "Moved away")]
    [InlineData("Estado", "Baja")]
    [InlineData("Estado", "Inactivo")]
    [InlineData("Statut", "Démissionnaire")]
    [InlineData("Status", "Ausgeschieden")]
    [InlineData("Active", "No")]
    [InlineData("Aktiv", "nein")]
    [InlineData("Retired", "x")]
    [InlineData("Notes", "quit in May - remove")]
    [InlineData("Notes", "moved to Ohio")]
    [InlineData("Bemerkungen", "weggezogen")]
    [InlineData("", "retired")]
    [InlineData("Status", "passiv")]
    [InlineData("Status", "Expired")]
    [InlineData("Status", "Ineligible")]
    [InlineData("Status", "Lapsed")]
    [InlineData("Status", "Blocked")]
    [InlineData("Status", "Opted out")]
    [InlineData("Status", "ruhend")]
    [InlineData("Status", "On hold until May")]
    [InlineData("Statut", "Congé")]
    [InlineData("Statut", "En pause")]
    [InlineData("Situación", "Excedencia")]
    [InlineData("Stato", "Dimesso")]
    [InlineData("Membership", "Expired")]
    [InlineData("Background Check", "Failed")]
    [InlineData("Eligible", "N")]
    [InlineData("Ready", "No")]
    [InlineData("On roster", "No")]
    [InlineData("Official", "N")]
    [InlineData("Are you returning this year?", "No")]
    [InlineData("Active", "nope")]
    [InlineData("Active", "0")]
    [InlineData("Blocked", "Yes")]
    [InlineData("Termination Date", "06/30/2025")]
    [InlineData("Fecha de baja", "30.06.2025")]
    [InlineData("Austrittsdatum", "30.06.2025")]
    [InlineData("Retired", "2024")]
    [InlineData("Comments", "RIP 2025")]
    [InlineData("Categories", "Friends ::: Inactive")]
    public async Task Whoever_is_said_to_be_out_needs_a_look(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"{heading},Name,Email\n,Ana Zamora,ana@example.com\n{cell},Theo Marlowe,theo@example.com\n,Noor Ito,noor@example.com\n");

        var column = heading.Length > 0 ? $"“{heading}”" : "Column 1";
        Assert.Equal((Outcome.Look, $"{column} says “{cell}”."), (view.Row(3).Outcome, view.Row(3).Reason));
        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(4).Outcome));
        var offer = Assert.Single(view.Row(3).Offers);
        Assert.Equal("accept-standing", offer.Kind);
        view = await portal.EditAsync(view, 3, offer.Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Status", "Active")]
    [InlineData("Active", "Yes")]
    [InlineData("Retired", "No")]
    [InlineData("Throws", "Left")]
    [InlineData("Notes", "left message in May")]
    [InlineData("Notes", "no longer injured")]
    [InlineData("Sunday", "not available")]
    [InlineData("State", "NH")]
    [InlineData("Active since", "2019")]
    [InlineData("Notes", "Blocked dates in May")]
    [InlineData("Termination Date", "0000-00-00")]
    [InlineData("Blocked", "No")]
    [InlineData("Unavailable dates", "12/05/2026")]
    [InlineData("Former club", "FC 2010")]
    [InlineData("Eligible", "x")]
    [InlineData("SMS", "Blocked")]
    public async Task Whoever_is_not_is_added(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,{heading}\nTheo Marlowe,theo@example.com,{cell}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("A", "A", "I", "A")]
    [InlineData("Active", "Active", "P2", "Active")]
    [InlineData("aktiv", "aktiv", "weg", "aktiv")]
    [InlineData("Vigente", "Vigente", "B", "Vigente")]
    public async Task Where_most_have_a_word_that_is_good_the_few_others_need_a_look(params string[] states)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File("Status", states));

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"“Status” says “{states[2]}”.", view.Row(4).Reason);
    }

    [Theory]
    [InlineData("Active", "Active", "New", "Active")]
    [InlineData("Full", "Half", "Full", "Half")]
    [InlineData("Single", "Single", "Married", "Single")]
    public async Task Other_words_that_are_good_or_as_many_say_nothing(params string[] states)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(4, (await portal.PreviewAsync(ImportKind.People, File("Status", states))).Plan!.Counts.Add);
    }

    [Theory]
    [InlineData("Active?", "Y")]
    [InlineData("Eligible", "x")]
    [InlineData("Ready", "yes")]
    public async Task A_0_among_answers_is_a_no(string heading, string yes)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, File(heading, yes, "0", yes, yes));

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.DoesNotContain(view.Sheet.Findings, finding => finding.Subject == "Zeros");
    }

    private static string File(string heading, params string[] cells) => $"Name,Email,{heading}\n"
        + string.Concat(cells.Zip(
            ["Ana Zamora", "Ivy Low", "Jen Day", "Max Roe"], (cell, name) => $"{name},{name[..3]}@example.com,{cell}\n"));
}
