using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames.Matching;

/// <summary>Finds the game that a row is about: by its id; else by its date and teams, and by its time where there are two.</summary>
internal sealed class GameMatcher(KnownGames games, Site site)
{
    /// <summary>How many games of open teams, or of other dates, are examined for a row.</summary>
    public const int MostChoices = 100;

    private readonly Dictionary<(DateOnly, string, string), HashSet<TimeOnly?>> times = [];
    private readonly Dictionary<(string, string, bool), List<KnownGame>> outsideFile = [];

    /// <summary>To be called for each row of the file before any is matched: a date may have the same teams twice.</summary>
    public void Expect(GameReading reading)
    {
        if (reading is not { Date: not null, Edit.LeftOut: not true } || games.WithExternalId(reading.ExternalId) is not null)
            return;
        if (!times.TryGetValue(Key(reading), out var known))
            times.Add(Key(reading), known = []);
        known.Add(reading.Time);
    }

    /// <summary>The game with the row's id, where it is another one by its date and teams and nobody said that it is the same.</summary>
    public KnownGame? OtherWithId(GameReading reading) =>
        games.WithExternalId(reading.ExternalId) is { } holder && holder.Id != reading.Edit.Match
        && (reading.Edit.AsNew == true || !reading.Fixture.MayBe(FixtureOf(holder.State))) ? holder : null;

    /// <returns>The game, where it is in the portal; or the games of which somebody has to choose one.</returns>
    public (KnownGame? Game, IReadOnlyList<KnownGame> Choices) Find(GameReading reading)
    {
        if (reading.Edit.Match is { } chosen && games.WithId(chosen) is { } game)
            return (game, []);
        if (reading.Edit.AsNew == true)
            return (null, []);
        if (games.WithExternalId(reading.ExternalId) is { } known)
            return (known, []);
        var withoutId = reading.ExternalId is not null;
        var same = OfItsDay(reading, withoutId);
        if (same.Count == 0)
            return OfOpenTeams(reading);
        if (OfItsTime(reading, withoutId) is [var atThatTime])
            return (atThatTime, []);
        if (same.Count > 1)
            return (null, same);
        // Where the file repeats these teams on that date, only the game at the same time is the one in the portal.
        return times.GetValueOrDefault(Key(reading)) is { Count: > 1 } all ? (null, all.Contains(games.TimeOf(same[0].State)) ? [] : same)
            : MayBeAnother(reading, same[0].State) ? (null, same) : (same[0], []);
    }

    /// <summary>Juniors play before seniors: at another time it may be another game, unless the row says that it was moved.</summary>
    private bool MayBeAnother(GameReading reading, GameState state) =>
        reading is { Time: { } time, Said.Standing: not (Standing.Moved or Standing.MovedHere) }
            && games.TimeOf(state) is { } known && known != time;

    /// <summary>
    /// Games of that date with an open team. The one with the row's time and other team gets the team; any other is asked about.
    /// </summary>
    private (KnownGame? Game, IReadOnlyList<KnownGame> Choices) OfOpenTeams(GameReading reading)
    {
        if (reading is not { Date: { } date, Home.Length: > 0, Away.Length: > 0 })
            return (null, []);
        var open = games.WithOpenTeams(date).Take(MostChoices).Where(one => MayFill(reading, one.State)
            && !IsInFile(one.State, date)).ToList();
        var isSure = open is [var only] && reading.Time is not null && games.TimeOf(only.State) == reading.Time
            && reading.Fixture.SharesTeam(FixtureOf(only.State));
        return isSure ? (open[0], []) : (null, open);
    }

    /// <summary>Games of the row's teams on other dates that no row of the file is about: a moved game is one of them.</summary>
    /// <param name="isTaken">Whether a row of the file is known to be about a game.</param>
    public List<KnownGame> OfOtherDays(GameReading reading, Func<KnownGame, bool> isTaken)
    {
        if (reading is not { Home.Length: > 0, Away.Length: > 0 })
            return [];
        var withoutId = reading.ExternalId is not null;
        var key = (Text.Fold(reading.Home), Text.Fold(reading.Away), withoutId);
        if (!outsideFile.TryGetValue(key, out var outside))
        {
            outside = [.. games.Of(reading.Home, reading.Away, withoutId)
                .Where(one => !IsInFile(one.State, site.Today(one.State.StartsAt)))];
            outsideFile.Add(key, outside);
        }
        return [.. outside.Where(one => site.Today(one.State.StartsAt) != reading.Date && !isTaken(one)).Take(MostChoices)];
    }

    private bool MayFill(GameReading reading, GameState state) =>
        (reading.ExternalId is null || state.ExternalId is null)
        && reading.Fixture.MayBe(FixtureOf(state))
        && (reading.Time is null || state.IsTimeToBeSet || games.TimeOf(state) == reading.Time);

    private bool IsInFile(GameState state, DateOnly date) =>
        times.GetValueOrDefault((date, Text.Fold(state.Home), Text.Fold(state.Away)))?.Contains(games.TimeOf(state)) == true;

    /// <summary>A game with the row's date and teams and without an id, where another game has the row's id.</summary>
    public KnownGame? WithoutId(GameReading reading) =>
        OfItsDay(reading, withoutId: true) is [var only] && !MayBeAnother(reading, only.State) ? only
        : OfItsTime(reading, withoutId: true) is [var first, ..] ? first : null;

    private IReadOnlyList<KnownGame> OfItsDay(GameReading reading, bool withoutId) =>
        reading is { Date: { } day, Home.Length: > 0, Away.Length: > 0 } ? games.Of(reading.Home, reading.Away, day, withoutId) : [];

    private IReadOnlyList<KnownGame> OfItsTime(GameReading reading, bool withoutId) =>
        reading is { Date: { } day, Home.Length: > 0, Away.Length: > 0 }
            ? games.Of(reading.Home, reading.Away, day, reading.Time, withoutId)
            : [];

    private Fixture FixtureOf(GameState state) => new(site.Today(state.StartsAt), state.Home, state.Away);

    private static (DateOnly, string, string) Key(GameReading reading) =>
        (reading.Date!.Value, Text.Fold(reading.Home), Text.Fold(reading.Away));
}
