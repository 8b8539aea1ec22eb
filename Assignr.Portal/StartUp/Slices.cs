using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Keys;
using Assignr.Portal.Mail;
using Assignr.Portal.MailLog;
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
        services.AddKeys();
        services.AddSettings();
        services.AddPeople();
        services.AddGames();
        services.AddAudit();
        services.AddTokens();
        services.AddLetters();
        services.AddNewAccountLetter();
        services.AddPasswordLetters();
        services.AddNewAccounts();
        services.AddImport();
        services.AddMail();
        services.AddAccounts();
        services.AddMailLog();
        services.AddBounces();
        return services;
    }
}
