using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Pickup;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.StartUp;
using Assignr.Portal.Tokens;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAccess();
builder.Services.AddData();
builder.Services.AddSettings();
builder.Services.AddPeople();
builder.Services.AddGames();
builder.Services.AddAudit();
builder.Services.AddTokens();
builder.Services.AddLetters();
builder.Services.AddNewAccountLetter();
builder.Services.AddPasswordLetters();
builder.Services.AddNewAccounts();
builder.Services.AddImport();
builder.Services.AddMail();
builder.Services.AddAccounts();
builder.Services.AddShell();
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
return await app.RunSafelyAsync();
