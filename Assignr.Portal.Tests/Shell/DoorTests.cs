using System.Net;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>What holds for every answer, whoever gives it (BAR 74, 80 to 84).</summary>
public sealed class DoorTests(WebPortal portal) : IClassFixture<WebPortal>
{
    /// <summary>A page, a file, a redirect, nothing there, a refused circuit, a refused form.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        { "GET", "/not-found" },
        { "GET", "/favicon.svg" },
        { "GET", "/people" },
        { "GET", "/no-such-page" },
        { "POST", "/_blazor/negotiate" },
        { "POST", "/logout" },
        { "PUT", "/not-found" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_the_headers(string method, string path)
    {
        using var browser = portal.Browser();
        using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        AssertHeaders(answer);
    }

    [Fact]
    public async Task Another_host_is_refused_with_the_headers_too()
    {
        using var answer = await AskAsync(HttpMethod.Get, "https://evil.example/not-found");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task Scripts_come_from_here_and_nothing_frames_the_portal()
    {
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync("/not-found");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("eval", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_holds_no_script_of_its_own()
    {
        using var browser = portal.Browser();

        Assert.DoesNotMatch("<script(?![^>]*src=)", await browser.GetStringAsync("/not-found"));
    }

    [Fact]
    public async Task Pages_stay_in_no_cache_and_files_may()
    {
        using var browser = portal.Browser();
        using var page = await browser.GetAsync("/not-found");
        using var file = await browser.GetAsync("/favicon.svg");

        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.False(file.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/base.css")]
    [InlineData("/portal.js")]
    [InlineData("/fonts/inter-latin-wght-normal.woff2")]
    public async Task A_file_that_is_no_document_says_nothing_of_what_documents_may_do(string path)
    {
        using var browser = portal.Browser();
        using var file = await browser.GetAsync(path);
        using var drawing = await browser.GetAsync("/favicon.svg");
        using var nothing = await browser.GetAsync($"/nowhere{path}");

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.DoesNotContain(file.Headers, header => header.Key is "Content-Security-Policy" or "Permissions-Policy" or "X-Frame-Options");
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(file.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains(drawing.Headers, header => header.Key == "Content-Security-Policy");
        Assert.Contains(nothing.Headers, header => header.Key == "Content-Security-Policy");
    }

    [Fact]
    public async Task Plain_http_leads_to_the_public_address()
    {
        using var answer = await AskAsync(HttpMethod.Get, "http://portal.example.test/people?page=2");

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("https://portal.example.test/people?page=2", answer.Headers.Location!.AbsoluteUri);
    }

    [Theory]
    [InlineData("//evil.example/login")]
    [InlineData("///evil.example")]
    [InlineData("//evil.example/%2e%2e?returnUrl=//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Plain_http_leads_nowhere_else_whatever_the_path(string path)
    {
        var answer = await portal.Server.SendAsync(context =>
        {
            context.Request.Scheme = "http";
            context.Request.Host = new HostString("portal.example.test");
            context.Request.Path = path.Split('?')[0];
            context.Request.QueryString = QueryString.FromUriComponent(path.Contains('?', StringComparison.Ordinal) ? path[path.IndexOf('?', StringComparison.Ordinal)..] : "");
        });

        Assert.Equal(StatusCodes.Status308PermanentRedirect, answer.Response.StatusCode);
        Assert.StartsWith("https://portal.example.test/", answer.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_to_no_host_is_refused()
    {
        var answer = await portal.Server.SendAsync(context =>
        {
            context.Request.Scheme = "https";
            context.Request.Host = new HostString("");
            context.Request.Path = "/people";
        });

        Assert.Equal(StatusCodes.Status400BadRequest, answer.Response.StatusCode);
    }

    [Fact]
    public async Task What_was_sent_over_plain_http_is_refused()
    {
        using var answer = await AskAsync(HttpMethod.Post, "http://portal.example.test/login");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_believed_who_is_not_a_known_proxy()
    {
        using var answer = await AskAsync(HttpMethod.Get, "http://portal.example.test/not-found", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("10.1.2.3", HttpStatusCode.OK)]
    [InlineData("10.1.2.4", HttpStatusCode.BadRequest)]
    public async Task A_known_proxy_is_believed_and_its_neighbour_is_not(string address, HttpStatusCode answered)
    {
        await using var behind = portal.WithWebHostBuilder(host =>
        {
            host.UseSetting("Proxy:KnownProxies:0", "10.1.2.3");
            host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new ComesFrom(IPAddress.Parse(address))));
        });
        using var browser = behind.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://portal.example.test/not-found");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await browser.SendAsync(request);

        Assert.Equal(answered, answer.StatusCode);
    }

    [Fact]
    public void A_circuit_closes_when_the_ticket_that_opened_it_ends()
    {
        var connections = portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .SelectMany(endpoint => endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>()).ToList();

        Assert.NotEmpty(connections);
        Assert.All(connections, connection => Assert.True(connection.CloseOnAuthenticationExpiration));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example.test.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.example.test", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://portal.example.test", HttpStatusCode.Unauthorized)]
    public async Task Only_our_own_pages_reach_the_circuit(string origin, HttpStatusCode answered)
    {
        using var answer = await AskAsync(HttpMethod.Post, "https://portal.example.test/_blazor/negotiate", ("Origin", origin));

        Assert.Equal(answered, answer.StatusCode);
    }

    [Fact]
    public async Task What_breaks_is_answered_with_a_code_and_without_the_exception()
    {
        var faulty = new BreakableDatabase();
        await using var broken = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton(faulty);
            services.RemoveAll<IDbContextFactory<PortalDb>>();
            services.AddSingleton<IDbContextFactory<PortalDb>>(provider => faulty.Over(provider.GetRequiredService<DbContextOptions<PortalDb>>()));
        }));
        using var browser = broken.CreateClient(new() { BaseAddress = WebPortal.Address, AllowAutoRedirect = false });
        faulty.IsBroken = true;

        using var answer = await browser.GetAsync("/not-found");
        var document = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something broke", document, StringComparison.Ordinal);
        Assert.Matches("Code <span class=\"mono\">[^<]+</span>", document);
        Assert.DoesNotContain("the disk is gone", document, StringComparison.Ordinal);
        AssertHeaders(answer);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var browser = portal.Browser();
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await browser.SendAsync(request);
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Assert.Equal("max-age=63072000; includeSubDomains", headers["Strict-Transport-Security"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", headers["X-Frame-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Contains("geolocation=()", headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
        Assert.DoesNotContain("X-Powered-By", headers.Keys);
    }

    private sealed class ComesFrom(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class BreakableDatabase : IDbContextFactory<PortalDb>
    {
        private DbContextOptions<PortalDb>? options;

        public bool IsBroken { get; set; }

        public BreakableDatabase Over(DbContextOptions<PortalDb> databaseOptions)
        {
            options = databaseOptions;
            return this;
        }

        public PortalDb CreateDbContext() => IsBroken ? throw new IOException("the disk is gone") : new PortalDb(options!);
    }
}
