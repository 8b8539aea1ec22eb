using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.Crews.Positions;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>A list of assignments: several lines of one game, each with one of its officials, are joined into the game's row.</summary>
internal sealed class OfficialLines
{
    /// <summary>No game has more lines or officials; rows of a game that has are not joined.</summary>
    private const int MostOfficials = 40;

    private readonly Dictionary<int, int> firstOf = [];
    private readonly Dictionary<int, PlanRow> rows = [];
    private readonly bool? isWanted;
    private List<GameReading>? asked;
    private List<GameReading>? apart;

    private OfficialLines(List<GameReading> readings, bool? isWanted) => (Readings, this.isWanted) = (readings, isWanted);

    /// <summary>The first line of each game has the crew of all its lines.</summary>
    public IReadOnlyList<GameReading> Readings { get; }

    public IEnumerable<Guess> Guesses()
    {
        if (firstOf.Count > 0)
        {
            yield return new Guess(
                $"{(isWanted is null ? "Lines" : "As you said, lines")} of the same game are read together, each for one of its officials, "
                    + $"as lines {firstOf.First().Value} and {firstOf.First().Key}.",
                "Read each for itself", mapping => mapping with { OfficialLines = false })
            {
                TakenBack = isWanted is null ? null : TakeBack,
            };
        }
        else if (apart is not null)
        {
            yield return new Guess(
                $"As you said, lines of the same game are read each for itself, as lines {apart[0].Line} and {apart[1].Line}.",
                "Read them together", mapping => mapping with { OfficialLines = true })
            {
                TakenBack = TakeBack,
            };
        }
    }

    public IEnumerable<Question> Questions() => asked is null ? []
        :
        [
            new Question(
                $"Lines {asked[0].Line} and {asked[1].Line} are of the same game and name different officials. Are they its crew?",
                [
                    new Answer("Yes, each line is for one of its officials", mapping => mapping with { OfficialLines = true }),
                    new Answer("No, read each for itself", mapping => mapping with { OfficialLines = false }),
                ]),
        ];

    /// <param name="hasPositions">A column has the position of each line's official, or whether they accepted it.</param>
    /// <param name="isWanted">Null: as the file shows, that is where most games have several lines.</param>
    public static OfficialLines Join(List<GameReading> readings, bool hasPositions, bool? isWanted, CancellationToken cancel)
    {
        var lines = new OfficialLines(readings, isWanted);
        var games = readings.Where(reading => CanJoin(reading, hasPositions))
            .GroupBy(reading => (reading.ExternalId, reading.Fixture, reading.Time, reading.Said.IsCancelled)).ToList();
        var several = games.FindAll(IsOfSeveral);
        if (isWanted == false)
        {
            lines.apart = several.Select(game => game.ToList()).FirstOrDefault();
            return lines;
        }
        if (!hasPositions && isWanted is null && (several.Count < 2 || several.Count * 2 < games.Count))
        {
            lines.asked = several.Select(game => game.ToList()).FirstOrDefault();
            return lines;
        }
        var place = readings.Index().ToDictionary(one => one.Item.Line, one => one.Index);
        foreach (var game in several)
        {
            cancel.ThrowIfCancellationRequested();
            var first = game.First();
            readings[place[first.Line]] = first with
            {
                Crew = Together([.. game.DistinctBy(Officials).SelectMany(reading => reading.Crew)]),
                Declined = [.. game.SelectMany(reading => reading.Declined).Distinct()],
                Unread = game.Select(reading => reading.Unread).FirstOrDefault(text => text is not null),
            };
            foreach (var next in game.Skip(1))
                lines.firstOf.Add(next.Line, first.Line);
        }
        return lines;
    }

    /// <returns>The row of a line that was joined to another one; null for every other line.</returns>
    public GamePlanRow? RowOf(GameReading reading, GamePlanRow row)
    {
        // A line of what is no game says so itself: nothing is taken with the first one.
        if (!firstOf.TryGetValue(reading.Line, out var first) || rows[first].Outcome == Outcome.LeftOut)
            return null;
        return rows[first].Outcome is Outcome.Look or Outcome.Error
            ? row with { Outcome = rows[first].Outcome, Reason = $"It belongs to the game of line {first}.", Mend = "Decide that one." }
            : row with { Outcome = Outcome.Unchanged, Notes = [$"Its official is taken with line {first}."] };
    }

    public void Keep(PlanRow row) => rows[row.Line] = row;

    private static Mapping TakeBack(Mapping mapping) => mapping with { OfficialLines = null };

    private static bool CanJoin(GameReading reading, bool hasPositions) =>
        reading is { Problems.Count: 0, Date: not null, Home.Length: > 0, Away.Length: > 0, Edit.LeftOut: not true }
        && (Named(reading) == 1 || reading.Declined.Count == 1 || (hasPositions && reading.Crew.Count == 1));

    private static bool IsOfSeveral(IEnumerable<GameReading> game) => game.Take(MostOfficials + 1).Count() is > 1 and <= MostOfficials
        && game.Sum(Named) <= MostOfficials && game.DistinctBy(Officials).Count() > 1;

    private static int Named(GameReading reading) => reading.Crew.Count(place => !string.IsNullOrEmpty(place.Name));

    private static string Officials(GameReading reading) =>
        string.Join('\n', reading.Crew.Select(place => $"{PositionName.Key(place.Position)}\t{Text.Fold(place.Name ?? "")}"));

    /// <summary>Gives each official a position of their own; a position that no line fills is open.</summary>
    private static List<(string Position, string? Name)> Together(IReadOnlyList<(string Position, string? Name)> places)
    {
        var taken = new HashSet<string>();
        var crew = places.Where(place => !string.IsNullOrEmpty(place.Name))
            .Select(place => (PositionName.Free(place.Position, taken), place.Name)).ToList();
        crew.AddRange(places.Where(place => place.Name is null && taken.Add(PositionName.Key(place.Position))));
        return crew;
    }
}
