using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.Import.OfPeople.Writing;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.People.Editing;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Turns a spreadsheet into people.</summary>
internal sealed class PeopleImport(PersonParts parts) : IImportKind
{
    public ImportKind Kind => ImportKind.People;

    public IReadOnlyList<ImportField> Fields => PeopleFields.All;

    public Expected Expected { get; } = new(PeopleFields.Of, DayField: null, _ => false)
    {
        ListsOf = ListsOfPeople.In,
        FieldElsewhere = OfGames.GameFields.Of,
        MayBeLines = true,
        IsOfNames = key => PeopleFields.Of(key) == PeopleFields.FullName,
        PairOf = (above, one, other) =>
            (above.Length == 0 || NameOrder.IsAbove(above)) && PeopleFields.FirstComesFirst(one, other) == true
                ? HeadingPair.TwoColumns : HeadingPair.None,
    };

    public Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel) =>
        Task.FromResult(PeopleFields.Recognise(sheet));

    public string? Check(Mapping mapping, Sheet sheet) => PeopleFields.Check(mapping);

    public async Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel) =>
        new PeoplePlanner(source, await PeopleFacts.ReadAsync(db, cancel)).Plan(cancel);

    public async Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel) =>
        Basis.Of(source, (await PeopleFacts.ReadAsync(db, cancel)).Digest);

    public Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
        IProgress<ImportProgress>? progress, CancellationToken cancel) =>
        new ApplyPeople(db, caller, batch, now, parts, progress).RunAsync(view, cancel);

    public Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel) =>
        new UndoPeople(db, caller, batch, now, parts).RunAsync(cancel);
}
