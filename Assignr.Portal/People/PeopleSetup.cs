namespace Assignr.Portal.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<ListPeople>()
        .AddSingleton<CountStandings>()
        .AddSingleton<CountNeverLoggedIn>()
        .AddSingleton<LoadPerson>()
        .AddSingleton<FindPeopleAtAddress>();
}
