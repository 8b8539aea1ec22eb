using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Import.Starting;

/// <summary>Drop a file, choose one, or paste cells.</summary>
public sealed partial class StartImportPage
{
    private ImportKind kind;
    private IReadOnlyList<ImportBatch> drafts = [];
    private string fileName = "";
    private string? problem;
    private bool waiting;
    private long done;
    private long size;

    [Inject] private CurrentCaller Me { get; set; } = null!;

    [Inject] private StartImport StartImport { get; set; } = null!;

    [Inject] private ListImports ListImports { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private ILogger<StartImportPage> Log { get; set; } = null!;

    [Inject] private IOptions<ImportOptions> Options { get; set; } = null!;

    private string Title => kind == ImportKind.People ? "Import from Spreadsheet" : "Import games from Spreadsheet";

    private string Sample => kind == ImportKind.People ? "/samples/people-sample.csv" : "/samples/games-sample.csv";

    protected override async Task OnParametersSetAsync()
    {
        kind = new Uri(Navigation.Uri).AbsolutePath.StartsWith("/games", StringComparison.OrdinalIgnoreCase)
            ? ImportKind.Games
            : ImportKind.People;
        var list = await ListImports.RunAsync(await Me.GetAsync());
        drafts = [.. list.Imports.Where(batch => batch.AppliedAt is null && batch.Kind == kind).Take(5)];
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount != 1)
        {
            (fileName, problem) = ("More than one file", "Drop one file at a time. Nothing was changed.");
            return;
        }
        (fileName, size, done, problem) = (chosen.File.Name, chosen.File.Size, 0, null);
        if (size > Options.Value.MostBytes)
        {
            problem =
                $"It has {Bytes(size)}; at most {Bytes(Options.Value.MostBytes)} are read. Split it into several files, or delete the "
                + "columns that are not needed. Nothing was changed.";
            return;
        }
        waiting = false;
        await ActAsync(() => ReadAsync(chosen.File));
    }

    private async Task ReadAsync(IBrowserFile given)
    {
        try
        {
            // The stream itself limits a browser that sends more than it stated.
            await using var file = new ProgressStream(given.OpenReadStream(Options.Value.MostBytes, Leaving),
                read => { done = read; StateHasChanged(); });
            var result = await StartImport.RunAsync(await Me.GetAsync(), kind, fileName, file, size,
                () => { waiting = true; StateHasChanged(); }, Leaving);
            if (result.ImportId is { } id)
                Navigation.NavigateTo($"/imports/{id}");
            problem = result.Refusal;
        }
        catch (IOException)
        {
            problem = "It could not be read to its end: it may have been moved or changed meanwhile. Choose it again. Nothing was changed.";
        }
        catch (TimeoutException)
        {
            problem = "Nothing of it has arrived for a minute. Look at your connection and choose it again. Nothing was changed.";
        }
        catch (NotAllowedException refused)
        {
            await DispatchExceptionAsync(refused);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or BusyDatabaseException))
        {
            // Caught here, because an exception would go to the browser's script, which shows nothing.
            CannotTake(Log, broken.GetType().Name, broken.StackTrace);
            problem =
                "The portal broke at it, and its log says why. Try it again, or copy the list alone into a new file and drop that one. "
                + "Nothing was changed.";
        }
    }

    private static string Bytes(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024):N0} KB"
        : $"{bytes / 1024.0 / 1024:N1} MB";

    [LoggerMessage(LogLevel.Error, "A file could not be taken in: {Exception}\n{StackTrace}")]
    private static partial void CannotTake(ILogger log, string exception, string? stackTrace);
}
