using System.IO.Compression;
using Assignr.Portal.Import.Sheets.Workbooks.Records;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>A workbook's package (ECMA-376, strict and transitional): its parts, and the workbook's relationships to them.</summary>
internal sealed class WorkbookPackage
{
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Part, string Type)> targets = [];
    private readonly UnpackedBytes left;
    private readonly CancellationToken cancel;

    /// <param name="workbook">The name of the part that lists the sheets.</param>
    public WorkbookPackage(ZipArchive package, string workbook, ImportOptions limits, CancellationToken cancel)
    {
        (left, this.cancel) = (new UnpackedBytes(limits), cancel);
        foreach (var entry in package.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        Read($"xl/_rels/{workbook}.rels", part => ReadTargets(part, limits));
    }

    /// <summary>The sheet of cells with this id; null for any other, such as a chart.</summary>
    public string? Sheet(string? id) =>
        id is not null && targets.TryGetValue(id, out var target) && Is(target.Type, "worksheet") ? target.Part : null;

    /// <param name="type">Such as <c>styles</c>.</param>
    public IEnumerable<string> OfType(string type) => targets.Values.Where(target => Is(target.Type, type)).Select(target => target.Part);

    /// <summary>The part with the notes on a sheet's cells; null where there is none.</summary>
    public string? NotesOf(string sheet)
    {
        var at = sheet.LastIndexOf('/') + 1;
        string? notes = null;
        Read($"{sheet[..at]}_rels/{sheet[at..]}.rels", part =>
        {
            while (part.Read())
            {
                if (part.IsElement && part.Name == "Relationship" && part["Target"] is { } target && part["Type"] is { } type
                    && Is(type, "comments"))
                    notes = Resolved(target, sheet[..at]);
            }
        });
        return notes;
    }

    /// <summary>Reads a part of XML, where there is one.</summary>
    public void Read(string name, Action<PackagePart> read)
    {
        if (!parts.ContainsKey(name))
            return;
        using var part = Open(name);
        read(part);
    }

    /// <summary>Reads a part of records, where there is one.</summary>
    /// <param name="ends">The records that begin and end it, where it has them.</param>
    public void ReadRecords(string name, (int First, int Last) ends, Action<RecordPart> read)
    {
        if (!parts.ContainsKey(name))
            return;
        using var part = new RecordPart(Unpacked(name), ends.Last, ends.First);
        read(part);
    }

    public PackagePart Open(string name) => new(Entry(name), left, cancel);

    public RecordPart OpenRecords(string name, int last) => new(Unpacked(name), last);

    private UnpackedStream Unpacked(string name) => new(Entry(name).Open(), left, cancel);

    private static bool Is(string type, string name) => type.EndsWith($"/{name}", StringComparison.Ordinal);

    private ZipArchiveEntry Entry(string name) =>
        parts.TryGetValue(name, out var entry) ? entry : throw new InvalidDataException("A part is missing.");

    private void ReadTargets(PackagePart part, ImportOptions limits)
    {
        while (part.Read())
        {
            if (part.IsElement && part.Name == "Relationship" && targets.Count < limits.MostParts
                && part["Id"] is { } id && part["Target"] is { } target && part["Type"] is { } type)
                targets[id] = (Resolved(target), type);
        }
    }

    /// <summary>A target is relative to the workbook's folder, or absolute (ECMA-376 part 2, 6.2.2). One outside the package is not a
    /// part.</summary>
    /// <param name="folder">The folder of the part that names it.</param>
    private static string Resolved(string target, string folder = "xl/")
    {
        var folders = new List<string>();
        var names = (target.StartsWith('/') ? target : $"{folder}{target}").Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Where(name => name != "."))
        {
            if (name != "..")
                folders.Add(name);
            else if (folders.Count > 0)
                folders.RemoveAt(folders.Count - 1);
            else
                return target;
        }
        return string.Join('/', folders);
    }
}
