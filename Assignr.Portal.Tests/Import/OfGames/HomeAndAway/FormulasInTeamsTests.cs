using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>A spreadsheet's word for a missing value is not a letter that a program lost.</summary>
public sealed class FormulasInTeamsTests
{
    [Theory]
    [InlineData("#FORMULA?")]
    [InlineData("#NAME?")]
    [InlineData("#REF!")]
    public async Task It_is_no_team_and_no_broken_letter(string shown)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-13,18:00,Lions,Tigers\n2026-12-14,18:00,{shown},Bears\n2026-12-15,18:00,Wolves,Hawks\n");

        Assert.DoesNotContain("letter", view.Row(3).Reason ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain('#', view.Row(3).Title);
    }
}
