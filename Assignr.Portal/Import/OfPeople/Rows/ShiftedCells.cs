
namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>A row whose cells are below wrong headings, because of a comma within a text or a missing cell.</summary>
/// <param name="Sentence">Which cell shows it.</param>
/// <param name="Label">The label of the button that moves the cells; null where their places cannot be guessed.</param>
internal sealed record ShiftedCells(string Sentence, string? Label = null, RowEdit? Edit = null)
{
    /// <summary>An address below the heading of a name or a phone, or a phone below that of a name; null where there is none.</summary>
    public static ShiftedCells? In(IReadOnlyList<PlanCell> cells)
    {
        if (cells.FirstOrDefault(cell => PeopleFields.IsOfName(cell.Field) && PersonCells.IsPhoneNumber(cell.Text)
            && !cell.Text.Any(char.IsLetter)) is { } phone)
            return new ShiftedCells($"“{Data.Text.OneLine(phone.Text)}” stands in {phone.Label} and is a phone.");
        var wrong = cells.FirstOrDefault(cell => cell.Text.Contains('@', StringComparison.Ordinal)
            && HoldsNone(PersonColumns.FieldOf(cell.Field)) && PersonCells.IsAddress(cell.Text));
        if (wrong is null)
            return null;
        var sentence = $"“{Data.Text.OneLine(wrong.Text)}” stands in {wrong.Label} and is an address.";
        var emails = cells.Where(cell => PersonColumns.FieldOf(cell.Field) == PeopleFields.Email).ToList();
        if (emails is not [{ Text.Length: 0 }, ..] || wrong.Text.AsSpan().IndexOfAny(" ,;\n") >= 0)
            return new ShiftedCells(sentence);
        var edit = new Dictionary<string, string> { [wrong.Field] = "", [emails[0].Field] = wrong.Text };
        if (PersonColumns.FieldOf(wrong.Field) == PeopleFields.Phone)
            return new ShiftedCells(sentence, $"{wrong.Text} is the email", new RowEdit { Cells = edit });
        var (first, last) = Import.Names.FullName.Split(cells.FirstOrDefault(cell => cell.Field == PeopleFields.FirstName)?.Text ?? "");
        if (wrong.Field != PeopleFields.LastName || last.Length == 0)
            return new ShiftedCells(sentence);
        (edit[PeopleFields.FirstName], edit[PeopleFields.LastName]) = (first, last);
        return new ShiftedCells(sentence, $"It is {first} {last}, {wrong.Text}", new RowEdit { Cells = edit });
    }

    private static bool HoldsNone(string field) =>
        field is PeopleFields.Phone or PeopleFields.FullName or PeopleFields.LastFirst or PeopleFields.FirstName or PeopleFields.LastName
            or PeopleFields.SecondLastName;
}
