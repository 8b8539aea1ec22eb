using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Lines that name nobody: the preview shows what they are, and none becomes a person.</summary>
public sealed class NamelessLinesTests
{
    [Theory]
    [InlineData("First Name,Last Name,Organization,Email\nAna,Zamora,,ana@example.com\n,,Riverside Sports Complex,office@example.com",
        "Riverside Sports Complex · office@example.com")]
    [InlineData("Nachname,Vorname,E-Mail,Bemerkung\nZamora,Ana,ana@example.com,\n,,,Stand 1. März", "Stand 1. März")]
    [InlineData("Email,First Name,Last Name\nana@example.com,Ana,Zamora\nPlease keep this list private,,", "Please keep this list private")]
    public async Task A_line_with_no_name_shows_what_stands_in_it(string file, string words)
    {
        await using var portal = await TestPortal.StartAsync();

        var row = (await portal.PreviewAsync(ImportKind.People, file)).Row(3);

        Assert.Equal(("No name", words, Outcome.Error), (row.Title, row.Summary, row.Outcome));
    }

    [Theory]
    [InlineData("\u0301\u0301,Zamora")]
    [InlineData("Ana,\u0301")]
    [InlineData("\u20DD,\u0903")]
    [InlineData("***,!!!")]
    [InlineData("’,’")]
    [InlineData("(),()")]
    public async Task Signs_and_marks_alone_are_no_name(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var row = (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\n{name},ana@example.com\n")).Row(2);

        Assert.Equal((Outcome.Error, "Edit the row and enter the name, or leave the row out."), (row.Outcome, row.Mend));
    }

    [Theory]
    [InlineData("Zoe\u0308,Zamora")]
    [InlineData("李,伟")]
    [InlineData("क्षमा,शर्मा")]
    [InlineData("D'Angelo,O’Brien")]
    public async Task Letters_with_marks_are_one(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(Outcome.Add, (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email\n{name},ana@example.com\n"))
            .Row(2).Outcome);
    }
}
