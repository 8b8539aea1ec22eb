using Assignr.Portal.Data;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>Makes the plan of one schedule, row by row.</summary>
internal sealed class GamesPlanner(ImportSource source, GameFacts facts)
{
    private readonly Dictionary<Guid, GameReading> linesOf = [];
    private readonly Dictionary<string, GameReading> byExternalId = [];
    private readonly Dictionary<(DateOnly, TimeOnly?, string, string), GameReading> byTeams = [];
    private readonly CrewNames names = new(
        facts, source.Edits, new WordsBesideNames(source.Mapping.WordsBesideNames), GameFields.IsOwnExport(source.Sheet.Headings));
    private readonly BusyOfficials busy = new();
    private readonly Remarks remarks = new();
    private readonly GameMatcher matcher = new(facts.Games, source.Site);
    private readonly GameColumns columns = new(source.Sheet, source.Mapping);

    public ImportPlan Plan(CancellationToken cancel)
    {
        var days = new DaysAndTimes(source, columns, remarks, cancel);
        var teams = new Teams(source.Mapping, remarks, columns.HasVisitors, columns.IsOurs, names.IsSomebody);
        var readings = new List<GameReading>(source.Sheet.Rows.Count);
        foreach (var row in source.Sheet.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            readings.Add(GameReading.Of(row, columns, source.Edits.Rows.GetValueOrDefault(row.Line), days, names, teams, remarks));
            matcher.Expect(readings[^1]);
        }
        var hasPositions = source.Mapping.Columns.Any(field => field is GameFields.PositionName or GameFields.Answer);
        var lines = OfficialLines.Join(readings, hasPositions, source.Mapping.OfficialLines, cancel);
        var rows = new List<PlanRow>(readings.Count);
        foreach (var reading in lines.Readings)
        {
            cancel.ThrowIfCancellationRequested();
            var begun = Begun(reading);
            rows.Add(lines.RowOf(reading, begun) ?? Row(begun, reading));
            lines.Keep(rows[^1]);
        }
        return new ImportPlan
        {
            Rows = rows,
            Counts = ImportCounts.Of(rows),
            Fingerprint = GamePlanRow.DigestOf(rows),
            Basis = Basis.Of(source, facts.Digest),
            Questions = [.. days.Questions, .. teams.Questions(), .. lines.Questions(), .. names.Questions()],
            Guesses = [.. OtherRoles.Taken(source), .. columns.Guesses, .. days.Guesses, .. teams.Guesses(), .. lines.Guesses(),
                .. names.Guesses()],
            Remarks = [.. remarks.Sentences(), .. OpenGames.Remarks(rows), .. PastGames.Remarks(rows, source)],
            Crews = [.. columns.Crews.Select(crew => new CrewOrder(crew.Column, source.Sheet.NameOf(crew.Column),
                crew.Words, facts.UsualCrew))],
            Names = names.Places.Unknown(),
        };
    }

    private static GamePlanRow Begun(GameReading reading) => new()
    {
        Line = reading.Line,
        Outcome = Outcome.Error,
        Title = reading.Title,
        Summary = reading.Positions(reading.Crew.Count(place => !string.IsNullOrEmpty(place.Name))),
        Cells = reading.Cells,
        IsEdited = reading.Edit.Cells.Count > 0 || reading.Edit.Match is not null || reading.Edit.AsNew == true,
    };

    private GamePlanRow Row(GamePlanRow row, GameReading reading)
    {
        if (reading.Edit.LeftOut == true)
            return row with { Outcome = Outcome.LeftOut };
        if (reading.Edit.LeftOut is null && OpenGames.NoGame(row, reading, remarks) is { } none)
            return none with { Summary = "" };
        // The first row with an id keeps it, even if it has an error: otherwise a second import would decide differently.
        var earlier = reading.ExternalId is { } id && !byExternalId.TryAdd(id, reading) ? byExternalId[id] : null;
        if (earlier is not null && reading.SaysTheSameAs(earlier))
            return SameGames.Of(row, reading, earlier, columns);
        if (reading.Problems.Count > 0)
        {
            var sentences = reading.Problems.Select(problem => problem.Sentence);
            var mends = reading.Problems.Select(problem => problem.Mend);
            return row with
            {
                Reason = string.Join(' ', reading.Beyond is { } beyond ? sentences.Prepend(beyond) : sentences),
                Mend = reading.Beyond is null ? string.Join(' ', mends.Distinct()) : BeyondHeadings.Mend,
            };
        }
        if (reading.LostId is { } lost)
            return OpenGames.OfLostId(row, lost);
        if ((BrokenTeams.Ask(row, reading, columns.IsOurs) ?? OpenGames.Doubts(row, reading)) is { } unsure)
            return unsure;
        if ((reading.Open ?? reading.OpenCrew) is { } open)
            return Asked(row with { Outcome = Outcome.Look, Reason = open.Reason, Mend = open.Mend, Offers = open.Offers }, reading);
        if (reading.Said.Standing == Standing.Unclear)
            return Asked(OpenGames.MayBeOff(row, reading, matcher.OtherWithId(reading) is null
                ? matcher.Find(reading).Game
                : null), reading);
        if (earlier is not null && reading.Edit.AsNew != true && reading.Fixture.MayBe(earlier.Fixture))
            return SameGames.Of(row, reading, earlier, columns);
        var (own, question) = WithItsOwnId(row, reading, earlier);
        return question is null ? Matched(row, own) : Asked(question, reading);
    }

    /// <summary>A row that waits for an answer; its unknown names are asked about meanwhile.</summary>
    private GamePlanRow Asked(GamePlanRow row, GameReading reading)
    {
        foreach (var (position, name) in reading.Crew.Where(place => !string.IsNullOrEmpty(place.Name)))
            names.Places.Place(position, name);
        return row;
    }

    /// <summary>The row without an id that belongs to another game, where that is certain; else the question.</summary>
    private (GameReading Reading, GamePlanRow? Question) WithItsOwnId(GamePlanRow row, GameReading reading, GameReading? earlier)
    {
        var holder = matcher.OtherWithId(reading);
        if (holder is null && (earlier is null || facts.Games.WithExternalId(reading.ExternalId) is not null))
            return (reading, null);
        var own = reading with { ExternalId = null, IdOfAnother = reading.ExternalId };
        if (reading.Edit is { Match: not null } or { AsNew: true })
            return (own, null);
        return matcher.WithoutId(reading) is { } here ? (own with { Edit = reading.Edit with { Match = here.Id } }, null)
            : (reading, OpenGames.IdOfAnother(row, reading.ExternalId!, holder, earlier, source.Site));
    }

    private GamePlanRow Matched(GamePlanRow row, GameReading reading)
    {
        if (Earlier(reading) is { } earlier)
            return SameGames.Of(row, reading, earlier, columns);
        var (game, choices) = matcher.Find(reading);
        if (choices.Count > 0)
            return OpenGames.OfOneDay(row, choices, source.Site);
        if (game is null && AskOfMoved(row, reading) is { } question)
            return Asked(question, reading);
        if (game is null && OpenGames.OfOddTeam(row, reading) is { } odd)
            return Asked(odd, reading);
        if (game is not null && linesOf.TryGetValue(game.Id, out var other))
            return SameGames.Of(row, reading, other, columns);
        reading = game is null ? OpenTeams.In(reading, remarks) : reading;
        if (game is null && reading.Missing is { } missing)
            return OpenTeams.Lacking(row, reading, missing);
        return Merge(row, game is null ? reading : OpenGames.WithKeptCrew(reading), game);
    }

    /// <summary>For a row that says that its game was moved, and whose game is not found by its date: the question which game it is, or
    /// whether it takes place.</summary>
    private GamePlanRow? AskOfMoved(GamePlanRow row, GameReading reading)
    {
        if (reading.Said.Standing is not (Standing.Moved or Standing.MovedHere) || reading.Edit.AsNew == true)
            return null;
        var elsewhere = matcher.OfOtherDays(reading, game => linesOf.ContainsKey(game.Id));
        return elsewhere.Count > 0 ? OpenGames.OfOtherDays(row, reading.Said, elsewhere, source.Site)
            : reading.Said.Standing == Standing.Moved ? OpenGames.MayBeOff(row, reading, game: null) : null;
    }

    private GamePlanRow Merge(GamePlanRow row, GameReading reading, KnownGame? game)
    {
        var crew = new NextCrew(game?.State.Crew ?? []);
        var (undecided, notes, filled) = (new List<string>(), new List<string>(), 0);
        foreach (var (position, name) in reading.Crew)
        {
            if (name == "" || (name is null && game is not null))
                continue;
            var (place, problem, mend, note) = names.Places.Place(position, name);
            if (problem is not null)
                return row with { Reason = problem, Mend = mend };
            if (place is null)
                undecided.Add(name!);
            else
                crew.Take(place);
            filled += place?.Key is null ? 0 : 1;
            if (note is not null)
                notes.Add(note);
        }
        if (undecided.Count > 0)
            return OpenGames.Undecided(row, undecided);
        var left = crew.Leave(reading.WholeCrews);
        foreach (var declined in reading.Declined)
        {
            remarks.Count("officials declined and are not taken", $"{declined} in line {reading.Line}",
                "official declined and is not taken");
            if (names.Official(declined) is { } official)
                crew.Decline(official.Id);
        }
        if (crew.Doubled() is { } doubled)
            return OpenGames.Doubled(row, doubled, crew.Places);
        if (game is not null && OpenGames.UnderOtherPositions(row, reading, crew.Beside()) is { } beside)
            return beside;
        var kickOff = GameMerge.Start(reading, game, facts.Games, source.Site);
        var after = GameMerge.Of(reading, game?.State, kickOff, crew.Places);
        if (after.ExternalId is { } id && facts.Games.WithExternalId(id) is { } holder && holder.Id != game?.Id)
            return row with
            {
                Reason = $"The game {holder.State.Describe(source.Site)} has the id {id} already.",
                Mend = "Correct the id."
            };
        Remember(reading, game, kickOff);
        OpenGames.Remark(reading, game is not null, remarks);
        foreach (var place in left)
        {
            const string why = "a game, whose cell of several officials no longer names them";
            remarks.Count($"officials leave {why}", $"{place.Name} in line {reading.Line}", $"official leaves {why}");
        }
        if (reading.IdOfAnother is { } another)
            notes.Add($"The id {another} is of another game, so it has none here.");
        string[] summary = [after.IsCancelled ? "Cancelled" : "", reading.Positions(filled)];
        row = row with
        {
            Title = after.Describe(source.Site),
            Summary = string.Join(" · ", summary.Where(text => text.Length > 0)),
            After = after,
            Named = crew.Named,
            Notes = [.. notes, .. busy.Notes(after, kickOff.Notice)],
        };
        if (game is null)
            return row with { Outcome = Outcome.Add };
        var changes = GameState.Changes(game.State, after, source.Site);
        return row with
        {
            Outcome = changes.Count == 0 ? Outcome.Unchanged : Outcome.Update,
            GameId = game.Id,
            Before = game.State,
            Changes = changes
        };
    }

    private GameReading? Earlier(GameReading reading) =>
        reading is { ExternalId: null, Date: { } date, Edit.AsNew: not true }
            ? byTeams.GetValueOrDefault((date, reading.Time, Text.Fold(reading.Home), Text.Fold(reading.Away)))
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
}
