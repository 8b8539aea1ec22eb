using Assignr.Portal.NewAccounts.Funnel;

namespace Assignr.Portal.Tests.NewAccounts.Funnel;

public class FunnelWordsTests
{
    [Theory]
    [InlineData(0, 0, "0 %")]
    [InlineData(0, 10, "0 %")]
    [InlineData(1, 1_000, "1 %")]
    [InlineData(999, 1_000, "99 %")]
    [InlineData(1_000, 1_000, "100 %")]
    [InlineData(2, 3, "67 %")]
    public void Somebody_is_never_nobody_and_not_all_never_all(int part, int whole, string words) =>
        Assert.Equal(words, FunnelWords.Percent(part, whole));

    [Theory]
    [InlineData(0, 10, "0")]
    [InlineData(1, 3, "max(6px, 33.33%)")]
    [InlineData(5, 4, "max(6px, 100%)")]
    public void A_bar_is_as_wide_as_its_part_and_never_wider_than_its_place(int part, int whole, string width) =>
        Assert.Equal(width, FunnelWords.Width(part, whole));

    [Theory]
    [InlineData(0.5, "within an hour")]
    [InlineData(1, "within 1 hour")]
    [InlineData(5.2, "within 6 hours")]
    [InlineData(24, "within a day")]
    [InlineData(58, "within 2.4 days")]
    [InlineData(24 * 14, "within 14 days")]
    public void How_long_it_took_is_said_as_people_say_it(double hours, string words) =>
        Assert.Equal(words, FunnelWords.Within(TimeSpan.FromHours(hours)));
}
