using System.Net;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Errors;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Shell.Requests;

/// <summary>What every request passes before anything else handles it.</summary>
internal static partial class Door
{
    public static void AddDoor(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy")
            .Validate(proxy => proxy.KnownProxies.All(address => IPAddress.TryParse(address, out _)),
                "Proxy:KnownProxies holds something that is not an IP address.")
            .ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Believe);
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<PortalOptions>, IHostEnvironment>(OnlyOurHost);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(server => server.AddServerHeader = false);
        // The outermost middleware, so that answers of the host filter have the headers too.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, HeadersFirst>());
    }

    public static void UseDoor(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.KnownProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseErrorDocuments();
        app.Use(OnlyRealHostsAsync);
        if (!app.Environment.IsDevelopment())
            app.Use(OnlyHttpsAsync);
        app.Use(OnlyOwnPagesOpenCircuitsAsync);
        app.Use(ReadableForm.OfferAsync);
    }

    /// <summary>Plain http is allowed in Development, and for a portal that is tried out on one's own machine.</summary>
    private static bool IsOpenToPeople(PortalOptions portal, IHostEnvironment environment) =>
        environment.IsDevelopment() || (Uri.TryCreate(portal.PublicAddress, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)));

    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxy)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var address in proxy.Value.KnownProxies)
            forwarded.KnownProxies.Add(IPAddress.Parse(address));
    }

    private static void OnlyOurHost(HostFilteringOptions hosts, IOptions<PortalOptions> portal, IHostEnvironment environment)
    {
        // Without a host no absolute address can be built.
        hosts.AllowEmptyHosts = false;
        if (environment.IsDevelopment() || !Uri.TryCreate(portal.Value.PublicAddress, UriKind.Absolute, out var address))
            return;
        hosts.AllowedHosts = [address.Host];
        hosts.IncludeFailureMessage = false;
    }

    /// <summary>Refuses hosts that make no valid address, such as one with the port 99999 or the name xn--a: pages would fail on
    /// them.</summary>
    private static Task OnlyRealHostsAsync(HttpContext context, RequestDelegate next)
    {
        if (HasRealHost(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool HasRealHost(HttpRequest request)
    {
        try
        {
            return Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            // Thrown where the name claims to be punycode and is not.
            return false;
        }
    }

    /// <summary>Redirects plain http to the public address. Anything but GET and HEAD is refused, because what it sent could be read on its
    /// way.</summary>
    private static Task OnlyHttpsAsync(HttpContext context, RequestDelegate next)
    {
        var portal = context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value;
        if (context.Request.IsHttps || !portal.PublicAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return next(context);
        if (context.Request.Headers.ContainsKey("X-Forwarded-Proto"))
        {
            // A redirect would repeat for ever: the proxy speaks plain http to us, and is not trusted to say that the client used https.
            ProxyUnknown(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Door)),
                context.Connection.RemoteIpAddress);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            context.Response.Redirect(portal.PublicAddress.TrimEnd('/') + context.Request.GetEncodedPath(),
                permanent: true, preserveMethod: true);
        else
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Other sites may not open a circuit with the cookie of their visitor: CORS does not apply to WebSockets.</summary>
    private static Task OnlyOwnPagesOpenCircuitsAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || IsOurs(context, origin))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(HttpContext context, string origin)
    {
        var portal = context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value;
        return string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(portal.PublicAddress, UriKind.Absolute, out var address)
                && string.Equals(origin, address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
    }

    // Appended to the public address as text: resolved as an address, a path that begins with two slashes would name another host.
    private static string GetEncodedPath(this HttpRequest request) => request.Path.ToUriComponent() + request.QueryString.ToUriComponent();

    [LoggerMessage(LogLevel.Warning,
        "A request came through {Address}, which says that it speaks for others. It is not in Proxy:KnownProxies, so it was refused.")]
    private static partial void ProxyUnknown(ILogger log, IPAddress? address);

    private sealed class HeadersFirst(IHostEnvironment environment) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(TellFilesLessAsync);
            app.UseSecurityHeaders(SecurityHeaders.For(environment));
            app.Use(StoreNothingAsync);
            next(app);
        };

        /// <summary>Saves half a kilobyte for each stylesheet, script and font.</summary>
        private static Task TellFilesLessAsync(HttpContext context, RequestDelegate next)
        {
            // Registered first and so called last, when the headers are set.
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.ContentType is "text/css" or "text/javascript" or "font/woff2"
                    && response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                {
                    foreach (var name in SecurityHeaders.NotOfFiles)
                        response.Headers.Remove(name);
                }
                return Task.CompletedTask;
            }, context);
            return next(context);
        }

        /// <summary>Only files that are the same for everybody may be cached.</summary>
        private static Task StoreNothingAsync(HttpContext context, RequestDelegate next)
        {
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                    response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            }, context);
            return next(context);
        }
    }
}
