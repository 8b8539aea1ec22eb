using Assignr.Portal.Import.Sheets.Calendars;
using Assignr.Portal.Import.Sheets.Cards;
using Assignr.Portal.Import.Sheets.Delimited;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.Import.Sheets.Workbooks;
using Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Reads the files of spreadsheet programs step by step: the kind of file (<see cref="FileSignature"/>), its text and cells
/// (<see cref="DelimitedText"/>, <see cref="VCardText"/>, <see cref="CalendarText"/>) or sheets (<see cref="WorkbookReader"/>), then its
/// headings and rows (<see cref="SheetShape"/>). The content decides; the name is only used for better sentences. See docs/decisions/0013.
/// </summary>
public static class SheetReader
{
    /// <param name="reading">The choices that were made; null: as the file shows.</param>
    /// <param name="expected">The headings and dates to expect; null: none.</param>
    /// <returns>The table, or the sentence why there is none. It does not throw, whatever the bytes.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SheetResult Read(byte[] file, string fileName, ImportOptions limits, Reading? reading = null, Expected? expected = null,
        CancellationToken cancel = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeSpan.FromSeconds(limits.MostSeconds));
        try
        {
            if (file.Length > limits.MostBytes)
                throw new UnreadableFileException(
                    $"This file is larger than {limits.MostBytes / 1024 / 1024} MB. Split it into several files, or delete the columns "
                    + "that are not needed.");
            var raw = Raw(file, fileName, limits, reading ??= Reading.AsFound, expected ??= Expected.Nothing, time.Token);
            return new SheetResult(SheetShape.Of(raw, reading, expected, limits, time.Token), null);
        }
        catch (UnreadableFileException refused)
        {
            return new SheetResult(null, $"{refused.Message} Nothing was changed.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SheetResult(null,
                $"Reading this file took more than {limits.MostSeconds} seconds and was given up. Split it into several files, or copy "
                + "the list alone into a new one. Nothing was changed.");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return new SheetResult(null,
                "The portal broke at reading this file, and its log says why. Copy the list alone into a new file and drop that one. "
                + "Nothing was changed.")
            {
                Failure = broken,
            };
        }
    }

    private static RawTable Raw(byte[] file, string fileName, ImportOptions limits, Reading reading, Expected expected,
        CancellationToken cancel) =>
        FileSignature.IsZip(file) ? WorkbookReader.Read(file, reading, expected, limits, cancel)
        : FileSignature.IsCompound(file) ? WorkbookReader.ReadBinary(file, reading, expected, limits, cancel)
        : OdfPackage.IsFlat(file) ? WorkbookReader.ReadFlat(file, reading, expected, limits, cancel)
        : CalendarText.Is(file) ? CalendarText.Read(file, reading, limits, cancel)
        : LdifText.Is(file) ? LdifText.Read(file, reading, limits, cancel)
        : VCardText.Is(file) ? VCardText.Read(file, reading, limits, cancel)
        : FileSignature.Refuse(file, fileName) is { } refusal ? throw new UnreadableFileException(refusal)
        : DelimitedText.Read(file, reading, expected, limits, cancel);
}

/// <summary>The file cannot be imported. The message tells the user what is wrong and what to do.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
