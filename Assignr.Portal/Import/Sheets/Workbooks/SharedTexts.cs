namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>The texts of a workbook that cells refer to by number.</summary>
internal sealed class SharedTexts(ImportOptions limits)
{
    private readonly List<string> texts = [];
    private readonly Dictionary<long, string> whole = [];
    private long characters;

    public string this[long index] =>
        index >= 0 && index < texts.Count ? texts[(int)index] : throw new InvalidDataException("A text is missing.");

    /// <summary>The text including struck parts; null where it has none.</summary>
    public string? Whole(long index) => whole.GetValueOrDefault(index);

    /// <param name="struck">The text including struck parts; null where it has none.</param>
    public void Add(string text, string? struck = null)
    {
        if (struck is not null)
            whole.Add(texts.Count, struck);
        if (texts.Count >= limits.MostCells || (characters += text.Length + (struck?.Length ?? 0)) > limits.MostBytes)
            throw new UnreadableFileException(
                $"The sheets of this workbook hold more than {limits.MostCells:N0} different texts, or {limits.MostBytes:N0} characters. "
                + "Copy the list alone into a new workbook and drop that file.");
        texts.Add(text);
    }
}
