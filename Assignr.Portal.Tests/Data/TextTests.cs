using Assignr.Portal.Data;

namespace Assignr.Portal.Tests.Data;

public sealed class TextTests
{
    [Theory]
    [InlineData("Ana Zamora", "Ana Zamora", "ana zamora")]
    [InlineData(" Ana   Zamora ", "Ana Zamora", "ana zamora")]
    [InlineData("Ana\tZamora\n", "Ana Zamora", "ana zamora")]
    [InlineData("José STRØM", "José STRØM", "jose strom")]
    [InlineData("Jose\u0301", "José", "jose")]
    [InlineData("O`Brien^", "O`Brien^", "obrien")]
    [InlineData("O’Brien", "O’Brien", "o'brien")]
    [InlineData("\u202EAna\u200B", "Ana", "ana")]
    [InlineData("K", "K", "k")]
    [InlineData("~!", "~!", "~!")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void Is_cleaned_where_it_enters_and_folded_where_it_is_searched(string? text, string clean, string folded) =>
        Assert.Equal((clean, folded), (Text.OneLine(text), Text.Fold(text)));
}
