using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>A column whose cells name several officials, and which positions they have.</summary>
/// <param name="cells">The first ones below its heading.</param>
/// <param name="positions">As somebody typed them, in order; null: they are numbered.</param>
internal sealed class CrewColumn(int column, string heading, IReadOnlyList<string> cells, string? positions)
{
    private const int NumbersNamed = 3;
    private const int MostNamed = 12;

    private readonly string[] order = [.. (positions ?? "").Split([',', ';', '\n'],
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Text.OneLine)];

    /// <summary>"Officials" are numbered as Official 1 and Official 2.</summary>
    private readonly string one = GameFields.IsPosition(Columns.Key(heading)) ? heading : PluralPositions.Of(heading).One ?? "Official";

    public int Column => column;

    /// <summary>
    /// Names of positions stand before those of officials, as in "CR Marlowe / AR1 Hollis": so they do where only one stands.
    /// </summary>
    public bool HasLabels { get; } = cells.Any(cell =>
        CrewCell.Read(cell).Any(one => one.Position is not null && CrewLabels.Is(one.Position)));

    /// <summary>A cell names several officials by one word each, as "Marlowe / Hollis".</summary>
    public bool HasLoneNames { get; } = cells.Any(cell => CrewCell.Read(cell) is { Count: > 1 } names
        && names.All(one => one.Position is null && one.Name.Length > 1
            && one.Name.All(letter => char.IsLetter(letter) || letter is '\'' or '’' or '-')));

    // Those that the cells themselves give: they are shown where most names have one.
    private readonly List<string> written = [];
    private int withPosition;
    private int without;

    public string Words => string.Join(
        ", ",
        order.Length > 0 ? order
            : withPosition > without ? written
            : Enumerable.Range(1, NumbersNamed).Select(number => $"{one} {number}"));

    /// <param name="index">Which of the cell's names it is, from 0.</param>
    /// <param name="said">What the cell itself says.</param>
    /// <param name="taken">Keys of the positions that are taken already; the one that is found is added.</param>
    public string PositionAt(int index, string? said, HashSet<string> taken)
    {
        var wanted = said ?? (index < order.Length ? order[index] : null);
        (withPosition, without) = said is null ? (withPosition, without + 1) : (withPosition + 1, without);
        if (said is not null && written.Count < MostNamed && !written.Contains(said))
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
