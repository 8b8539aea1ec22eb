using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>Finds the column of a schedule that says whether officials accepted.</summary>
internal static class AnswerColumns
{
    /// <summary>In a list of assignments, a column of states has the answers of the officials.</summary>
    public static void Find(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var column = Array.FindIndex(columns, field => field is GameFields.State or GameFields.Answer);
        if (column < 0 || GameFields.Of(Columns.Key(sheet.Headings[column])) != GameFields.State)
            return;
        var values = sheet.Values(column).ToList();
        if (!values.Exists(cell => StateWords.OfState(cell) is null) || !values.TrueForAll(Answers.Are))
            return;
        columns[column] = GameFields.Answer;
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(column)} is read as whether the official accepted, as “{sheet.Example(column)}”.", "Leave it out",
                GameFields.All, (column, null)));
    }

    /// <summary>Where each of several officials is followed by an answer, no column has the answer of the whole row.</summary>
    public static void LeaveToSeveral(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (columns.Count(field => field == GameFields.Position) < 2 || BesidePositions.Count(sheet, AnswersBeside.Words) < 2
            || Array.IndexOf(columns, GameFields.Answer) is not (> 0 and var answer) || columns[answer - 1] != GameFields.Position)
            return;
        columns[answer] = null;
        said.RemoveAll(guess => guess.Columns.Any(column => BesidePositions.Are(Columns.Key(sheet.Headings[column]), AnswersBeside.Words)));
    }
}
