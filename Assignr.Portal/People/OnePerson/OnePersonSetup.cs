namespace Assignr.Portal.People.OnePerson;

public static class OnePersonSetup
{
    public static IServiceCollection AddOnePerson(this IServiceCollection services) => services.AddSingleton<LoadPerson>();
}
