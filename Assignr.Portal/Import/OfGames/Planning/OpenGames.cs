using System.Globalization;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.Sheets.Delimited;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Planning;

/// <summary>Rows in which something is still to be set or answered: times, teams, ids.</summary>
internal static class OpenGames
{
    private const int MostChoices = 3;

    /// <summary>For a game of several lines it applies to all of them.</summary>
    private const string CrewKept = "The crew that is here stays.";

    public static Offer Another { get; } = new("add-game", "Add as another game", new RowEdit { AsNew = true });

    public static GamePlanRow OfLostId(GamePlanRow row, string id) => row with
    {
        Outcome = Outcome.Look,
        Reason = ShortenedNumber.IsDay(id) ? ShortenedNumber.DaySentence($"The id {id}")
            : $"The id {id} is what a spreadsheet left of a longer number: its last digits are lost.",
        Mend = "Edit the row and enter it, or leave it empty.",
        Offers = [new Offer("leave-empty", "Leave it empty",
            new RowEdit { Cells = new Dictionary<string, string> { [GameFields.ExternalId] = "" } })],
    };

    /// <summary>Doubts about a row, whatever its game: it is imported only if somebody confirms them.</summary>
    /// <returns>Null where there is no doubt.</returns>
    public static GamePlanRow? Doubts(GamePlanRow row, GameReading reading) =>
        Doubted(row, reading, reading.Beyond, BeyondHeadings.Mend, "accept-beyond", "Take it as it is")
        ?? Doubted(row, reading, reading.Refusal,
            "Edit the row and take out the name of whoever does not come, or say that all of them do.", "they-come", "All of them come",
            reading.Refused.Cells.Count == 0 ? [] : [new Offer("they-decline", "They do not come", reading.Refused)]);

    /// <returns>Null where somebody confirmed it.</returns>
    public static GamePlanRow? OfOddTeam(GamePlanRow row, GameReading reading) => Doubted(
        row, reading, reading.OddTeam is { } team ? $"“{team}” is hardly the name of a team." : null,
        "Correct it, or say that the team is called so.", "odd-team", "The team is called so");

    /// <param name="holder">The game in the portal with the id; null where <paramref name="earlier"/>, a line of the file, has it.</param>
    public static GamePlanRow IdOfAnother(GamePlanRow row, string id, KnownGame? holder, GameReading? earlier, Site site) => row with
    {
        Outcome = Outcome.Look,
        Reason = holder is not null ? $"The id {id} is that of {holder.State.Describe(site)}."
            : $"Line {earlier!.Line} has the id {id} too, with other teams or on another day.",
        Mend = "Say whether it is the same game. Another game is added without an id, as no two have the same one.",
        Offers = holder is not null
            ? [new Offer("same-game", "It is the same game", new RowEdit { Match = holder.Id }), Another]
            : [Another],
    };

    /// <summary>A row that is not a game; somebody can import it all the same.</summary>
    /// <returns>Null where it may be a game.</returns>
    public static GamePlanRow? NoGame(GamePlanRow row, GameReading reading, Remarks remarks) =>
        reading.IsBye ? Bye(row, remarks) : reading.IsBreak ? Break(Titled(row, reading), remarks)
        : reading.IsEvent ? Event(Titled(row, reading), remarks) : reading.Note is { } note ? Note(row, note, remarks) : null;

    private static GamePlanRow Titled(GamePlanRow row, GameReading reading) =>
        reading.NoGame is { } text ? row with { Title = Text.OneLine(text) } : row;

    private static GamePlanRow Bye(GamePlanRow row, Remarks remarks)
    {
        remarks.Count("rows are byes and no games", $"“{row.Title}” in line {row.Line}", "row is a bye and no game");
        return row with { Outcome = Outcome.LeftOut, Notes = ["A bye is no game."] };
    }

    private static GamePlanRow Break(GamePlanRow row, Remarks remarks)
    {
        remarks.Count("rows are breaks and no games", $"“{row.Title}” in line {row.Line}", "row is a break and no game");
        return row with { Outcome = Outcome.LeftOut, Notes = ["A break is no game."] };
    }

    private static GamePlanRow Event(GamePlanRow row, Remarks remarks)
    {
        remarks.Count(
            "rows are practices or other events and no games", $"“{row.Title}” in line {row.Line}",
            "row is a practice or another event and no game");
        return row with { Outcome = Outcome.LeftOut, Notes = ["A practice or another event is no game."] };
    }

    /// <summary>A sum, or a note about the games around it.</summary>
    private static GamePlanRow Note(GamePlanRow row, string text, Remarks remarks)
    {
        remarks.Count("lines hold a note or a sum, and no game", $"“{text}” in line {row.Line}", "line holds a note or a sum, and no game");
        return row with { Outcome = Outcome.LeftOut, Title = text, Notes = ["A note is no game."] };
    }

    /// <summary>The row says that its game is not played as it is written, or may not be.</summary>
    /// <param name="game">The game in the portal on the row's date; null where there is none.</param>
    public static GamePlanRow MayBeOff(GamePlanRow row, GameReading reading, KnownGame? game) => row with
    {
        Outcome = Outcome.Look,
        Reason = reading.Said.IsUnknown ? $"“{reading.Said.Text}” is no state that is known: this game may be off."
            : reading.Said.Heading is { } heading ? $"{heading} says “{reading.Said.Text}”: this game may be off, or on another day."
            : $"“{reading.Said.Text}”: this game may be off, or on another day.",
        Mend = "Say whether it is on as the row has it, or edit the row and write its new day.",
        Offers =
        [
            .. reading.NewDays.Select(day => OnNewDay(reading, day, game)),
            new Offer($"is-on{Word(reading.Said)}", "It is on", reading.Said.On),
            new Offer($"is-cancelled{Word(reading.Said)}", "It is cancelled", reading.Said.Off),
        ],
    };

    /// <summary>An answer about an unknown word applies to that word only.</summary>
    private static string Word(GameSaid said) => said.IsUnknown ? $" {Text.Fold(said.Text)}" : "";

    private static Offer OnNewDay(GameReading reading, (DateOnly Date, string Time) day, KnownGame? game)
    {
        var cells = new Dictionary<string, string>(reading.Said.On.Cells);
        var date = $"{day.Date:yyyy-MM-dd}";
        var hasTimes = reading.Cells.Any(cell => cell.Field == GameFields.Time);
        if (hasTimes && day.Time.Length > 0)
            cells[GameFields.Time] = day.Time;
        var time = hasTimes ? "" : day.Time.Length > 0 ? day.Time : $"{reading.Time:HH\\:mm}";
        cells[reading.Cells.Any(cell => cell.Field == GameFields.DateTime)
            ? GameFields.DateTime
            : GameFields.Date] = $"{date} {time}".TrimEnd();
        var kind = reading.NewDays.Count == 1 ? "new-day" : "";
        var label = string.Create(CultureInfo.InvariantCulture, $"It is on {day.Date:ddd d MMM yyyy}");
        return new Offer(kind, label, new RowEdit { Cells = cells, Match = game?.Id });
    }

    /// <param name="choices">Games of that date.</param>
    public static GamePlanRow OfOneDay(GamePlanRow row, IReadOnlyList<KnownGame> choices, Site site) =>
        choices is [{ HasOpenTeams: false } only] ? AtAnotherTime(row, only, site) : OneOf(row, choices, site);

    private static GamePlanRow AtAnotherTime(GamePlanRow row, KnownGame game, Site site) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"A game of these teams is here on that day, {At(game.State, site)}.",
        Mend = "Say whether it is that one, which then gets the time of the row, or another one.",
        Offers = [new Offer("that-game", $"It is the one {At(game.State, site)}", new RowEdit { Match = game.Id }), Another],
    };

    private static GamePlanRow OneOf(GamePlanRow row, IReadOnlyList<KnownGame> choices, Site site) => row with
    {
        Outcome = Outcome.Look,
        Reason = choices[0].HasOpenTeams ? "A game whose teams are to be set is on that day."
            : $"{choices.Count} games of these teams are on that day.",
        Mend = "Say which one it is.",
        Offers = Which(choices, game => The(game, site)),
    };

    public static GamePlanRow OfOtherDays(GamePlanRow row, GameSaid said, List<KnownGame> choices, Site site) => row with
    {
        Outcome = Outcome.Look,
        Reason = $"“{said.Text}”: {HowMany(choices.Count)} on another day.",
        Mend = "Say which one has moved to the day of the row, or add it as another game.",
        Offers = Which(choices, game => $"The one of {GameWords.Exact(game.StartsAt, game.IsTimeToBeSet, site)}"),
    };

    public static GamePlanRow Undecided(GamePlanRow row, List<string> names) => row with
    {
        Outcome = Outcome.Look,
        Reason = names.Count == 1 ? $"{names[0]} is not here." : $"{string.Join(", ", names)} are not here.",
        Mend = "Say above who is meant, or add them.",
    };

    public static GamePlanRow Doubled(GamePlanRow row, CrewPlace doubled, IEnumerable<CrewPlace> crew) => row with
    {
        Reason =
            $"{doubled.Name} has two positions: "
            + $"{string.Join(" and ", crew.Where(place => place.Key == doubled.Key).Select(place => place.Position))}.",
        Mend = "Somebody has one position in a game. Correct one of the two.",
    };

    /// <summary>The row without its officials, where somebody said that those in the portal stay.</summary>
    public static GameReading WithKeptCrew(GameReading reading) => !reading.Edit.Meant.Contains(CrewKept) ? reading
        : reading with { Crew = [.. reading.Crew.Select(place => (place.Position, (string?)null))], WholeCrews = [], Declined = [] };

    /// <param name="others">The officials in positions that the row does not have.</param>
    /// <returns>Null where there are none, or where somebody confirmed all of them.</returns>
    public static GamePlanRow? UnderOtherPositions(GamePlanRow row, GameReading reading, IReadOnlyList<CrewPlace> others)
    {
        var sentence = $"{(others.Count == 1 ? "1 official is" : $"{others.Count} officials are")} there already under other positions: "
            + $"{string.Join(", ", others.Select(place => $"{place.Name} ({place.Position})"))}.";
        if (others.Count == 0 || reading.Edit.Meant.Contains(sentence))
            return null;
        return row with
        {
            Outcome = Outcome.Look,
            Reason = sentence,
            Mend = "Keep them alone, or add those of the row beside them. To put those in their place, give the columns the names of the "
                + "positions here.",
            Offers =
            [
                new Offer("keep-crew", "Keep the crew that is here", new RowEdit { Meant = [CrewKept] }),
                new Offer("add-crew", "Add those of the row too", new RowEdit { Meant = [sentence] }),
            ],
        };
    }

    /// <summary>Says above the preview what an imported row says about its state outside a column of states.</summary>
    public static void Remark(GameReading reading, bool isHere, Remarks remarks)
    {
        var example = $"“{reading.Said.Text}” in line {reading.Line}";
        if (reading.Said is { Standing: Standing.Off, IsState: false })
            remarks.Count("games are cancelled by what a cell beside them says", example,
                "game is cancelled by what a cell beside it says");
        else if (isHere && reading.Said.Standing == Standing.Moved)
            remarks.Count("games are said to have moved, and are taken as their rows have them", example,
                "game is said to have moved, and is taken as its row has it");
    }

    public static IEnumerable<string> Remarks(List<PlanRow> rows)
    {
        var count = rows.Count(row => row is GamePlanRow { After.IsTimeToBeSet: true });
        if (count > 0)
            yield return $"{(count == 1 ? "1 game has" : $"{count.Grouped()} games have")} no time yet: it is to be set.";
    }

    private static GamePlanRow? Doubted(
        GamePlanRow row, GameReading reading, string? sentence, string? mend, string kind, string meant,
        params IReadOnlyList<Offer> more) =>
        sentence is null || reading.Edit.Meant.Contains(sentence) ? null : row with
        {
            Outcome = Outcome.Look,
            Reason = sentence,
            Mend = mend,
            Offers = [new Offer(kind, meant, new RowEdit { Meant = [sentence] }), .. more],
        };

    private static IReadOnlyList<Offer> Which(IReadOnlyList<KnownGame> choices, Func<GameState, string> label)
    {
        var offered = choices.Take(MostChoices).ToList();
        var labels = Labels.Apart(offered, one => label(one.State),
            one => one.State.ExternalId is { } id ? $"id {id}" : "", one => $"{one.State.Away} at {one.State.Home}",
            one => string.Join(", ", one.State.Crew.Select(place => place.Name).Where(name => !string.IsNullOrEmpty(name))));
        return [.. offered.Zip(labels, (one, text) => new Offer("", text, new RowEdit { Match = one.Id })), Another];
    }

    private static string HowMany(int games) => games switch
    {
        1 => "a game of these teams is",
        GameMatcher.MostChoices => $"{games} games of these teams or more are",
        _ => $"{games} games of these teams are",
    };

    private static string The(GameState state, Site site) => $"The one {At(state, site)}";

    private static string At(GameState state, Site site) =>
        state.IsTimeToBeSet ? "whose time is to be set" : $"at {Dates.Time(state.StartsAt, site)}";
}
