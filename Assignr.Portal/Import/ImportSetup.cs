using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import;

public static class ImportSetup
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration("Import").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<Drafts>()
            .AddSingleton<StartImport>()
            .AddSingleton<ReadImport>()
            .AddSingleton<ChangeImport>()
            .AddSingleton<DiscardImport>()
            .AddSingleton<ApplyImport>();
    }
}
