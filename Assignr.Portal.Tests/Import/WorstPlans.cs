using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import;

/// <summary>Files whose rows have to do with each other, so that looking at each beside all the others would take minutes.</summary>
internal static class WorstPlans
{
    private const int Rows = 50_000;

    private static readonly string[] Headings = ["Game ID", "Date", "Time", "Home", "Away"];

    /// <summary>Ordinary rows at the top, which make a column what its heading says.</summary>
    private const int Good = 60;

    /// <summary>Each with what its preview comes to.</summary>
    public static readonly Dictionary<string, (ImportKind Kind, Func<string> File, Func<ImportView, bool> Holds)> Files = new()
    {
        ["one name with an id each"] = (ImportKind.People, () => People("Id,Name", row => $"{row},Ana Zamora"),
            view => view.Plan!.Counts.Add == Rows),
        ["one address, one name many times"] = (ImportKind.People, () => People("Name,Email", row => row < Rows / 2
            ? "Ana Zamora,x@x.example"
            : $"Ana Zamora{row},x@x.example"), view => view.Plan!.Counts.Add == (Rows / 2) + 1),
        ["each shares an address with the next"] = (ImportKind.People,
            () => People("Name,Email", row => $"Ana Zamora,a{row + 1}@x.example; a{row}@x.example"), view => view.Plan!.Counts.All == Rows),
        ["many wrong addresses in a cell"] = (ImportKind.People, () => People("Name,Email",
            row => $"Ana Zamora{row},\"{WorstFiles.Repeat("a@,", 330)}\"", 15_000), view => view.Plan!.Counts.Error == 15_000),
        ["many mistyped addresses in a cell"] = (ImportKind.People,
            () => People("Name,Email",
            row => $"Ana Zamora{row},\"{string.Join(',', Enumerable.Range(0, 60).Select(number => $"a{number}@gmial.com"))}\"", 15_000),
            view => view.Plan!.Counts.Error == 15_000),
        ["an address that never begins"] = (ImportKind.People, () =>
            People("Name,Email", row => $"Ana Zamora{row},{(row < Good ? $"a{row}@x.example" : $"<>{new string('a', 990)}<")}", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["many phones"] = (ImportKind.People,
            () => Encoding.UTF8.GetString(WorstFiles.Table(150, 100, (row, column) => column == 0 ? $"Ana Zamora{row}"
            : $"\"{string.Join('\n', Enumerable.Range(column * 150, 150))}\"", column => column == 0 ? "Name"
            : "Phone")), view => view.Plan!.Counts.Error == 150),
        ["dates that never end"] = (ImportKind.Games, () => People("Date,Time,Home,Away",
            row => $"{(row < Good ? "2026-12-05" : WorstFiles.Repeat("1111 ", 198))},10:00,A,B{row}", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many halves"] = (ImportKind.Games,
            () => Dates(row => $"{string.Join('/', Enumerable.Repeat(100 + (row % 800), 6))}{row:00000}{WorstFiles.Repeat(", ", 14)}noon"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many numbers"] = (ImportKind.Games, () => Dates(row => $"{row:00000} {WorstFiles.Repeat("1 ", 29)}"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many days"] = (ImportKind.Games, () => Dates(row =>
            $"mon 5 dec to 6 mon 5 dec to 6 mon 5 dec to 6 mon 5 dec to {row:00000}"), view => view.Plan!.Counts.Error == 15_000 - Good),
        ["dates of many times"] = (ImportKind.Games, () => Dates(row => $"{WorstFiles.Repeat("7h a ", 11)}{row:00000}"),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["lone lines of many days"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away", row => row < Good
            ? $"2026-12-05,19:00,A{row},B"
            : $"Sat {row % 12 + 1}/1 x {WorstFiles.Repeat("3/4 x ", 7)}{row:00000}", 15_000), view => view.Plan!.Counts.Add == Good),
        ["lone lines of many numbers"] = (ImportKind.Games, () => People("Date,Time,Home,Away", row => row < Good
            ? $"2026-12-05,19:00,A{row},B"
            : $"{WorstFiles.Repeat("7 a ", 14)}{row:00000}", 15_000), view => view.Plan!.Counts.Add == Good),
        ["times of many marks"] = (
            ImportKind.Games, () => People("Date,Time,Home,Away",
                row => $"2026-12-05,\"{(row < Good ? "19:00" : $"7{WorstFiles.Repeat(" -", 25)}{row:00000} de la x")}\",A{row},B", 15_000),
            view => view.Plan!.Counts.Error == 15_000 - Good),
        ["lines that a column left out tells apart"] = (
            ImportKind.Games, () => People("Folio,Date,Time,Home,Away", row => $"{row},2026-12-05,10:00,A,B"), view =>
                view.Plan!.Counts.Look == Rows - 1),
        ["remarks of many days"] = (
            ImportKind.Games, () => People("Date,Time,Home,Away,Notes",
                row => $"2026-12-05,10:00,A{row},B,\"postponed {WorstFiles.Repeat("to 1 ", 20)}{row:00000}\"", 15_000),
            view => view.Plan!.Counts.Look == 15_000),
        ["weekdays beside many dates"] = (
            ImportKind.Games, () => People("Day,Date,Time,Home,Away",
                row => $"{(row % 2 == 0 ? "Sat" : "Sun")},{1 + (row % 12)}/{1 + (row / 12 % 12)}/2027,10:00,A{row},B"),
                view => view.Plan!.Counts.All == Rows),
        ["crews of many names"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
            row => $"2026-12-05,19:00,A{row},B,{string.Join(';', Enumerable.Range(0, 40).Select(name => $"abcd{row}e{name}"))}", 15_000),
            view => view.Plan!.Names.Count == 100_000 && view.Plan.Counts.Error == 12_500),
        ["crews of too many names"] = (ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
            row => $"2026-12-05,19:00,A{row},B,{string.Join(';', Enumerable.Range(0, 70).Select(name => $"abcd{row}e{name}"))}", 15_000),
            view => view.Plan!.Counts.Error == 15_000),
        ["a crew of ninety"] = (ImportKind.Games,
            () => Encoding.UTF8.GetString(WorstFiles.Table(10_000, 96, Crew, column =>
            column switch { < 5 => Headings[column], 95 => "State", _ => $"Position {column}" })), view => view.Plan!.Counts.Add == 10_000),
        ["crews of line breaks and gaps"] = (
            ImportKind.Games,
            () => People("Date,Time,Home,Away,Officials",
                row => $"2026-12-05,10:00,A{row},B,"
                + $"\"a{WorstFiles.Repeat(" \n", 200)}{new string(' ', 300)}b{WorstFiles.Repeat("; ", 20)}c\"", 15_000),
            view => view.Plan!.Counts.All == 15_000),
        ["teams with many results"] = (
            ImportKind.Games, () => People("Date,Time,Teams",
                row => $"2026-12-05,10:00,\"{(row < Good ? $"A{row} @ B" : WorstFiles.Repeat("a 1, ", 38) + "b")}\""),
                view => view.Plan!.Counts.Add == Good),
        ["lines of a game with wide crews of whom one declined"] = (
            ImportKind.Games, () => Encoding.UTF8.GetString(WorstFiles.Table(
                120, 95, (row, column) => column switch
                {
                    0 => "",
                    1 => "2026-12-05",
                    2 => "10:00",
                    3 => $"A{row / 40}",
                    4 => "B",
                    94 => "Bob Cyrus (declined)",
                    _ => $"Ana Z{row}x{column}"
                },
                column => column < 5 ? Headings[column] : $"Referee {column}")),
            view => view.Plan!.Counts.All == 120),
        ["one game in every line"] = (
            ImportKind.Games, () => People("Game ID,Date,Time,Home,Away,Position,Official",
                row => $"7,2026-12-05,10:00,A,B,Umpire,Ana Zamora{row}"), view => view.Plan!.Counts.Error == Rows - 1),
        ["teams to be set in every line"] = (
            ImportKind.Games, () => People("Game ID,Date,Time,Home,Away", row => $"{row},2026-12-05,10:00,TBD,TBD"), view =>
                view.Plan!.Counts.Add == Rows),
        ["nobody of the crews is here"] = (ImportKind.Games, () => People("Date,Time,Home,Away,Referee,Umpire",
            row => $"2026-12-05,10:00,A{row},B,Ana Zamora{row},Luca Zamora{row}"), view => view.Plan!.Names.Count == 2 * Rows),
    };

    public static string People(string headings, Func<int, string> row, int rows = Rows) =>
        $"{headings}\n{string.Concat(Enumerable.Range(0, rows).Select(number => row(number) + "\n"))}";

    private static string Dates(Func<int, string> date) =>
        People("Date,Home,Away", row => $"\"{(row < Good ? "2026-12-05" : date(row))}\",A{row},B", 15_000);

    private static string Crew(int row, int column) => column switch { 1 => "2026-12-05", 2 => "10:00", 3 => $"A{row}", 4 => "B", _ => "" };
}
