using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import;

/// <summary>Sentences that end with a name or count one thing.</summary>
public sealed class ImportWordsTests
{
    [Theory]
    [InlineData("Ken Garnet Jr.", "Ken Garnet Jr.")]
    [InlineData("Ken Garnet", "Ken Garnet.")]
    [InlineData("Ana Ph.D.", "Ana Ph.D.")]
    public void A_point_is_not_doubled(string text, string sentence) => Assert.Equal(sentence, text.Ended());

    [Fact]
    public async Task Somebody_whose_name_ends_with_a_point_ends_a_sentence_with_one()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ken Garnet Jr.", "ken@example.com"), A.Person("Ivy Ito Jr.", "ivy@example.com"),
            A.Person("Ivy Ito Jr.", "ito@example.com"));

        var view = await portal.PreviewAsync(ImportKind.People, "Name,Email\nKay Dolan,ken@example.com\nIvy Ito Jr.,new@example.com\n");

        Assert.Equal(["Shares an address with Ken Garnet Jr. Each gets an email of their own."], view.Row(2).Notes);
        Assert.Equal("2 people here are called Ivy Ito Jr. The name alone does not tell which one it is.", view.Row(3).Reason);
    }
}
