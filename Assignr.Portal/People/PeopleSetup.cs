using Assignr.Portal.People.Editing;

namespace Assignr.Portal.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<PersonParts>()
        .AddSingleton<AddPerson>()
        .AddSingleton<EditPerson>()
        .AddSingleton<DescribeEdit>()
        .AddSingleton<DeletePerson>()
        .AddSingleton<DescribeDeletion>()
        .AddSingleton<FindPeopleAtAddress>();
}
