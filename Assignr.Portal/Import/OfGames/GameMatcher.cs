using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Which game a row is about: the one of its id, or else the one of its day and teams, and of its time where
/// there are two.</summary>
internal sealed class GameMatcher(KnownGames games, Site site)
{
    /// <summary>Games of open teams, or of other days, of which a row may be one: more are not looked at.</summary>
    public const int MostChoices = 100;

    private readonly Dictionary<(DateOnly, string, string), HashSet<TimeOnly?>> times = [];
    private readonly Dictionary<(string, string, bool), List<KnownGame>> outsideFile = [];

    /// <summary>Tells of each row of the file, before any is matched: a day may have the same teams twice.</summary>
    public void Expect(GameReading reading)
    {
        if (reading is not { Date: not null, Edit.LeftOut: not true } || games.WithExternalId(reading.ExternalId) is not null)
            return;
        if (!times.TryGetValue(Key(reading), out var known))
            times.Add(Key(reading), known = []);
        known.Add(reading.Time);
    }

    /// <summary>Who has the row's id, where that is another game by its day and teams and nobody said that it is the same.</summary>
    public KnownGame? OtherWithId(GameReading reading) =>
        games.WithExternalId(reading.ExternalId) is { } holder && holder.Id != reading.Edit.Match
        && (reading.Edit.AsNew == true || !reading.Fixture.MayBe(FixtureOf(holder.State))) ? holder : null;

    /// <returns>The game, where it is here; or those of which somebody has to say which it is.</returns>
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
        // Where the file has these teams again that day, the game that is here is the one of its time.
        return times.GetValueOrDefault(Key(reading)) is { Count: > 1 } all ? (null, all.Contains(games.TimeOf(same[0].State)) ? [] : same)
            : MayBeAnother(reading, same[0].State) ? (null, same) : (same[0], []);
    }

    /// <summary>Juniors play before seniors: at another time it may be another game, unless the row says that it has moved.</summary>
    private bool MayBeAnother(GameReading reading, GameState state) =>
        reading is { Time: { } time, Said.Standing: not (Standing.Moved or Standing.MovedHere) }
            && games.TimeOf(state) is { } known && known != time;

    /// <summary>
    /// Games of that day of which a team is to be set: the one of the row's time and other team is filled in, any other is asked about.
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

    /// <summary>Games of the row's teams on other days that no row of the file is about: a game that has moved is one of them.</summary>
    /// <param name="isTaken">Of which a row of the file is known to be.</param>
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

    /// <summary>A game of the row's day and teams that has no id: one that came without the id that another game has.</summary>
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
