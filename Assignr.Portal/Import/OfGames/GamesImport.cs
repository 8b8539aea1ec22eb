using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.Planning;
using Assignr.Portal.Import.OfGames.Schedules;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.OfGames.Writing;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.People.Editing;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Turns a schedule into games with their crews.</summary>
internal sealed class GamesImport(PersonParts parts) : IImportKind
{
    public ImportKind Kind => ImportKind.Games;

    public IReadOnlyList<ImportField> Fields => GameFields.All;

    public Expected Expected { get; } = new(HeadingOf, GameFields.Date, DateText.IsDay)
    {
        IsMoment = GameCells.IsMoment,
        IsOfDays = key => GameFields.Candidates(key).Any(field => field is GameFields.Date or GameFields.Time or GameFields.DateTime),
        HasDittos = headings => !GameFields.IsOwnExport(headings),
        FieldElsewhere = PeopleFields.Of,
        LoneCell = LoneCells.Read,
        DayPartOf = DayParts.Of,
        DayOf = DayParts.Join,
        ListsOf = SchedulesBeside.In,
        TableOf = LinesOfGames.In,
        PairOf = PairOf,
        IsOfNames = key => GameFields.IsPosition(key) || GameFields.IsCrew(key),
        NamesAreTeams = OneTeam.AreTeams,
    };

    // "Team" is the second line of "Home" and "Away" as often as it is a column of its own.
    private static string? HeadingOf(string key) => GameFields.Of(key) is { } field and not GameFields.Team ? field : null;

    private static HeadingPair PairOf(string above, string one, string other)
    {
        if (above.Length == 0)
        {
            return (GameFields.Of(one), GameFields.Of(other)) is (GameFields.Home, GameFields.Away) or (GameFields.Away, GameFields.Home)
                ? HeadingPair.TwoColumns : HeadingPair.None;
        }
        return !GameFields.IsPosition(above) && !GameFields.IsCrew(above)
            ? HeadingPair.None
            : PeopleFields.FirstComesFirst(one, other) switch
            {
                true => HeadingPair.FirstLast,
                false => HeadingPair.LastFirst,
                null => HeadingPair.None,
            };
    }

    public async Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel)
    {
        var people = await db.People.AsNoTracking()
            .Select(person => new { person.FirstName, person.LastName, person.Permissions }).ToListAsync(cancel);
        var roster = new Roster();
        foreach (var person in people)
            roster.Add(person.FirstName, person.LastName, person.Permissions.HasFlag(Permissions.Official));
        return ScheduleColumns.Recognise(sheet, roster);
    }

    public string? Check(Mapping mapping, Sheet sheet) => GameFields.Check(mapping) is { } missing ? Grids.Of(sheet) ?? missing : null;

    public async Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel) =>
        new GamesPlanner(source, await GameFacts.ReadAsync(db, source.Site, cancel)).Plan(cancel);

    public async Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel) =>
        Basis.Of(source, (await GameFacts.ReadAsync(db, source.Site, cancel)).Digest);

    public Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
        IProgress<ImportProgress>? progress, CancellationToken cancel) =>
        new ApplyGames(db, caller, batch, now, progress).RunAsync(view, cancel);

    public Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel) =>
        new UndoGames(db, caller, batch, now, parts).RunAsync(cancel);
}
