using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Shell.Requests;

namespace Assignr.Portal.People.Grid;

public static class PeopleGridSetup
{
    public static IServiceCollection AddPeopleGrid(this IServiceCollection services) => services
        .AddSingleton<ListPeople>()
        .AddSingleton<FindIdsOfFilter>()
        .AddSingleton<CountStandings>()
        .AddSingleton<CountNeverLoggedIn>()
        .AddSingleton<ExportPeople>();

    public static WebApplication MapPeopleGrid(this WebApplication app)
    {
        app.MapGet("/people/export.{format}", DownloadAsync).AddEndpointFilter<EndsWithThePortal>()
            .WithMetadata(new PageForAttribute(Who.Readers));
        return app;
    }

    private static async Task<IResult> DownloadAsync(string format, HttpContext http, CurrentCaller current, ExportPeople export,
        CancellationToken cancel)
    {
        if (TableFile.Format(format) is not { } kind)
            return Results.NotFound();
        var caller = await current.FromAsync(http.User, http.Connection.RemoteIpAddress?.ToString(), cancel);
        return TableFile.Download(http, await export.RunAsync(caller, PeopleUrl.Read($"{http.Request.Path}{http.Request.QueryString}"),
            cancel), "people", kind, cancel);
    }
}
