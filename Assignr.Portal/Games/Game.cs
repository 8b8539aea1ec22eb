using Assignr.Portal.Data;

namespace Assignr.Portal.Games;

/// <summary>One game with its crew: a slot for each position, filled or not.</summary>
public sealed class Game
{
    public const int LongestText = 100;

    /// <summary>Stands for a team that is not known yet.</summary>
    public const string TeamToBeSet = "TBD";

    private readonly List<Slot> crew = [];

    private Game()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The id in the assignor's own schedule; unique where there is one.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>While the time is to be set: the start of its day in the site's time zone.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Its day is known, but not its time.</summary>
    public bool IsTimeToBeSet { get; private set; }

    public string Home { get; private set; } = "";

    public string Away { get; private set; } = "";

    /// <summary>Both teams, folded: what a search reads.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset? CancelledAt { get; private set; }

    public IReadOnlyList<Slot> Crew => crew;

    /// <summary>Grows with every edit.</summary>
    public int Revision { get; private set; }

    public static Game Add(
        DateTimeOffset startsAt, string home, string away, IEnumerable<string> positions, string? externalId = null,
        bool isTimeToBeSet = false)
    {
        var game = new Game { ExternalId = externalId };
        game.Schedule(startsAt, isTimeToBeSet, home, away);
        foreach (var position in positions)
            game.crew.Add(new Slot(game.Id, game.crew.Count, Text.OneLine(position)));
        return game;
    }

    public void Schedule(DateTimeOffset startsAt, bool isTimeToBeSet, string home, string away)
    {
        StartsAt = startsAt.ToUniversalTime();
        IsTimeToBeSet = isTimeToBeSet;
        Home = Text.OneLine(home);
        Away = Text.OneLine(away);
        SearchText = Text.Fold($"{Home} {Away}");
    }

    public void Know(string? externalId) => ExternalId = Text.OneLine(externalId) is { Length: > 0 } text ? text : null;

    /// <summary>Adds an open position after the others.</summary>
    public Slot AddPosition(string position)
    {
        var slot = new Slot(Id, crew.Count == 0 ? 0 : crew.Max(one => one.Order) + 1, Text.OneLine(position));
        crew.Add(slot);
        return slot;
    }

    public void Cancel(DateTimeOffset now) => CancelledAt ??= now;

    public void Restore() => CancelledAt = null;

    public void Edited() => Revision++;
}
