using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>
/// Games side by side: a column for each field, court or date with both teams in its cells ("Time, Field 1, Field 2"), or repeated columns
/// ("Date, Home, Away, Home, Away"). The columns before and after them belong to each game of the line.
/// </summary>
internal static class SchedulesBeside
{
    private const int MostLooked = 1_000;

    /// <summary>The list of each column; empty where a line is one game.</summary>
    public static IReadOnlyList<ListColumn> In(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> rows)
    {
        var width = Math.Max(headings.Count, rows.Max(row => row.Cells.Count));
        var all = Enumerable.Range(0, width).Select(column => Column.Of(column, column < headings.Count
            ? headings[column]
            : "", rows)).ToList();
        var columns = all.FindAll(column => column.Heading.Length > 0 || column.Texts.Count > 0);
        // A field with few games or much other text in it is treated as its neighbours are.
        columns = columns.ConvertAll(column => column.MayNameBoth
            && columns.Find(other => other.Above == column.Above && other.NamesBoth) is { } like
            ? column with { Kind = like.Kind, NamesBoth = true } : column);
        var kinds = columns.ConvertAll(column => column.Kind);
        return Blocks(columns, kinds) is { } blocks && HoldOthers(blocks, rows) ? Lists(all, blocks) : [];
    }

    /// <summary>The first run of columns that is repeated beside itself and names teams.</summary>
    private static List<List<Column>>? Blocks(List<Column> columns, List<string> kinds)
    {
        bool HasTeams(int first, int length) => columns.GetRange(first, length) is var block
            && (block.Exists(column => column.NamesBoth)
                || (block.Exists(column => column.Kind == GameFields.Home) && block.Exists(column => column.Kind == GameFields.Away)));
        bool ComesAgain(int first, int next, int length) =>
            next + length <= columns.Count && Enumerable.Range(0, length).All(
                step => kinds[first + step] == kinds[next + step] && columns[first + step].NamesBoth == columns[next + step].NamesBoth);
        for (var first = 0; first < columns.Count; first++)
        {
            for (var length = 1; first + (2 * length) <= columns.Count; length++)
            {
                if (!ComesAgain(first, first + length, length) || !HasTeams(first, length))
                    continue;
                var blocks = new List<List<Column>>();
                for (var next = first; ComesAgain(first, next, length); next += length)
                    blocks.Add(columns.GetRange(next, length));
                return blocks.TrueForAll(block => block.TrueForAll(column => !column.IsTeam || column.NamesTeam)) ? blocks : null;
            }
        }
        return null;
    }

    /// <summary>No line names the same team in two blocks; otherwise both are about one game, as with its result.</summary>
    private static bool HoldOthers(List<List<Column>> blocks, IReadOnlyList<SheetRow> rows)
    {
        var looked = rows.Take(MostLooked).ToList();
        return blocks.Skip(1).All(block =>
        {
            var pairs = looked.Select(row => (First: TeamsOf(row, blocks[0]), Own: TeamsOf(row, block)))
                .Where(pair => pair.First.Count > 0 && pair.Own.Count > 0).Take(Columns.Looked).ToList();
            return pairs.Count(pair => pair.First.Overlaps(pair.Own)) * 2 <= pairs.Count;
        });
    }

    private static HashSet<string> TeamsOf(SheetRow row, List<Column> block)
    {
        var teams = new HashSet<string>();
        foreach (var column in block)
        {
            var cell = column.CellOf(row);
            if (column.NamesBoth && Matchup.Read(cell, dashes: true) is { } matchup)
                teams.UnionWith([Text.Fold(matchup.First), Text.Fold(matchup.Second)]);
            else if (column.IsTeam && cell.Any(char.IsLetter) && !NoValue.Is(cell, isName: true))
                teams.Add(Text.Fold(cell));
        }
        return teams;
    }

    private static List<ListColumn> Lists(List<Column> all, List<List<Column>> blocks)
    {
        var lists = all.ConvertAll(column => new ListColumn(ListColumn.OfAll, column.Heading));
        for (var place = 0; place < blocks[0].Count; place++)
        {
            var same = blocks.ConvertAll(block => block[place]);
            var isTold = same.DistinctBy(column => column.Heading).Skip(1).Any();
            foreach (var (list, column) in same.Index())
            {
                lists[column.Index] = new ListColumn(list, column.NamesBoth ? "Teams" : isTold ? same[0].Bare : column.Heading)
                {
                    Above = isTold && same[0].NamesBoth ? column.Told : null,
                };
            }
        }
        return lists;
    }

    /// <param name="Kind">Columns of the same kind may belong to several lists.</param>
    /// <param name="NamesBoth">Most of its cells name both teams.</param>
    private sealed record Column(int Index, string Heading, string Kind, bool NamesBoth, List<string> Texts)
    {
        public bool IsTeam => Kind is GameFields.Home or GameFields.Away;

        /// <summary>A second "Home" with numbers is the score.</summary>
        public bool NamesTeam => Texts.Count(cell => cell.Any(char.IsLetter)) * 2 > Texts.Count || IsEmpty;

        public bool IsEmpty => Texts.Count == 0;

        public bool MayNameBoth => !NamesBoth && (IsEmpty || Texts.Exists(AreTeams));

        /// <summary>The heading without the number or letter that distinguishes it from its neighbours.</summary>
        public string Bare => Heading[..BareLength(Heading)].TrimEnd(' ', '#', '(', '-', '.', '_');

        public string Above => AboveOf(Heading);

        public (string Heading, string Text)? Told => Heading.Length == 0 ? null
            : DayIn(Heading) is { } day ? ("Date", day) : TimeText.Read(Heading) is not null ? ("Time", Heading) : ("Column", Heading);

        public static Column Of(int index, string heading, IReadOnlyList<SheetRow> rows)
        {
            var texts = rows.Take(MostLooked).Where(row => index < row.Cells.Count).Select(row => row.Cells[index])
                .Where(cell => cell.Length > 0 && !NoValue.Is(cell) && !Byes.Is(cell) && !Breaks.Are(cell)).Take(Columns.Looked).ToList();
            bool MostAre(Func<string, bool> isIt) => texts.Count(isIt) * 2 > texts.Count;
            var field = GameFields.Of(Columns.Key(heading)) is GameFields.Home or GameFields.Away
                ? GameFields.Of(Columns.Key(heading))
                : null;
            if (field is null && MostAre(cell => Matchup.Read(cell, dashes: false) is { IsOrdered: true }))
                return new Column(index, heading, GameFields.Matchup, true, texts);
            var namesBoth = field is null && MostAre(AreTeams);
            var above = AboveOf(heading);
            return new Column(index, heading, field ?? GameFields.Of(above) ?? (namesBoth ? $"{GameFields.Matchup} {above}" : above),
                namesBoth, texts);
        }

        public string CellOf(SheetRow row) => Index < row.Cells.Count ? row.Cells[Index] : "";

        /// <summary>Dashes also separate a start from an end, and a place from its field.</summary>
        private static bool AreTeams(string cell) => Matchup.Read(cell, dashes: true) is { } matchup
            && matchup.First.Any(char.IsLetter) && matchup.Second.Any(char.IsLetter)
            && TimeText.Read(matchup.First) is null && DayIn(cell) is null;

        private static string AboveOf(string heading) =>
            DayIn(heading) is not null ? GameFields.Date
                : TimeText.Read(heading) is not null ? GameFields.Time
                : Columns.Key(heading[..BareLength(heading)]);

        private static string? DayIn(string text) => LoneCells.Read(text) is { Kind: LoneLine.Day, Day: var day } ? day : null;

        private static int BareLength(string heading)
        {
            var text = heading.AsSpan().TrimEnd(')');
            var bare = text.TrimEnd("0123456789");
            var isLetter = bare.Length == text.Length && bare.Length > 1 && char.IsLetter(bare[^1]) && bare[^2] == ' ';
            return isLetter ? bare.Length - 1 : bare.Length == text.Length ? heading.Length : bare.Length;
        }
    }
}
