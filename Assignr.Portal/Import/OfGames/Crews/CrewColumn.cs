using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>A column whose cells name several officials, and which positions they have.</summary>
/// <param name="positions">As somebody typed them, in order; null: they are numbered.</param>
internal sealed class CrewColumn(int column, string heading, string? positions)
{
    private const int NumbersNamed = 3;

    private readonly string[] order = [.. (positions ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Text.OneLine)];

    /// <summary>"Officials" are numbered as Official 1 and Official 2.</summary>
    private readonly string one = GameFields.IsPosition(Columns.Key(heading)) ? heading : PluralPositions.Of(heading).One ?? "Official";

    public int Column => column;

    // Those that the cells themselves give; null once a cell gives none.
    private List<string>? written = [];

    public string Words => order.Length == 0 && written is { Count: > 0 } ? string.Join(", ", written) : order.Length > 0 ? string.Join(", ", order) : string.Join(", ", Enumerable.Range(1, NumbersNamed).Select(number => $"{one} {number}"));

    /// <param name="index">Which of the cell's names it is, from 0.</param>
    /// <param name="said">What the cell itself says.</param>
    /// <param name="taken">Keys of the positions that are taken already; the one that is found is added.</param>
    public string PositionAt(int index, string? said, HashSet<string> taken)
    {
        var wanted = said ?? (index < order.Length ? order[index] : null);
        if (said is null)
            written = null;
        else if (written?.Contains(said) == false)
            written.Add(said);
        var (name, number) = wanted is null ? (one, index + 1) : (Short(wanted), 1);
        var position = wanted is null ? $"{name} {number}" : name;
        while (!taken.Add(PositionName.Key(position)))
            position = $"{name} {++number}";
        return position;
    }

    /// <summary>Whether a position is one of those that the column's cells fill.</summary>
    public bool Has(string position) =>
        order.Any(name => PositionName.Same(name, position))
        || (position.LastIndexOf(' ') is > 0 and var space && position.AsSpan(space + 1).IndexOfAnyExceptInRange('0', '9') < 0
            && PositionName.Same(position[..space], one));

    private static string Short(string text) => text.Length > Games.Game.LongestText ? text[..Games.Game.LongestText] : text;
}
