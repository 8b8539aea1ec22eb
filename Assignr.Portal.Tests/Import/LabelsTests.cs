using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import;

public sealed class LabelsTests
{
    [Theory]
    [InlineData("Sam,555-1;Ana,555-2", "Sam|Ana")]
    [InlineData("Sam,555-1;Sam,555-2;Ana,555-1", "Sam (555-1)|Sam (555-2)|Ana")]
    [InlineData("Sam,;Sam,555-2", "Sam|Sam (555-2)")]
    [InlineData("Sam,;Sam,;Sam,555-2", "Sam (1 of 3)|Sam (2 of 3)|Sam (3 of 3)")]
    [InlineData("Sam,;Sam,", "Sam (1 of 2)|Sam (2 of 2)")]
    public void No_two_say_the_same(string choices, string labels) =>
        Assert.Equal(labels,
            string.Join('|', Labels.Apart([.. choices.Split(';').Select(one => one.Split(','))], one => one[0], one => one[1])));
}
