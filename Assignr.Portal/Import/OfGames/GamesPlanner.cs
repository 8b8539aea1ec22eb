using System.Security.Cryptography;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Games;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Makes the plan of one schedule, row by row in its order.</summary>
internal sealed class GamesPlanner(ImportSource source, GameFacts facts)
{
    private readonly Dictionary<Guid, GameReading> linesOf = [];
    private readonly Dictionary<string, GameReading> byExternalId = [];
    private readonly Dictionary<(DateOnly, TimeOnly?, string, string), GameReading> byTeams = [];
    private readonly CrewNames names = new(facts, source.Edits);
    private readonly Dictionary<((Guid?, string?), DateTimeOffset), int> busy = [];
    private readonly Remarks remarks = new();

    public ImportPlan Plan(CancellationToken cancel)
    {
        var columns = new GameColumns(source.Sheet, source.Mapping);
        var days = new DaysAndTimes(source, columns, remarks);
        var teams = new Teams(source.Mapping.SecondIsHome);
        var rows = new List<PlanRow>(source.Sheet.Rows.Count);
        foreach (var row in source.Sheet.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(Row(GameReading.Of(row, columns, source.Edits.Rows.GetValueOrDefault(row.Line), days, names, teams, remarks)));
        }
        return new ImportPlan
        {
            Rows = rows,
            Counts = ImportCounts.Of(rows),
            Fingerprint = Fingerprint(rows),
            Basis = Basis.Of(source, facts.Digest),
            Questions = [.. days.Questions],
            Guesses = [.. days.Guesses, .. teams.Guesses()],
            Remarks = [.. remarks.Sentences(), .. OpenGames.Remarks(rows)],
            Crews = [.. columns.Crews.Select(crew => new CrewOrder(crew.Column, source.Sheet.NameOf(crew.Column), crew.Words, facts.UsualCrew))],
            Names = names.Unknown(),
        };
    }

    private GamePlanRow Row(GameReading reading)
    {
        var row = new GamePlanRow
        {
            Line = reading.Line,
            Outcome = Outcome.Error,
            Title = Title(reading),
            Summary = $"{reading.Crew.Count(place => !string.IsNullOrEmpty(place.Name))} of {reading.Crew.Count(place => place.Name != "")} positions",
            Cells = reading.Cells,
            IsEdited = reading.Edit.Cells.Count > 0 || reading.Edit.Match is not null || reading.Edit.AsNew == true,
        };
        if (reading.Edit.LeftOut == true)
            return row with { Outcome = Outcome.LeftOut };
        // The first row with an id keeps it, also while it is in error: otherwise the second import would see it another way.
        if (reading.ExternalId is not null && !byExternalId.TryAdd(reading.ExternalId, reading))
            return Twice(row, reading, byExternalId[reading.ExternalId]);
        if (reading.Problems.Count > 0)
            return row with { Reason = string.Join(' ', reading.Problems.Select(problem => problem.Sentence)), Mend = string.Join(' ', reading.Problems.Select(problem => problem.Mend).Distinct()) };
        if (reading.LostId is { } lost)
            return row with { Outcome = Outcome.Look, Reason = $"The id {lost} is what a spreadsheet left of a longer number: its last digits are lost.", Mend = "Edit the row and enter it, or leave it empty.", Offers = [new Offer("leave-empty", "Leave it empty", new RowEdit { Cells = new Dictionary<string, string> { [GameFields.ExternalId] = "" } })] };
        if (reading.Unread is { } unread && reading.Edit.Accepted != true)
            return row with { Outcome = Outcome.Look, Reason = $"“{unread}” holds a letter that could not be read.", Offers = [new Offer("accept", "Keep as it is", new RowEdit { Accepted = true })] };
        if (reading.Open is { } open)
            return row with { Outcome = Outcome.Look, Reason = open.Reason, Mend = open.Mend, Offers = open.Offers };
        if (Earlier(reading) is { } earlier)
            return OpenGames.Is(reading) ? OpenGames.Alike(row, earlier) : Twice(row, reading, earlier);
        var (game, choices) = Match(reading);
        if (choices.Count > 0)
        {
            return row with
            {
                Outcome = Outcome.Look,
                Reason = $"{choices.Count} games of these teams are on that day.",
                Mend = "Say which one it is.",
                Offers = [.. choices.Take(3).Select(one => new Offer("", The(one.State), new RowEdit { Match = one.Id })), OpenGames.Another],
            };
        }
        if (game is not null && linesOf.TryGetValue(game.Id, out var other))
            return Twice(row, reading, other);
        if (game is null && Missing(reading) is { } missing)
            return row with { Reason = $"There is no {missing}.", Mend = "Edit the row and enter it." };
        return Merge(row, reading, game);
    }

    private GamePlanRow Merge(GamePlanRow row, GameReading reading, KnownGame? game)
    {
        var crew = game?.State.Crew.ToList() ?? [];
        var places = new Dictionary<string, int>();
        for (var index = 0; index < crew.Count; index++)
            places.TryAdd(PositionName.Key(crew[index].Position), index);
        var undecided = new List<string>();
        foreach (var (position, name) in reading.Crew)
        {
            if (name == "" || (name is null && game is not null))
                continue;
            var (place, problem) = names.Place(position, name);
            if (problem is not null)
                return row with { Reason = problem, Mend = "Correct the name, or give them the Official permission first." };
            if (place is null)
            {
                undecided.Add(name!);
                continue;
            }
            if (places.TryAdd(PositionName.Key(position), crew.Count))
                crew.Add(place);
            else if (place.Key is not null && places[PositionName.Key(position)] is var index)
                crew[index] = place with { Position = crew[index].Position };
        }
        if (undecided.Count > 0)
            return row with { Outcome = Outcome.Look, Reason = undecided.Count == 1 ? $"{undecided[0]} is not here." : $"{string.Join(", ", undecided)} are not here.", Mend = "Say above who is meant, or add them." };
        if (Doubled(crew) is { } doubled)
            return row with { Reason = $"{doubled.Name} has two positions: {string.Join(" and ", crew.Where(place => place.Key == doubled.Key).Select(place => place.Position))}.", Mend = "Somebody has one position in a game. Correct one of the two." };
        var kickOff = Start(reading, game);
        var after = new GameState
        {
            ExternalId = reading.ExternalId ?? game?.State.ExternalId,
            StartsAt = kickOff.StartsAt,
            IsTimeToBeSet = kickOff.IsTimeToBeSet,
            Home = Team(reading.Home, game?.State.Home),
            Away = Team(reading.Away, game?.State.Away),
            IsCancelled = reading.IsCancelled ?? game?.State.IsCancelled ?? false,
            Crew = crew,
        };
        if (after.ExternalId is { } id && facts.WithExternalId(id) is { } holder && holder.Id != game?.Id)
            return row with { Reason = $"The game {holder.State.Describe(source.Site)} has the id {id} already.", Mend = "Correct the id." };
        Remember(reading, game, kickOff);
        row = row with { Title = after.Describe(source.Site), After = after, Notes = [.. Notes(after, kickOff.Notice)] };
        if (game is null)
            return row with { Outcome = Outcome.Add };
        var changes = GameState.Changes(game.State, after, source.Site);
        return row with { Outcome = changes.Count == 0 ? Outcome.Unchanged : Outcome.Update, GameId = game.Id, Before = game.State, Changes = changes };
    }

    private static CrewPlace? Doubled(List<CrewPlace> crew)
    {
        var seen = new HashSet<(Guid?, string?)>();
        return crew.Find(place => place.Key is { } key && !seen.Add(key));
    }

    private (KnownGame? Game, IReadOnlyList<KnownGame> Choices) Match(GameReading reading)
    {
        if (reading.Edit.Match is { } chosen && facts.WithId(chosen) is { } game)
            return (game, []);
        if (reading.Edit.AsNew == true)
            return (null, []);
        if (facts.WithExternalId(reading.ExternalId) is { } known)
            return (known, []);
        if (reading.Date is not { } date || reading.Home.Length == 0 || reading.Away.Length == 0)
            return (null, []);
        var same = facts.Of(date, reading.Home, reading.Away).Where(one => reading.ExternalId is null || one.State.ExternalId is null).ToList();
        if (same.Count > 1 && same.FindAll(one => TimeOf(one.State) == reading.Time) is { Count: 1 } atThatTime)
            return (atThatTime[0], []);
        return same.Count == 1 ? (same[0], []) : (null, same);
    }

    // What the file says as the portal would write it has not moved: the second 01:30 of a night is not the first one.
    private KickOff Start(GameReading reading, KnownGame? game)
    {
        if (game is null)
            return KickOff.At(source.Site, reading.Date!.Value, reading.Time);
        var (day, known) = (source.Site.Today(game.State.StartsAt), TimeOf(game.State));
        var (date, time) = (reading.Date ?? day, reading.Time ?? known);
        return (date, time) == (day, known) ? KickOff.Of(game.State.StartsAt, game.State.IsTimeToBeSet) : KickOff.At(source.Site, date, time);
    }

    /// <summary>In the site's zone, to the minute; null while it is to be set.</summary>
    private TimeOnly? TimeOf(GameState state) =>
        !state.IsTimeToBeSet && source.Site.Local(state.StartsAt) is var local ? new TimeOnly(local.Hour, local.Minute) : null;

    private string The(GameState state) =>
        state.IsTimeToBeSet ? "The one whose time is to be set" : $"The one at {Shell.Dates.Time(state.StartsAt, source.Site)}";

    /// <summary>What is still to be set in the file takes nothing away that is known here, as an empty cell does not.</summary>
    private static string Team(string said, string? known) => known is not null && said is "" or Game.TeamToBeSet ? known : said;

    private IEnumerable<string> Notes(GameState after, string? notice)
    {
        if (notice is not null)
            yield return notice;
        foreach (var place in after.Crew.Where(place => place.Key is not null))
        {
            if (!after.IsTimeToBeSet && !busy.TryAdd((place.Key!.Value, after.StartsAt), 0))
                yield return $"{place.Name} is named in another game at that time.";
        }
    }

    private GameReading? Earlier(GameReading reading) =>
        reading is { ExternalId: null, Date: { } date, Edit.AsNew: not true } ? byTeams.GetValueOrDefault((date, reading.Time, Text.Fold(reading.Home), Text.Fold(reading.Away)))
        : null;

    private void Remember(GameReading reading, KnownGame? game, KickOff kickOff)
    {
        if (game is not null)
            linesOf.Add(game.Id, reading);
        if (reading.ExternalId is not null)
            return;
        var local = source.Site.Local(kickOff.StartsAt).DateTime;
        var time = kickOff.IsTimeToBeSet ? (TimeOnly?)null : TimeOnly.FromDateTime(local);
        byTeams.TryAdd((DateOnly.FromDateTime(local), time, Text.Fold(reading.Home), Text.Fold(reading.Away)), reading);
    }

    private static GamePlanRow Twice(GamePlanRow row, GameReading reading, GameReading earlier) =>
        reading.Cells.Select(cell => cell.Text).SequenceEqual(earlier.Cells.Select(cell => cell.Text))
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as line {earlier.Line}."] }
            : row with { Reason = $"Line {earlier.Line} is about the same game and says something else.", Mend = "Leave one of the two out, or correct it." };

    private static string? Missing(GameReading reading) =>
        reading.Date is null ? "date" : reading.Home.Length == 0 ? "home team" : reading.Away.Length == 0 ? "away team" : null;

    private static string Title(GameReading reading) =>
        reading.Home.Length + reading.Away.Length == 0 ? reading.ExternalId ?? "No teams" : $"{(reading.Away.Length > 0 ? reading.Away : "?")} at {(reading.Home.Length > 0 ? reading.Home : "?")}{(reading.Date is { } date ? $", {date:yyyy-MM-dd}" : "")}";

    private static string Fingerprint(List<PlanRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.Cast<GamePlanRow>())
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Line}\t{row.Outcome}\t{row.GameId}\t{row.Before?.Revision}\n"));
            if (row.Outcome is Outcome.Add or Outcome.Update && row.After is { } after)
                hash.AppendData(Encoding.UTF8.GetBytes($"{after.ExternalId}\t{after.StartsAt.UtcTicks}{(after.IsTimeToBeSet ? "?" : "")}\t{after.Home}\t{after.Away}\t{after.IsCancelled}\t{string.Join('\t', after.Crew.Select(place => $"{place.Position}={place.Key}"))}\n"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
