using System.Net;
using Assignr.Portal.Data;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assignr.Portal.Tests.Shell;

/// <summary>What holds for every answer, whatever gives it (requirements.md 74, 80 to 84).</summary>
public sealed class DoorTests(WebPortal portal) : IClassFixture<WebPortal>
{
    /// <summary>A page, a file, a redirect, a missing page, a refused circuit, a refused form.</summary>
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
        using var answer = await portal.AskAsync(HttpMethod.Get, "https://evil.example/not-found");

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
        using var answer = await portal.AskAsync(HttpMethod.Post, "https://portal.example.test/_blazor/negotiate", ("Origin", origin));

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
            services.AddSingleton<IDbContextFactory<PortalDb>>(provider =>
                faulty.Over(provider.GetRequiredService<DbContextOptions<PortalDb>>()));
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

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value),
            StringComparer.OrdinalIgnoreCase);
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
