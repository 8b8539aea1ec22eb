using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Changes;
using Assignr.Portal.People;
using Assignr.Portal.Settings.Page;
using Assignr.Portal.Tests.Mail;
using Assignr.Portal.Tokens;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Assignr.Portal.Tests.Settings.Page;

public sealed class SettingsPageTests : BunitContext, IAsyncLifetime
{
    private readonly Person marcy = A.Person("Marcy Dolan", "marcy@league.example.com", Permissions.Assignor);
    private MailBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(bench.Portal.Clock);
        Services.AddSingleton(bench.Portal.Get<LoadSettings>());
        Services.AddSingleton(bench.Portal.Get<ChangeSettings>());
        Services.AddSingleton(bench.Portal.Get<SendTestEmail>());
        Services.AddSingleton(bench.Portal.Get<FollowTestEmail>());
        Services.AddSingleton(bench.Portal.Get<ChangeFeed>());
    }

    Task IAsyncLifetime.DisposeAsync() => EndAsync();

    [Fact]
    public async Task Shows_the_site_what_mail_is_set_to_and_how_long_links_work()
    {
        var page = await OpenAsync(marcy);

        Assert.Equal("Assignr Portal", page.Find("#site-name").GetAttribute("value"));
        Assert.Equal("https://portal.example.test/", page.Find("#site-address").GetAttribute("value"));
        Assert.Contains($"SMTP to localhost, port {bench.Receiver.Port}, without encryption", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Mail leaves in clear", page.Markup, StringComparison.Ordinal);
        Assert.Contains("14 days", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saves_and_says_so()
    {
        var page = await OpenAsync(marcy);

        page.Find("#site-name").Input("KC Officials");
        await page.Find("form").SubmitAsync();

        Assert.Equal("KC Officials", (await bench.Portal.ReadAsync(db => db.Site.SingleAsync())).Name);
        Assert.Equal("Saved.", Assert.Single(Services.GetRequiredService<ISnackbar>().ShownSnackbars).Message);
    }

    [Fact]
    public async Task A_wrong_field_gets_its_sentence_and_keeps_what_was_typed()
    {
        var page = await OpenAsync(marcy);

        page.Find("#sender-address").Input("root");
        await page.Find("form").SubmitAsync();

        Assert.Contains("An email address looks like name@example.com.", page.Find("#sender-address-help").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("root", page.Find("#sender-address").GetAttribute("value"));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten_unseen()
    {
        var page = await OpenAsync(marcy);
        var before = (await bench.Portal.Get<LoadSettings>().RunAsync(TestPortal.Assignor)).Input;
        await bench.Portal.Get<ChangeSettings>().RunAsync(TestPortal.Assignor, before, before with { Name = "Theirs" });

        page.Find("#site-name").Input("Mine");
        await page.Find("form").SubmitAsync();

        Assert.Contains("Not saved: somebody else changed the settings meanwhile.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("#site-name").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Equal("Mine", (await bench.Portal.ReadAsync(db => db.Site.SingleAsync())).Name);
    }

    [Fact]
    public async Task The_test_email_tells_live_what_became_of_it()
    {
        var page = await OpenAsync(marcy);

        await Button(page, "Send a test email").ClickAsync();
        Assert.Contains("On its way", page.Markup, StringComparison.Ordinal);
        await bench.SendAsync();

        page.WaitForAssertion(() => Assert.Contains("250 2.0.0 Ok", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Handed over", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_reads_everything_and_changes_nothing()
    {
        var page = await OpenAsync(A.Person("Olive Observer", "olive@league.example.com", Permissions.Observer));

        Assert.True(page.Find("#site-name").HasAttribute("disabled"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Save", StringComparison.Ordinal)
            || button.TextContent.Contains("test email", StringComparison.Ordinal));
        Assert.Contains("an assignor changes them", page.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<SettingsPage>> OpenAsync(Person person)
    {
        var account = Account.Open(person.Id, person.PrimaryAddress!, "not a hash");
        var secret = Secret.Mint();
        await bench.Portal.SaveAsync(person, account, new Session
        {
            Hash = secret.Hash,
            PersonId = person.Id,
            Stamp = account.SecurityStamp!,
            Since = bench.Portal.Now,
            SeenAt = bench.Portal.Now,
            Browser = "Chrome on Linux",
        });
        var user = new ClaimsPrincipal(new ClaimsIdentity([new System.Security.Claims.Claim(CurrentCaller.SessionClaim, secret.Raw)],
            "test"));
        Services.AddSingleton(ActivatorUtilities.CreateInstance<CurrentCaller>(bench.Portal.Services, new Signed(user)));
        Render<MudPopoverProvider>();
        var page = Render<SettingsPage>();
        page.WaitForElement("form");
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SettingsPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private async Task EndAsync()
    {
        await DisposeAsync();
        await bench.DisposeAsync();
    }

    private sealed class Signed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
