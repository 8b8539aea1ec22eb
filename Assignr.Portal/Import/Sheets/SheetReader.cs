namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Reads whatever a spreadsheet program writes: XLSX, and text with commas, semicolons, tabs or bars in any usual encoding. What it
/// is, is told by the content; the name only makes the sentence better. See docs/decisions/0013.
/// </summary>
public static class SheetReader
{
    /// <param name="worksheet">Which sheet of a workbook; null, or one that is not there: the first that holds anything.</param>
    /// <returns>The table, or the sentence why there is none. Whatever the bytes, it does not throw.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SheetResult Read(byte[] file, string fileName, ImportOptions limits, string? worksheet = null, CancellationToken cancel = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeSpan.FromSeconds(limits.MostSeconds));
        try
        {
            if (file.Length > limits.MostBytes)
                throw new UnreadableFileException($"This file is larger than {limits.MostBytes / 1024 / 1024} MB. Split it into several files, or delete the columns that are not needed.");
            return new SheetResult(FileSignature.IsZip(file) ? WorkbookReader.Read(file, limits, worksheet, time.Token) : ReadText(file, fileName, limits, time.Token), null);
        }
        catch (UnreadableFileException refused)
        {
            return new SheetResult(null, $"{refused.Message} Nothing was changed.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SheetResult(null, $"Reading this file took more than {limits.MostSeconds} seconds and was given up. Split it into several files, or copy the list alone into a new one. Nothing was changed.");
        }
    }

    private static Sheet ReadText(byte[] file, string fileName, ImportOptions limits, CancellationToken cancel)
    {
        if (FileSignature.Refuse(file, fileName) is { } refusal)
            throw new UnreadableFileException(refusal);
        var (text, encoding) = TextDecoding.Decode(file);
        return DelimitedText.Read(text, encoding, limits, cancel);
    }
}

/// <summary>The file is not one that can be imported. The message is for the user: what is wrong and how to mend it.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);
