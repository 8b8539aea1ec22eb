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

    [Theory]
    [InlineData(1, 0, "1 row is not imported: 1 needs a look. Afterwards you get it as a file.")]
    [InlineData(0, 1, "1 row is not imported: 1 is an error. Afterwards you get it as a file.")]
    [InlineData(1, 1, "2 rows are not imported: 1 needs a look, 1 is an error. Afterwards you get them as a file.")]
    [InlineData(1_200, 0, "1,200 rows are not imported: 1,200 need a look. Afterwards you get them as a file.")]
    public void Rows_that_are_not_imported_are_counted_in_a_sentence_that_fits(int look, int error, string sentence) =>
        Assert.Equal(sentence, ImportWords.Rest(new ImportCounts(0, 0, 0, look, error, 0)));

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
