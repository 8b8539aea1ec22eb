using Assignr.Portal;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Bounces;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Data.Demo;
using Assignr.Portal.Games;
using Assignr.Portal.Health;
using Assignr.Portal.Import;
using Assignr.Portal.Keys;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.Mail.Transports.Pickup;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.People.OnePerson;
using Assignr.Portal.SenderDomain;
using Assignr.Portal.Settings;
using Assignr.Portal.Settings.Page;
using Assignr.Portal.Shell;
using Assignr.Portal.StartUp;
using Assignr.Portal.Tokens;

FileModes.KeepOthersOut();
if (args is [MakeKey.Name, .. var where])
    return MakeKey.Run(where);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSlices();
builder.Services.AddShell();
builder.Services.AddHealth();
builder.AddTelemetry();
builder.Services.AddStartUp();

var app = builder.Build();
if (!app.HasSafeSettings())
    return 1;
app.UseShell();
app.MapAccounts();
app.MapMailbox();
app.MapNewAccounts();
app.MapImport();
app.MapPeopleGrid();
app.MapGames();
app.MapShell();
app.MapHealth();
return await app.RunSafelyAsync();

namespace Assignr.Portal
{
    public static class Slices
    {
        /// <summary>Everything except the web, from the lowest slice up; tests and benchmarks use it as well.</summary>
        public static IServiceCollection AddSlices(this IServiceCollection services) => services
            .AddData()
            .AddKeys()
            .AddAccess()
            .AddTokens()
            .AddSettings()
            .AddChanges()
            .AddMail()
            .AddLetters()
            .AddPeople()
            .AddSenderDomain()
            .AddGames()
            .AddNewAccounts()
            .AddAccounts()
            .AddPeopleGrid()
            .AddOnePerson()
            .AddBounces()
            .AddMailLog()
            .AddTimelines()
            .AddImport()
            .AddSettingsPage()
            .AddDemo();
    }
}
