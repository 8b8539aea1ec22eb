using Assignr.Portal.Import.Sheets;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.Import.Preview;

/// <summary>Every row with its outcome, and what can be done about it.</summary>
public sealed partial class PreviewPanel
{
    private const int PageSize = 50;

    private Outcome? only;
    private ImportPlan? plan;
    private Mapping? mapping;
    private Sheet? sheet;
    private List<PlanRow> shown = [];
    private int page;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Parameter, EditorRequired] public required ImportView View { get; set; }

    [Parameter] public EventCallback<Func<ImportView, ImportChange>> Changed { get; set; }

    /// <summary>Questions of several rows, by the kind of their first offer, and the answers that can be given for all of them.</summary>
    private List<(string Question, int Rows, List<(string Kind, List<PlanRow> Rows)> Answers)> Questions { get; set; } = [];

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(plan, View.Plan))
            return;
        // Read in another way, a file may have as many rows on other lines.
        var isSameFile = sheet == View.Sheet && mapping is not null && mapping.Columns.SequenceEqual(View.Mapping.Columns);
        (plan, mapping, sheet) = (View.Plan, View.Mapping, View.Sheet);
        if (isSameFile)
            Follow();
        else
            Show(only);
    }

    private void Show(Outcome? outcome)
    {
        (only, page) = (outcome, 0);
        shown = [.. plan!.Rows.Where(row => outcome is null || row.Outcome == outcome)
            .OrderBy(row => outcome is null ? Urgency(row.Outcome) : 0).ThenBy(row => QuestionOf(row) ?? "").ThenBy(row => row.Line)];
        FindQuestions();
    }

    // Decided rows keep their places, so that a decision can be seen and changed.
    private void Follow()
    {
        var now = plan!.Rows.ToDictionary(row => row.Line);
        shown = [.. shown.Select(row => now[row.Line])];
        FindQuestions();
    }

    private void FindQuestions() => Questions =
    [
        .. plan!.Rows.Where(row => QuestionOf(row) is not null).GroupBy(row => QuestionOf(row)!).Where(rows => rows.Count() > 1)
            .Select(rows => (rows.Key, rows.Count(), AnswersOf(rows))),
    ];

    private static string? QuestionOf(PlanRow row) => row.Offers.FirstOrDefault(offer => offer.Kind.Length > 0)?.Kind;

    private static List<(string Kind, List<PlanRow> Rows)> AnswersOf(IEnumerable<PlanRow> rows) =>
        [.. rows.SelectMany(row => row.Offers.Select(offer => offer.Kind).Where(kind => kind.Length > 0).Distinct()
            .Select(kind => (Kind: kind, Row: row)))
            .GroupBy(pair => pair.Kind).Where(group => group.Count() > 1)
            .Select(group => (group.Key, group.Select(pair => pair.Row).ToList()))];

    // Rows that need somebody come first.
    private static int Urgency(Outcome outcome) => outcome switch { Outcome.Error => 0, Outcome.Look => 1, _ => 2 };

    private static string Detail(PlanRow row) => string.Join(row.Reason is null ? " · " : " ", new[]
    {
        row.Reason, row.Mend, row.Changes.Count > 0
            ? string.Join("; ", row.Changes.Select(change =>
            $"{change.Label}: {(change.Old.Length > 0 ? change.Old : "nothing")} → {(change.New.Length > 0 ? change.New : "nothing")}"))
            : row.Reason is null ? row.Summary
            : null, string.Join(" ", row.Notes),
    }.Where(text => !string.IsNullOrEmpty(text)));

    private async Task OpenAsync(PlanRow row)
    {
        if (await RowDialog.OpenAsync(Dialogs, row, View.Sheet.Place(row.Line)) is { } edit)
            await EditAsync(row.Line, edit);
    }

    private Task EditAsync(int line, RowEdit edit) => SaveAsync([(line, edit)]);

    private Task ForAllAsync(string kind, List<PlanRow> rows) => SawOrSays(View.Plan!.Fingerprint)
        ? SaveAsync(rows.Select(row => (row.Line, row.Offers.First(offer => offer.Kind == kind).Edit)))
        : Task.CompletedTask;

    /// <summary>Undoes the decisions about a row.</summary>
    private Task ForgetAsync(int line) => Changed.InvokeAsync(now =>
        new ImportChange(Edits: now.Edits with { Rows = now.Edits.Rows.Where(one => one.Key != line).ToDictionary() }));

    private Task SaveAsync(IEnumerable<(int Line, RowEdit Edit)> edits) => Changed.InvokeAsync(now =>
    {
        var rows = now.Edits.Rows.ToDictionary();
        foreach (var (line, edit) in edits)
            rows[line] = rows.GetValueOrDefault(line, RowEdit.None).With(edit);
        return new ImportChange(Edits: now.Edits with { Rows = rows });
    });
}
