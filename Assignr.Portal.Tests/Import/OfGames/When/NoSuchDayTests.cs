using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.When;

namespace Assignr.Portal.Tests.Import.OfGames.When;

public sealed class NoSuchDayTests
{
    [Theory]
    [InlineData("04/31/2027", "There is no day “04/31/2027”: April has 30 days.")]
    [InlineData("31.04.2027", "There is no day “31.04.2027”: April has 30 days.")]
    [InlineData("2027-09-31", "There is no day “2027-09-31”: September has 30 days.")]
    [InlineData("June 31, 2027", "There is no day “June 31, 2027”: June has 30 days.")]
    [InlineData("31 juin 2027", "There is no day “31 juin 2027”: June has 30 days.")]
    [InlineData("29. Februar 2027", "There is no day “29. Februar 2027”: February 2027 has 28 days.")]
    [InlineData("30 de febrero de 2028", "There is no day “30 de febrero de 2028”: February 2028 has 29 days.")]
    [InlineData("2027-13-31", null)]
    [InlineData("31 apples", null)]
    [InlineData("soon", null)]
    public void A_day_that_its_month_has_not_is_told_from_what_is_no_date(string text, string? sentence) =>
        Assert.Equal(sentence, NoSuchDay.Of(text)?.Sentence);

    [Fact]
    public async Task The_row_says_that_its_month_has_no_such_day()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away\n04/31/2026,Lions,Tigers\n04/30/2026,Owls,Bears\n");

        Assert.Equal(("There is no day “04/31/2026”: April has 30 days.", "Correct the date."), (view.Row(2).Reason, view.Row(2).Mend));
    }
}
