using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Planning;

/// <summary>Games that would be added on dates in the past.</summary>
public sealed class PastGamesTests
{
    [Theory]
    [InlineData("2024-12-12,2024-12-19,2024-12-26", "3 games that are added are past, the first on 12 Dec 2024.")]
    [InlineData("2026-11-22,2026-12-19", "1 game that is added is past: it was on 22 Nov 2026.")]
    [InlineData("2026-12-19,2025-03-01,2025-02-01", "2 games that are added are past, the first on 1 Feb 2025.")]
    public async Task Games_that_are_past_are_said(string days, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, File(days));

        Assert.Contains(sentence, view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-12-19,2027-01-09")]
    [InlineData("2027-11-23")]
    public async Task Games_of_today_and_later_are_not_said(string days)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, File(days));

        Assert.DoesNotContain(view.Plan!.Remarks, remark => remark.Contains("past", StringComparison.Ordinal));
    }

    private static string File(string days) =>
        $"Date,Time,Home,Away\n"
            + $"{string.Concat(days.Split(',').Select((day, index) => $"{day},18:00,Lions,Tigers {(char)('A' + index)}\n"))}";
}
