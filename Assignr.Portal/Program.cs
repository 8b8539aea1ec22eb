using Assignr.Portal.Accounts;
using Assignr.Portal.Games;
using Assignr.Portal.Health;
using Assignr.Portal.Import;
using Assignr.Portal.Keys;
using Assignr.Portal.Mail.Transports.Pickup;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Shell;
using Assignr.Portal.StartUp;

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
app.MapPeople();
app.MapGames();
app.MapShell();
app.MapHealth();
return await app.RunSafelyAsync();
