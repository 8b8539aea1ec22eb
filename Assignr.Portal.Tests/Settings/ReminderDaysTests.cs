using Assignr.Portal.Settings;

namespace Assignr.Portal.Tests.Settings;

public sealed class ReminderDaysTests
{
    [Theory]
    [InlineData("3,7,12", "after 3, 7 and 12 days")]
    [InlineData(" 3 , 7 and 12 ", "after 3, 7 and 12 days")]
    [InlineData("1", "after 1 day")]
    [InlineData("2", "after 2 days")]
    [InlineData("1;60", "after 1 and 60 days")]
    [InlineData("007 8 9 10", "after 7, 8, 9 and 10 days")]
    public void Whole_days_in_order_are_a_plan(string typed, string words)
    {
        var days = ReminderDays.Parse(typed, out var problem);

        Assert.Null(problem);
        Assert.Equal(words, days!.Words);
        Assert.Equal(days, ReminderDays.Stored(days.Text));
        Assert.Equal(days, ReminderDays.Parse(days.Typed, out _));
        Assert.Equal(days.All.Count, days.Count);
        Assert.True(days.Text.Length <= ReminderDays.LongestText);
    }

    [Theory]
    [InlineData(null, "Enter after how many days reminders go, such as 3, 7, 12.")]
    [InlineData(" , ", "Enter after how many days reminders go, such as 3, 7, 12.")]
    [InlineData("3, 7, 7", "Enter the days in order, each number larger than the one before it.")]
    [InlineData("7 3", "Enter the days in order, each number larger than the one before it.")]
    [InlineData("0, 3", "The first reminder goes after 1 day at the earliest.")]
    [InlineData("3, 61", "The last reminder goes after 60 days at the latest.")]
    [InlineData("99999999999999999999", "The last reminder goes after 60 days at the latest.")]
    [InlineData("1 2 3 4 5", "At most 4 reminders. Here are 5.")]
    [InlineData("three", "“three” is not a whole number of days. Enter numbers such as 3, 7, 12.")]
    [InlineData("3.5", "“3.5” is not a whole number of days. Enter numbers such as 3, 7, 12.")]
    [InlineData("-3", "“-3” is not a whole number of days. Enter numbers such as 3, 7, 12.")]
    [InlineData("٣", "“٣” is not a whole number of days. Enter numbers such as 3, 7, 12.")]
    public void Each_mistake_has_its_sentence(string? typed, string sentence)
    {
        Assert.Null(ReminderDays.Parse(typed, out var problem));
        Assert.Equal(sentence, problem);
    }
}
