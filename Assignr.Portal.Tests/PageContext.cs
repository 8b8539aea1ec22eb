using System.Security.Claims;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Changes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;

namespace Assignr.Portal.Tests;

/// <summary>Pages in bUnit on the portal's real slices and a real SQLite file, with a person signed in.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    private const int Years = 10;

    private IRenderedComponent<MudDialogProvider>? dialogs;

    protected TestPortal Portal { get; private set; } = null!;

    /// <summary>Who is signed in: an assignor, unless the test signs in another person.</summary>
    protected Person Me { get; private set; } = null!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>The dialogs over the page, which are rendered with it.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs => dialogs ?? throw new InvalidOperationException("Render a page first.");

    public virtual async Task InitializeAsync()
    {
        Portal = await TestPortal.StartAsync(services =>
        {
            // A session lasts however far a test moves the clock.
            services.RemoveAll<IValidateOptions<SessionLimits>>();
            services.Configure<SessionLimits>(limits => (limits.AssignorIdleMinutes, limits.AssignorHours, limits.OfficialIdleMinutes,
                limits.OfficialDays) = (Years * 365 * 24 * 60, Years * 365 * 24, Years * 365 * 24 * 60, Years * 365));
        });
        // For a busy machine.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Portal.Clock);
        Services.AddSingleton(Portal.Get<ChangeFeed>());
        Services.AddSingleton(Portal.Database);
        Services.AddSingleton(Portal.Get<IOptions<SessionLimits>>());
        Services.AddScoped<CurrentCaller>();
        Services.AddMudServices();
        Services.AddFallbackServiceProvider(Portal.Services);
        await SignInAsync(A.Person("Marcy Dolan", "marcy.dolan@officials.example.com", Permissions.Assignor,
            loggedInAt: Portal.Now.AddDays(-1)));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        // xunit would dispose synchronously, which MudBlazor's services refuse.
        await DisposeAsync();
        await Portal.DisposeAsync();
    }

    protected async Task SignInAsync(Person person)
    {
        Me = person;
        await Portal.SaveAsync(person);
        await Portal.SaveAsync(new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = person.PrimaryAddress,
            NormalizedUserName = person.PrimaryAddress,
            SecurityStamp = "stamp"
        });
        var secret = Secret.Mint();
        await Portal.SaveAsync(new Session
        {
            Hash = secret.Hash,
            PersonId = person.Id,
            Stamp = "stamp",
            Since = Portal.Now,
            SeenAt = Portal.Now,
            Browser = "Chrome on Linux"
        });
        this.AddAuthorization().SetAuthorized(person.FullName).SetClaims(
            new Claim(CurrentCaller.PersonClaim, person.Id.ToString()), new Claim(CurrentCaller.SessionClaim, secret.Raw));
    }

    /// <summary>The page with the parts of the frame around it.</summary>
    protected IRenderedComponent<TPage> Show<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null) where TPage
        : IComponent
    {
        Render<MudPopoverProvider>();
        Render<MudSnackbarProvider>();
        dialogs = Render<MudDialogProvider>();
        return Render(parameters);
    }
}
