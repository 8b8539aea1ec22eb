namespace Assignr.Portal.Games;

public static class GamesSetup
{
    public static IServiceCollection AddGames(this IServiceCollection services) => services
        .AddSingleton<ListGames>()
        .AddSingleton<ListMyGames>()
        .AddSingleton<LoadGame>()
        .AddSingleton<FindOfficials>()
        .AddSingleton<AddGame>()
        .AddSingleton<EditGame>()
        .AddSingleton<CancelGame>()
        .AddSingleton<RestoreGame>()
        .AddSingleton<AssignPerson>();
}
