using Assignr.Portal.Data;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames.Matching;

internal sealed record KnownGame(Guid Id, GameState State)
{
    public bool HasOpenTeams => State.Home == Games.Game.TeamToBeSet || State.Away == Games.Game.TeamToBeSet;
}

/// <summary>The games in the portal, indexed by everything that a row may name them by, so that thousands of similar ones are found
/// quickly.</summary>
internal sealed class KnownGames(Site site)
{
    private static readonly List<KnownGame> None = [];

    private readonly Dictionary<Guid, KnownGame> byId = [];
    private readonly Dictionary<string, KnownGame> byExternalId = [];
    private readonly Dictionary<(string, string), Alike> byTeams = [];
    private readonly Dictionary<(string, string, DateOnly), Alike> byDay = [];
    private readonly Dictionary<(string, string, DateOnly, TimeOnly?), Alike> byTime = [];
    private readonly Dictionary<DateOnly, List<KnownGame>> withOpenTeams = [];

    public void Add(KnownGame game)
    {
        byId.Add(game.Id, game);
        if (game.State.ExternalId is { } id)
            byExternalId.Add(id, game);
        var (home, away, day) = (Text.Fold(game.State.Home), Text.Fold(game.State.Away), site.Today(game.State.StartsAt));
        Append(byTeams, (home, away), game);
        Append(byDay, (home, away, day), game);
        Append(byTime, (home, away, day, TimeOf(game.State)), game);
        if (!game.HasOpenTeams)
            return;
        if (!withOpenTeams.TryGetValue(day, out var open))
            withOpenTeams.Add(day, open = []);
        open.Add(game);
    }

    public KnownGame? WithId(Guid id) => byId.GetValueOrDefault(id);

    public KnownGame? WithExternalId(string? id) => id is null ? null : byExternalId.GetValueOrDefault(id);

    /// <summary>Games of two teams on any date.</summary>
    /// <param name="withoutId">Only games without an id.</param>
    public IReadOnlyList<KnownGame> Of(string home, string away, bool withoutId) =>
        Those(byTeams.GetValueOrDefault((Text.Fold(home), Text.Fold(away))), withoutId);

    /// <inheritdoc cref="Of(string, string, bool)"/>
    public IReadOnlyList<KnownGame> Of(string home, string away, DateOnly day, bool withoutId) =>
        Those(byDay.GetValueOrDefault((Text.Fold(home), Text.Fold(away), day)), withoutId);

    /// <inheritdoc cref="Of(string, string, bool)"/>
    /// <param name="time">To the minute; null: to be set.</param>
    public IReadOnlyList<KnownGame> Of(string home, string away, DateOnly day, TimeOnly? time, bool withoutId) =>
        Those(byTime.GetValueOrDefault((Text.Fold(home), Text.Fold(away), day, time)), withoutId);

    /// <summary>Games of a date with an open team.</summary>
    public IReadOnlyList<KnownGame> WithOpenTeams(DateOnly day) => withOpenTeams.GetValueOrDefault(day, None);

    /// <summary>In the site's time zone, to the minute; null while it is to be set.</summary>
    public TimeOnly? TimeOf(GameState state) =>
        !state.IsTimeToBeSet && site.Local(state.StartsAt) is var local ? new TimeOnly(local.Hour, local.Minute) : null;

    private static List<KnownGame> Those(Alike? alike, bool withoutId) => alike is null ? None : withoutId ? alike.WithoutId : alike.All;

    private static void Append<TKey>(Dictionary<TKey, Alike> index, TKey key, KnownGame game) where TKey : notnull
    {
        if (!index.TryGetValue(key, out var alike))
            index.Add(key, alike = new Alike([], []));
        alike.All.Add(game);
        if (game.State.ExternalId is null)
            alike.WithoutId.Add(game);
    }

    private sealed record Alike(List<KnownGame> All, List<KnownGame> WithoutId);
}
