using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>Columns beside the date with a game's new date: "Rescheduled Date", "New Time", "Make-up", "Verlegt auf".</summary>
internal static partial class NewDayColumns
{
    private const string New = "^(?:re ?sched(?:uled?)?|new|make ?ups?|moved|revised|replay|verlegt|verlegung|nachhol|neuer|neues|neue"
        + "|nouvelle|nueva|nuevo|reprogramad[oa]|reportee?|postponed to|postponed until|aplazad[oa] a[l]?)";

    /// <param name="key">The heading, by <see cref="Columns.Key"/>.</param>
    public static bool AreDays(string key) => Days().IsMatch(key);

    public static bool AreTimes(string key) => Times().IsMatch(key);

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (!columns.Contains(GameFields.Date) && !columns.Contains(GameFields.DateTime))
            return;
        for (var column = 0; column < columns.Length; column++)
        {
            var key = Columns.Key(sheet.Headings[column]);
            if (columns[column] is not null || !sheet.Values(column).Any())
                continue;
            if (AreDays(key) && sheet.MostAre(column, DateText.IsDay))
            {
                columns[column] = GameFields.Remarks;
                said.Add(Guess.OfColumns(
                    $"{sheet.NameOf(column)} is read as the day to which a game has moved: a row that has one is asked about.",
                    "Leave it out", GameFields.All, (column, null)));
            }
            else if (AreTimes(key))
            {
                columns[column] = GameFields.Remarks;
            }
        }
    }

    [GeneratedRegex(
        New + " ?(?:(?:game|match|spiel) ?)?(?:date|day|to|for|date to|to date"
            + "|termin|datum|tag|auf|au|le|al|para|fecha|dia|jour)?$|^report$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(New + " ?(?:(?:game|match|start) ?)?(?:time|start|zeit|uhrzeit|heure|hora)$", RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
