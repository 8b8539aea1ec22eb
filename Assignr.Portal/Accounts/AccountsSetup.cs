using System.Security.Claims;
using System.Threading.RateLimiting;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Letters.AddressConfirmation;
using Assignr.Portal.Accounts.Letters.AddressesChanged;
using Assignr.Portal.Accounts.Letters.AddressRemoved;
using Assignr.Portal.Accounts.Letters.PasswordChanged;
using Assignr.Portal.Accounts.Letters.PasswordReset;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.NoReminders;
using Assignr.Portal.Accounts.NotYou;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Accounts.SetUp;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Accounts.Start;
using Assignr.Portal.Data;
using Assignr.Portal.Letters;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Layouts;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Claim = System.Security.Claims.Claim;

namespace Assignr.Portal.Accounts;

public static class AccountsSetup
{
    /// <summary>The name of the rate limit for the forms of the account pages.</summary>
    public const string PostLimit = "account";

    private const int PostCounters = 65_536;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        // Links carry their secret in the path, so the categories that log paths, or add them to scopes, are turned off.
        services.AddLogging(logs => logs
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
            // A cookie whose key is gone is replaced by a new one; otherwise each such browser would log an exception.
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
        services.AddSingleton<NoteOpening>();
        services.AddSingleton<StartCodes>();
        services.AddSingleton<OpenByCode>();
        services.AddSingleton<ChoosePassword>();
        services.AddSingleton<SayNotYou>();
        services.AddSingleton<ResetPassword>();
        services.AddSingleton<AskForLink>();
        services.AddSingleton<AskForNewLink>();
        services.AddSingleton<PasswordRequests>();
        services.AddSingleton<AnswerPasswordRequest>();
        services.AddHostedService<PasswordRequestWorker>();
        services.AddSingleton<SendPasswordReset>();
        services.AddLetter<PasswordResetKind, PasswordResetLetterWriter>();
        services.AddLetter<PasswordChangedKind, PasswordChangedLetterWriter>();
        services.AddLetter<AddressConfirmationKind, AddressConfirmationLetterWriter>();
        services.AddLetter<AddressesChangedKind, AddressesChangedLetterWriter>();
        services.AddLetter<AddressRemovedKind, AddressRemovedLetterWriter>();
        services.AddSingleton<LookAtConfirmation>();
        services.AddSingleton<ConfirmAddress>();
        services.AddSingleton<SendConfirmationAgain>();
        services.AddSingleton<WithdrawAddress>();
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

    /// <summary>To be called before everything that answers requests.</summary>
    public static void MapAccounts(this WebApplication app)
    {
        app.Use(AddressOfRequest);
        app.UseRateLimiter();
        app.Use(AnswerOnTickAttribute.KeepAsync);
        app.MapLogOut();
        app.MapSessionEnding();
        app.MapLinks();
        app.MapOpening();
        app.MapOneClick();
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
        // The session's row decides when it is over; the cookie must only last as long.
        cookie.ExpireTimeSpan = sessions.Value.Longest;
        cookie.SlidingExpiration = false;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = SessionCookie.StartAsync,
            OnSigningOut = SessionCookie.EndAsync,
            OnValidatePrincipal = SessionCookie.CheckAsync,
            OnRedirectToLogin = static context =>
            {
                // A circuit that may not be opened is answered 401; only pages lead to the sign-in page.
                if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else
                {
                    // The posted form is lost, and the sign-in page says so.
                    var sent = HttpMethods.IsPost(context.Request.Method) ? "&done=not-sent" : "";
                    context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery + sent);
                }
                return Task.CompletedTask;
            },
            // The sign-in page redirects itself, after it has checked the address.
            OnRedirectToReturnUrl = static _ => Task.CompletedTask,
        };
    }

    // Limits the number of counters, however many networks post. The hash is random, so nobody outside can know which networks
    // share one.
    internal static int Bucket(HttpContext context) =>
        (int)((uint)Network.Of(context.Connection.RemoteIpAddress).GetHashCode(StringComparison.Ordinal) % PostCounters);

    /// <summary>Adds the request's IP address to its user as a claim, because a circuit has no request to ask.</summary>
    private static Task AddressOfRequest(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is { } address)
            context.User.AddIdentity(new ClaimsIdentity([new Claim(CurrentCaller.AddressClaim, Network.Plain(address).ToString())]));
        return next(context);
    }
}
