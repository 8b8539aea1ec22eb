using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Bounces;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Data.Demo;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Keys;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.StartUp;

public static class Slices
{
    /// <summary>Everything but the web: what tests and measurements run on as well.</summary>
    public static IServiceCollection AddSlices(this IServiceCollection services)
    {
        services.AddAccess();
        services.AddData();
        services.AddDemo();
        services.AddKeys();
        services.AddSettings();
        services.AddPeople();
        services.AddGames();
        services.AddAudit();
        services.AddChanges();
        services.AddTokens();
        services.AddLetters();
        services.AddNewAccounts();
        services.AddImport();
        services.AddMail();
        services.AddAccounts();
        services.AddMailLog();
        services.AddBounces();
        return services;
    }
}
