using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>Times below unknown headings: where no column is the time, one of these becomes it.</summary>
internal static class UnnamedTimes
{
    private static readonly string[] Starts =
    [
        "time", "start", "kick", "tip", "puck", "begin", "face", "hora", "uhr", "zeit", "heure", "anstoss", "anpfiff", "inicio",
        "comienzo", "debut", "first pitch",
    ];

    /// <summary>Headings of times at which a game does not start.</summary>
    private static readonly HashSet<string> Others =
    [
        "end", "ends", "ending", "finish", "finishes", "until", "arrival", "arrive", "arrives", "report", "bus", "depart", "departs",
        "departure", "leave", "leaves", "dismissal", "dismiss",
        "release", "warmup", "warmups", "warm", "gates", "doors", "checkin", "check", "duration", "length", "meet", "meeting", "return",
        "pickup", "timestamp", "updated", "created", "modified",
        "ende", "spielende", "dauer", "treffpunkt", "treffzeit", "treffen", "abfahrt", "ankunft", "ruckkehr", "fin", "final", "llegada",
        "salida", "regreso", "duracion", "arrivee", "retour",
        "rendez", "duree", "minutes", "min",
    ];

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (columns.Contains(GameFields.Time) || columns.Contains(GameFields.DateTime))
            return;
        var times = In(sheet, columns).FindAll(column => !Key(sheet, column).Split(' ').Any(Others.Contains));
        var named = times.FindIndex(column => IsOfStart(Key(sheet, column)));
        if (times.Count == 0)
            return;
        said.RemoveAll(guess => guess.Columns.Any(times.Contains));
        // "Time Fr, Time JV, Time V": one heading that spans several columns.
        var ofOne = named >= 0 && times.Count > 1 && Key(sheet, times[named]).Split(' ') is [var word, _, ..]
            && times.TrueForAll(column => Key(sheet, column).StartsWith($"{word} ", StringComparison.Ordinal));
        if (times.Count > 1 && (named < 0 || ofOne))
        {
            foreach (var one in times)
            {
                var sentence = one != times[0] ? $"{sheet.NameOf(one)} may be the time as well."
                    : $"{string.Join(", ", times.Select(sheet.NameOf))} hold times, and none is read as the time: each may be of another "
                        + "game.";
                var guess = Guess.OfColumns(sentence, $"{sheet.NameOf(one)} is the time", GameFields.All, (one, GameFields.Time));
                // Once one of them is mapped, the guess no longer applies.
                said.Add(guess with { Columns = times });
            }
            return;
        }
        var time = times[Math.Max(named, 0)];
        columns[time] = GameFields.Time;
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(time)} is read as the time: its cells are times, as “{sheet.Example(time)}”.", "Leave it out",
            GameFields.All, (time, null)));
        foreach (var other in times.Where(column => column != time))
        {
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(other)} holds times too and is left out: {sheet.NameOf(time)} is the time.", "Take this one",
                GameFields.All, (other, GameFields.Time)));
        }
    }

    private static bool IsOfStart(string key) => key.Length == 0 || Starts.Any(start => key.Contains(start, StringComparison.Ordinal));

    /// <summary>The columns that are left out and contain times.</summary>
    public static List<int> In(Sheet sheet, IReadOnlyList<string?> columns) =>
    [
        .. Enumerable.Range(0, columns.Count).Where(column => columns[column] is null && sheet.Values(column).Any()
            && sheet.MostAre(column, Is) && !GameFields.IsRemarks(Key(sheet, column))),
    ];

    // A number by itself, or with a point, may as well be a fee.
    private static bool Is(string cell) =>
        (cell.Contains(':', StringComparison.Ordinal) || cell.Any(char.IsLetter))
        && (TimeText.Read(cell) is not null || SeveralTimes.Are(cell));

    private static string Key(Sheet sheet, int column) => Columns.Key(sheet.Headings[column]);
}
