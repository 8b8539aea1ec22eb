using System.Text.Json;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.Applying;

/// <summary>The facts of a row that was not imported. An entry with line 0 has the headings of the file.</summary>
/// <param name="Cells">As in the file; in line 0 the headings.</param>
internal sealed record FailedRow(string Title, string Reason, IReadOnlyList<string> Cells)
{
    public static FailedRow Read(ImportEntry entry) => JsonSerializer.Deserialize<FailedRow>(entry.Facts)!;

    /// <summary>The entries for all rows of a plan that are not applied and were not left out on purpose; empty where there are
    /// none.</summary>
    public static List<ImportEntry> EntriesOf(ImportBatch batch, ImportPlan plan, Sheet sheet)
    {
        var cells = sheet.Rows.ToDictionary(row => row.Line, row => row.Cells);
        var entries = plan.Rows.Where(row => row.Outcome is Outcome.Look or Outcome.Error)
            .Select(row => Entry(batch, row.Line, new FailedRow(row.Title, $"{row.Reason} {row.Mend}".Trim(), cells[row.Line]))).ToList();
        if (entries.Count > 0)
            entries.Insert(0, Entry(batch, 0, new FailedRow("", "", sheet.Headings)));
        return entries;
    }

    private static ImportEntry Entry(ImportBatch batch, int line, FailedRow row) =>
        new() { ImportId = batch.Id, Line = line, Kind = EntryKind.Failed, Facts = JsonSerializer.Serialize(row) };
}
