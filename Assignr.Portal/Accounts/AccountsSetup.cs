using System.Security.Claims;
using System.Threading.RateLimiting;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Letters;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Accounts.SetUp;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Layouts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Claim = System.Security.Claims.Claim;

namespace Assignr.Portal.Accounts;

public static class AccountsSetup
{
    /// <summary>The name of the rate limit of the account pages' forms.</summary>
    public const string PostLimit = "account";

    private const int PostCounters = 65_536;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        // Requests for links carry the secret in their path: whatever logs paths, or puts them into scopes, is silent.
        services.AddLogging(logs => logs
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
            // A cookie of keys that are gone is replaced by a new one: nothing to be told with an exception for each browser.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical));
        services.AddIdentity();
        services.AddSingleton<IPersonPart, AccountPart>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<LogIn>();
        services.AddSingleton<LogOut>();
        services.AddSingleton<ListMySessions>();
        services.AddSingleton<EndMySessions>();
        services.AddSingleton<ReadSessionEnding>();
        services.AddSingleton<ForgetOldSignIns>();
        services.AddHostedService<ForgetOldSignInsWorker>();
        services.AddSingleton<LinkCookie>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<LookAtLink>();
        services.AddSingleton<ChoosePassword>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<AskForLink>();
        services.AddSingleton<AskForNewLink>();
        services.AddSingleton<PasswordRequests>();
        services.AddSingleton<AnswerPasswordRequest>();
        services.AddHostedService<PasswordRequestWorker>();
        services.AddSingleton<SendPasswordReset>();
        services.AddSingleton<PasswordResetLetterWriter>();
        services.AddSingleton<IMailKind, PasswordResetKind>();
        services.AddSingleton<PasswordChangedLetterWriter>();
        services.AddSingleton<IMailKind, PasswordChangedKind>();
        services.AddSingleton<AddressRemovedLetterWriter>();
        services.AddSingleton<IMailKind, AddressRemovedKind>();
        services.AddAddressesOfProfiles();
        services.AddSingleton(new ScreenPart(ScreenPlace.Unseen, typeof(LeaveWhenSignedOut)));
        services.AddSingleton(new ScreenPart(ScreenPlace.AboveForm, typeof(SetUpNotice)));
        services.AddSingleton(new ScreenPart(ScreenPlace.AboveForm, typeof(RefusedNotice)));
        services.AddSingleton<MintSetUpLink>();
        services.AddSingleton<LookAtSetUp>();
        services.AddSingleton<AwaitsSetUp>();
        services.AddSingleton<SetUpSite>();
        services.AddHostedService<SetUpLinkPrinter>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<ReadMyProfile>();
        services.AddSingleton<ChangeMyProfile>();
        services.AddSingleton<ChangeMyPassword>();
        return services;
    }

    /// <summary>Stands before everything that answers requests.</summary>
    public static void MapAccounts(this WebApplication app)
    {
        app.Use(AddressOfRequest);
        app.UseRateLimiter();
        app.Use(AnswerOnTickAttribute.KeepAsync);
        app.MapLogOut();
        app.MapSessionEnding();
        app.MapLinks();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<PortalDb>().AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped<ILookupNormalizer, NameNormalizer>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordHashing.Iterations);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<PortalOptions>, IOptions<SessionLimits>>(SetUpCookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<PortalOptions>>((antiforgery, portal) =>
            OwnCookie.Dress(antiforgery.Cookie, "assignr-form", portal.Value));
        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = static (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
        });
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<LinkPath>(LinkPath.Constraint));
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<IOptions<AccountOptions>>((limits, accounts) =>
            limits.AddPolicy(PostLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(Bucket(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = accounts.Value.PostsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                })
                : RateLimitPartition.GetNoLimiter(-1)));
    }

    private static void SetUpCookie(CookieAuthenticationOptions cookie, IOptions<PortalOptions> portal, IOptions<SessionLimits> sessions)
    {
        OwnCookie.Dress(cookie.Cookie, "assignr", portal.Value);
        cookie.LoginPath = "/login";
        cookie.LogoutPath = "/logout";
        cookie.AccessDeniedPath = "/";
        cookie.ReturnUrlParameter = "returnUrl";
        // The row says when a session is over; the cookie only has to last as long.
        cookie.ExpireTimeSpan = sessions.Value.Longest;
        cookie.SlidingExpiration = false;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = SessionCookie.StartAsync,
            OnSigningOut = SessionCookie.EndAsync,
            OnValidatePrincipal = SessionCookie.CheckAsync,
            OnRedirectToLogin = static context =>
            {
                // A circuit that may not be opened is refused; only pages lead to the login.
                if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else
                {
                    // What was sent is lost, and the sign-in page says so.
                    var sent = HttpMethods.IsPost(context.Request.Method) ? "&done=not-sent" : "";
                    context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery + sent);
                }
                return Task.CompletedTask;
            },
            // The sign-in page says where to go, after it has looked at the address.
            OnRedirectToReturnUrl = static _ => Task.CompletedTask,
        };
    }

    // So many counters and no more, whoever posts from however many networks. Which share one, nobody outside can know.
    private static int Bucket(HttpContext context) =>
        (int)((uint)Network.Of(context.Connection.RemoteIpAddress).GetHashCode(StringComparison.Ordinal) % PostCounters);

    /// <summary>Where this request comes from, beside whoever sends it: circuits have no request to ask.</summary>
    private static Task AddressOfRequest(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is { } address)
            context.User.AddIdentity(new ClaimsIdentity([new Claim(CurrentCaller.AddressClaim, Network.Plain(address).ToString())]));
        return next(context);
    }
}
