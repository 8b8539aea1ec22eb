using Assignr.Portal.Tests.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>Schedules with their date only in the title.</summary>
public sealed class DaysInTitlesTests
{
    [Theory]
    [InlineData("Schedule for Saturday December 5 2026")]
    [InlineData("Samstag, 5. Dezember 2026")]
    [InlineData("samedi 5 décembre 2026")]
    public void A_day_that_is_only_in_the_title_counts_for_all_rows_and_that_is_said(string title)
    {
        var sheet = SheetFiles.Games($"\"{title}\",,\nTime,Home,Away\n9:00 AM,Hawks,Wolves\n10:45 AM,Foxes,Lynx\n");

        Assert.Equal("Date", sheet.Headings[^1]);
        Assert.All(sheet.Rows, row => Assert.Contains("2026", row.Cells[^1], StringComparison.Ordinal));
        Assert.Contains("as line 1 does: it counts for the 2 games below", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Printed December 5 2026", "Time,Home,Away\n9:00 AM,Hawks,Wolves\n")]
    [InlineData("Season opener December 5 2026", "Date,Home,Away\n2026-12-12,Hawks,Wolves\n")]
    public void Where_the_rows_have_their_day_or_the_title_is_of_another_it_does_not(string title, string rows) =>
        Assert.DoesNotContain("it counts for", SheetFiles.Games($"\"{title}\",,\n{rows}").Said(), StringComparison.Ordinal);
}
