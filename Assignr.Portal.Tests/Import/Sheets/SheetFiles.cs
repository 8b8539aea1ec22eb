using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.Sheets;

/// <summary>Files as text or bytes, read as a list of people or as a schedule.</summary>
internal static class SheetFiles
{
    public static Sheet People(string text, Reading? reading = null) => People(Encoding.UTF8.GetBytes(text), reading);

    public static Sheet People(byte[] file, Reading? reading = null) => Read(file, new PeopleImport(new([])), reading);

    public static Sheet Games(string text, Reading? reading = null) => Games(Encoding.UTF8.GetBytes(text), reading);

    public static Sheet Games(byte[] file, Reading? reading = null) => Read(file, new GamesImport(new([])), reading);

    /// <summary>The headings and the rows, one line each, with bars between the cells.</summary>
    public static string Shown(this Sheet sheet) =>
        string.Join('\n', sheet.Rows.Select(row => row.Cells).Prepend(sheet.Headings).Select(cells => string.Join('|', cells)));

    /// <summary>All sentences that were said about a file.</summary>
    public static string Said(this Sheet sheet) =>
        string.Join('\n', sheet.Findings.Where(finding => finding.Sentence.Length > 0).Select(finding => finding.Sentence));

    public static Finding Finding(this Sheet sheet, string subject) => sheet.Findings.Single(finding => finding.Subject == subject);

    /// <summary>The reading of the file with that option.</summary>
    public static Reading Option(this Finding finding, string labelBegins) =>
        finding.Options.Single(option => option.Label.StartsWith(labelBegins, StringComparison.Ordinal)).Reading;

    public static string Taken(this Finding finding) => finding.Options.Single(option => option.IsTaken).Label;

    private static Sheet Read(byte[] file, IImportKind kind, Reading? reading)
    {
        var result = SheetReader.Read(file, "list", new ImportOptions(), reading, kind.Expected);
        Assert.True(result.Problem is null, result.Problem);
        return result.Sheet!;
    }
}
