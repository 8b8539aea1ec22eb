using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games.Crews;
using Assignr.Portal.Games.Editing;
using Assignr.Portal.Games.Grid;
using Assignr.Portal.Games.OneGame;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Shell.Requests;

namespace Assignr.Portal.Games;

public static class GamesSetup
{
    public static IServiceCollection AddGames(this IServiceCollection services) => services
        .AddSingleton<IAfterMigration, FillGameSearch>()
        .AddSingleton<IPersonPart, CrewPart>()
        .AddSingleton<ListGames>()
        .AddSingleton<ListMyGames>()
        .AddSingleton<LoadGame>()
        .AddSingleton<FindOfficials>()
        .AddSingleton<AddGame>()
        .AddSingleton<EditGame>()
        .AddSingleton<CancelGame>()
        .AddSingleton<RestoreGame>()
        .AddSingleton<AssignPerson>()
        .AddSingleton<ExportGames>();

    public static WebApplication MapGames(this WebApplication app)
    {
        app.MapGet("/games/export.{format}", DownloadAsync).AddEndpointFilter<EndsWithThePortal>()
            .WithMetadata(new PageForAttribute(Who.Readers));
        return app;
    }

    private static async Task<IResult> DownloadAsync(string format, bool? all, HttpContext http, CurrentCaller current, ExportGames export,
        CancellationToken cancel)
    {
        if (TableFile.Format(format) is not { } kind)
            return Results.NotFound();
        var caller = await current.FromAsync(http.User, http.Connection.RemoteIpAddress?.ToString(), cancel);
        var query = all == true ? null : GamesQuery.Read($"{http.Request.Path}{http.Request.QueryString}");
        return TableFile.Download(http, await export.RunAsync(caller, query, cancel), "games", kind, cancel);
    }
}
