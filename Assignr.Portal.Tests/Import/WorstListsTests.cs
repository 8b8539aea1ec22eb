using System.Diagnostics;
using System.Text;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import;

/// <summary>
/// Files that look like lists of people to the very end, so that each way to recognise one takes longest: a quarter of 16 MB, with three
/// times the limit for a busy machine.
/// </summary>
public sealed class WorstListsTests
{
    private const int Size = 4 * 1024 * 1024;
    private const long Most = 3 * 256 * 1024 * 1024L / 4;


    private static readonly Dictionary<string, Func<string>> Files = new()
    {
        ["commas behind a bracket"] = () => "<" + new string(',', Size),
        ["commas behind an address in brackets"] = () => "<a@x.example>" + new string(',', Size),
        ["addresses without end"] = () => "<a@x.example>," + Times("a@,", Size),
        ["addresses in brackets without end"] = () => Times("<a@>,", Size),
        ["addresses in brackets, a line each"] = () => Times("<a@>\n", Size),
        ["quotes behind a bracket"] = () => "<" + Times("\"@,", Size),
        ["columns of names"] = () => Table(100, 10_000, column => "Name", (row, column) => $"Ana {column} {row % 7}"),
        ["columns of names with numbers"] = () =>
            Table(100, 10_000, column => $"Name {column + 1}", (row, column) => $"Ana {column} {row % 7}"),
        ["columns of long names"] = () => Table(100, 30, column => new string('n', 900) + (column % 50),
            (_, column) => new string('a', 900)),
        ["columns of names and emails"] = () => Table(100, 10_000, column => column % 2 == 0 ? "Name"
            : "Email", (row, column) => row % 2 == 0 ? ""
            : $"Ana {column}"),
        ["apostrophes"] = () => Times("'", Size),
        ["apostrophes around nothing"] = () => Times("'',", Size),
        ["cells in apostrophes that never close"] = () => "'Name','Email'\n" + Times("'Ana','a@x.example\n", Size),
        ["numbered lines of dashes"] = () => Times("1. Ana Zamora - - - - - - - - - - - 603-555-0101\n", Size),
        ["a numbered line of spaces"] = () => Times("1. Ana Zamora - 603-555-0101\n", 20_000) + "2. Ana" + new string(' ', Size) + "x",
        ["lines of names"] = () => Times("Ana - 603-555-0101\n", Size),
        ["blocks of one line"] = () => Times("Ana Zamora\n603-555-0101\n\n", Size),
        ["words between people"] = () => Times("Ana - 603-555-0101\n", 20_000) + Times("x\n", Size),
        ["a block without end"] = () => Times("Ana Zamora\n603-555-0101\n\n", 20_000) + Times("a@x.example\n", Size),
        ["empty lines"] = () => Times("Ana Zamora\n603-555-0101\n\n", 200) + new string('\n', Size),
    };

    public static TheoryData<string> Names() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Telling_the_kind_of_a_file_costs_no_more_than_its_bytes(string name)
    {
        var file = Encoding.UTF8.GetBytes(Files[name]());
        var limits = new ImportOptions { MostSeconds = 600 };
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        var result = SheetReader.Read(file, "list.csv", limits, expected: new PeopleImport(new([])).Expected);

        var (took, asked) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(result.Failure);
        Assert.InRange(took, TimeSpan.Zero, Deadline.Of(10));
        Assert.InRange(asked, 0, Most);
    }

    [Fact]
    public void More_columns_of_names_than_usual_are_compared_once()
    {
        var limits = new ImportOptions { MostSeconds = 600, MostColumns = 256 };
        var file = Encoding.UTF8.GetBytes(Table(256, 3_000, column => "Name", (_, column) => $"Ana Zamora {column}"));
        var watch = Stopwatch.StartNew();

        var result = SheetReader.Read(file, "list.csv", limits, expected: new PeopleImport(new([])).Expected);

        Assert.Contains("lists that stand side by side in this file have more than", result.Problem, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(10));
    }

    private static string Times(string piece, int length) =>
        new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length).ToString();

    private static string Table(int columns, int rows, Func<int, string> heading, Func<int, int, string> cell)
    {
        var table = new StringBuilder().AppendJoin(',', Enumerable.Range(0, columns).Select(heading)).Append('\n');
        for (var row = 0; row < rows; row++)
            table.AppendJoin(',', Enumerable.Range(0, columns).Select(column => cell(row, column))).Append('\n');
        return table.ToString();
    }
}
