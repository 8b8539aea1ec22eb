using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Lines;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>
/// Games in lines of text without columns, as in a mail: "9:00 AM  Comets vs Rockets  Field A  Jones / Smith", with the date in a line
/// above. The texts after the teams become columns, named by what most lines have there.
/// </summary>
internal static partial class LinesOfGames
{
    private const int Looked = 200;
    private const int LeastGames = 2;

    /// <param name="lines">Lines with one cell each.</param>
    /// <returns>The headings and the rows below them, with lines of one cell between them; null where the text is not a list of
    /// games.</returns>
    public static LinesTable? In(IReadOnlyList<SheetRow> lines, CancellationToken cancel)
    {
        if (!Are([.. lines.Take(Looked).Select(line => line.Cells[0])]))
            return null;
        var (games, others) = (new Dictionary<int, GameLine>(), new List<SheetRow>());
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            if (GameLine.Of(line.Cells[0]) is { } game)
                games.Add(line.Line, game);
            else
                others.Add(line);
        }
        var behind = BehindTeams(games.Values);
        var hasNotes = games.Values.Any(game => game.Note.Length > 0);
        List<string> headings = ["Date", "Time", "Teams", .. behind, .. hasNotes ? ["Notes"] : Array.Empty<string>()];
        var hasDays = others.Exists(IsDay);
        var left = others.FindAll(line => !hasDays || IsOfMail(line.Cells[0]));
        var dropped = left.Select(line => line.Line).ToHashSet();
        return new LinesTable(
            [
                new SheetRow(0, headings),
                .. lines.Where(line => !dropped.Contains(line.Line))
                    .Select(line => !games.TryGetValue(line.Line, out var game) ? line
                        : line with { Cells = Cells(game, behind, headings.Count) }),
            ],
            games.Count, left);
    }

    private static bool Are(List<string> lines)
    {
        if (lines.Exists(line => line.Contains('\t', StringComparison.Ordinal)) || lines.Take(HeadingLines.Looked).Any(NamesColumns))
            return false;
        var games = lines.Where(line => GameLine.Of(line) is { IsWhole: true }).ToList();
        return games.Count >= LeastGames && games.Count(line => Delimited().IsMatch(line)) * 2 <= games.Count
            && !games.Exists(line => GameLine.Of(line)!.Behind.Exists(GameLine.HasVersus));
    }

    private static bool NamesColumns(string line) =>
        line.Split(',', ';', '|').Select(cell => GameFields.Of(Columns.Key(cell))).OfType<string>().Distinct().Take(2).Count() > 1;

    private static bool IsDay(SheetRow line) => !IsOfMail(line.Cells[0]) && When.LoneCells.Read(line.Cells[0]).Kind == LoneLine.Day;

    /// <summary>A line with the date of a mail: "Sent: Mon, Oct 5, 2026 9:14 AM", "On Oct 1 Pat wrote:".</summary>
    private static bool IsOfMail(string line) => OfMail().IsMatch(line);

    /// <summary>The headings of the columns after the teams.</summary>
    private static List<string> BehindTeams(IReadOnlyCollection<GameLine> games)
    {
        var headings = new List<string>();
        var width = games.Max(game => game.Behind.Count);
        for (var column = 0; column < width; column++)
        {
            var cells = games.Where(game => game.Behind.Count > column).Select(game => game.Behind[column]).Take(Columns.Looked).ToList();
            bool Most(Func<string, bool> isIt) => cells.Count(isIt) * 2 > cells.Count;
            headings.Add(!headings.Contains("Place") && Most(GameLine.IsPlace) ? "Place"
                : !headings.Contains("Officials") && (headings.Contains("Place") || Most(NamesOfficials)) ? "Officials" : "");
        }
        return headings;
    }

    private static bool NamesOfficials(string cell) =>
        cell.Contains('/', StringComparison.Ordinal) || OpenPositions.Is(cell) || NoOfficials.Are(cell, out _);

    private static string[] Cells(GameLine game, List<string> behind, int width)
    {
        var cells = Enumerable.Repeat("", width).ToArray();
        // The last column has the notes, where there are any.
        (cells[^1], cells[0], cells[1], cells[2]) = (game.Note, game.Date, game.Time, game.Teams);
        var officials = behind.IndexOf("Officials");
        var hasNoPlace = behind is ["Place", ..] && officials == 1 && game.Behind is [var only]
            && !GameLine.IsPlace(only) && NamesOfficials(only);
        var shift = hasNoPlace ? 1 : 0;
        for (var column = 0; column < game.Behind.Count; column++)
            cells[3 + column + shift] = game.Behind[column];
        return cells;
    }

    // A delimiter without a space after it, as programs write it.
    [GeneratedRegex(@"[,;|](?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Delimited();

    [GeneratedRegex(
        @"^(?:(?:from|to|cc|von|an|de|para|[àa])\s?:|(?:sent|date|gesendet|datum|enviado|fecha|envoyé)\s?:.{0,80}[0-9][:h][0-9][0-9])"
            + @"|(?:wrote|schrieb|escribió|a écrit)[^:]{0,60}:$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfMail();
}
