using System.IO.Compression;
using System.Text;
using Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>
/// Checks a workbook's package before it is parsed (requirements.md 60): how many parts it has, how much they really unpack to (the sizes
/// in the package are not trusted), and that none of them declares entities.
/// </summary>
internal static class WorkbookGuard
{
    private const int HeadLength = 1024;

    public static void Check(byte[] file, ImportOptions limits, CancellationToken cancel)
    {
        try
        {
            // Counted before the package is opened, which keeps an object for each part.
            if (file.AsSpan().Count("PK\x01\x02"u8) is var parts && parts > limits.MostParts)
                throw new UnreadableFileException(
                    $"This workbook has {parts:N0} parts, more than the {limits.MostParts:N0} that are read. Copy the list into a new "
                    + "workbook and drop that file.");
            using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var isOpen = OdfPackage.Is(package);
            if (!isOpen && package.GetEntry("xl/workbook.xml") is null && package.GetEntry("xl/workbook.bin") is null)
                throw new UnreadableFileException(Kind(package));
            var left = new UnpackedBytes(limits);
            // Parts of an OpenDocument file that are not read, as its macros, do have a document type.
            foreach (var part in package.Entries)
                Unpack(part, left, mayDeclare: isOpen && part.FullName != OdfPackage.Content, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableFileException(
                "This workbook is damaged and cannot be read. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that "
                + "file.");
        }
    }

    private static void Unpack(ZipArchiveEntry part, UnpackedBytes left, bool mayDeclare, CancellationToken cancel)
    {
        using var content = part.Open();
        var buffer = new byte[81_920];
        var head = !mayDeclare;
        int read;
        while ((read = content.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            left.Take(read);
            // No spreadsheet program writes a document type: with entities a small file becomes a large one, or reads another one.
            if (head && Encoding.Latin1.GetString(buffer, 0, Math.Min(read, HeadLength)).Replace("\0", "", StringComparison.Ordinal)
                .Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
                throw new UnreadableFileException(
                    "This workbook declares XML entities, which no spreadsheet program writes. Copy the list into a new workbook and drop "
                    + "that file.");
            head = false;
        }
    }

    private static string Kind(ZipArchive package) =>
        package.GetEntry("content.xml") is not null
            ? "This is an OpenDocument text or drawing, and no sheet. Copy its table into a spreadsheet and drop that."
        : package.GetEntry("Index/Document.iwa") is not null || package.GetEntry("Index.zip") is not null
        ? "This is a Numbers file. Export it as Excel or CSV and drop that file."
        : package.GetEntry("word/document.xml") is not null
        ? "This is a Word document. Copy its table into a spreadsheet and save that as CSV or Excel."
        : "This is a zip file and no workbook. Unpack it and drop the spreadsheet inside.";
}
