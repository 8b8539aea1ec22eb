namespace Assignr.Portal.Import.Sheets;

/// <summary>The texts of a workbook that its cells name by their number.</summary>
internal sealed class SharedTexts(ImportOptions limits)
{
    private readonly List<string> texts = [];
    private long characters;

    public string this[long index] =>
        index >= 0 && index < texts.Count ? texts[(int)index] : throw new InvalidDataException("A text is missing.");

    public void Add(string text)
    {
        if (texts.Count >= limits.MostCells || (characters += text.Length) > limits.MostBytes)
            throw new UnreadableFileException(
                $"The sheets of this workbook hold more than {limits.MostCells:N0} different texts, or {limits.MostBytes:N0} characters. "
                + "Copy the list alone into a new workbook and drop that file.");
        texts.Add(text);
    }
}
