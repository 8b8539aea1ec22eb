using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>Five who never logged in, one of them without an address and one emailed an hour ago, and the dialog that sends.</summary>
public abstract class SendDialogBench : PageContext
{
    private readonly Person alan = A.Person("Alan Eck", "alan@example.com");

    protected Person Barry { get; } = A.Person("Barry Anderson", "barry@example.com");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.SaveAsync(
            Barry, alan, A.Person("Tra Blake", address: null), A.Person("Allen Baynes", "baynes@home.example"),
            A.Person("Rusty Baynes", "baynes@home.example", moreAddresses: "rusty@example.com"),
                A.Game(Portal.Now.AddDays(6), ("Referee", Barry)));
        await Portal.ReadAsync(db => db.People.Where(person => person.Id == alan.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountHandedOverAt,
                Portal.Now.AddHours(-1)).SetProperty(person => person.LinkExpiresAt, Portal.Now.AddDays(13))));
    }

    protected async Task<IRenderedComponent<MudDialogProvider>> OpenAsync()
    {
        Show<MailingsPage>();
        await Dialogs.InvokeAsync(() => SendNewAccountEmailsDialog.OpenAsync(Services.GetRequiredService<IDialogService>()));
        // Rows are loaded after their lists are drawn.
        Dialogs.WaitForElement("[aria-label='Get an email'] .it");
        Dialogs.WaitForElement("[aria-label='Get none'] .it span.sub.grow[title]");
        return Dialogs;
    }

    protected static string Words(IRenderedComponent<MudDialogProvider> dialog, string selector) =>
        string.Join(' ', dialog.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
