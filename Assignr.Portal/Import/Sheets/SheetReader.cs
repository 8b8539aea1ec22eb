namespace Assignr.Portal.Import.Sheets;

/// <summary>Reads whatever a spreadsheet program writes.</summary>
public static class SheetReader
{
    public static SheetResult Read(byte[] file, string fileName, ImportOptions limits, string? worksheet, CancellationToken cancel) =>
        throw new NotImplementedException();
}
