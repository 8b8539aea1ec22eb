using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.Crews.Positions;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>A column whose cells name several officials, and the positions of these.</summary>
/// <param name="cells">The first cells below its heading.</param>
/// <param name="positions">The positions in order, as somebody typed them; null: they are numbered.</param>
internal sealed class CrewColumn(int column, string heading, IReadOnlyList<string> cells, string? positions)
{
    private const int NumbersNamed = 3;
    private const int MostNamed = 12;

    private readonly string[] order = [.. (positions ?? "").Split([',', ';', '\n'],
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Text.OneLine)];

    /// <summary>The name of one official: those of "Officials" are numbered as Official 1 and Official 2.</summary>
    private readonly string one = GameFields.IsPosition(Columns.Key(heading)) ? heading : PluralPositions.Of(heading).One ?? "Official";

    public int Column => column;

    /// <summary>
    /// Some cell has labels before names, as in "CR Marlowe / AR1 Hollis"; then a label counts also where a cell has only one.
    /// </summary>
    public bool HasLabels { get; } = cells.Any(cell =>
        CrewCell.Read(cell).Any(one => one.Position is not null && CrewLabels.Is(one.Position)));

    /// <summary>A cell names several officials by one word each, as "Marlowe / Hollis".</summary>
    public bool HasLoneNames { get; } = cells.Any(cell => CrewCell.Read(cell) is { Count: > 1 } names
        && names.All(one => one.Position is null && one.Name.Length > 1
            && one.Name.All(letter => char.IsLetter(letter) || letter is '\'' or '’' or '-')));

    // The positions that the cells name; they are shown where most names have one.
    private readonly List<string> written = [];
    private int withPosition;
    private int without;

    public string Words => string.Join(
        ", ",
        order.Length > 0 ? order
            : withPosition > without ? written
            : Enumerable.Range(1, NumbersNamed).Select(number => $"{one} {number}"));

    /// <param name="index">The index of the name in the cell, from 0.</param>
    /// <param name="said">The position that the cell itself names.</param>
    /// <param name="taken">The keys of positions that are taken; the one that is returned is added.</param>
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

    /// <summary>Whether the column's cells fill this position.</summary>
    public bool Has(string position) =>
        order.Any(name => PositionName.Same(name, position))
        || (position.LastIndexOf(' ') is > 0 and var space && position.AsSpan(space + 1).IndexOfAnyExceptInRange('0', '9') < 0
            && PositionName.Same(position[..space], one));

    private static string Short(string text) => text.Length > Games.Game.LongestText ? text[..Games.Game.LongestText] : text;
}
