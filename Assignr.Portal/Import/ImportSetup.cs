using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Starting;
using Assignr.Portal.Shell.Requests;

namespace Assignr.Portal.Import;

public static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration("Import").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IImportKind, PeopleImport>()
            .AddSingleton<IImportKind, GamesImport>()
            .AddSingleton<Drafts>()
            .AddSingleton<ImportTurns>()
            .AddSingleton<StartImport>()
            .AddSingleton<ReadImport>()
            .AddSingleton<ChangeImport>()
            .AddSingleton<FindByName>()
            .AddSingleton<DiscardImport>()
            .AddSingleton<ImportAsOther>()
            .AddSingleton<ApplyImport>()
            .AddSingleton<ListImports>()
            .AddSingleton<LoadImport>()
            .AddSingleton<UndoImport>()
            .AddSingleton<ExportFailedRows>();
    }

    public static WebApplication MapImport(this WebApplication app)
    {
        app.MapGet("/imports/{id:guid}/failed.csv", DownloadAsync).AddEndpointFilter<EndsWithThePortal>()
            .WithMetadata(new PageForAttribute(Who.Assignors));
        return app;
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext http, CurrentCaller current, ExportFailedRows export,
        CancellationToken cancel)
    {
        var caller = await current.FromAsync(http.User, http.Connection.RemoteIpAddress?.ToString(), cancel);
        return TableFile.Download(http, await export.RunAsync(caller, id, cancel));
    }
}
