using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Shell;

/// <summary>Requests over plain http, without a host, and through trusted and untrusted proxies.</summary>
public sealed class PlainHttpTests(WebPortal portal) : IClassFixture<WebPortal>
{
    [Fact]
    public async Task Plain_http_leads_to_the_public_address()
    {
        using var answer = await portal.AskAsync(HttpMethod.Get, "http://portal.example.test/people?page=2");

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
            context.Request.QueryString = QueryString.FromUriComponent(path.Contains('?', StringComparison.Ordinal)
                ? path[path.IndexOf('?', StringComparison.Ordinal)..]
                : "");
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
        using var answer = await portal.AskAsync(HttpMethod.Post, "http://portal.example.test/login");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_believed_who_is_not_a_known_proxy()
    {
        using var answer = await portal.AskAsync(HttpMethod.Get, "http://portal.example.test/not-found", ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-For", "203.0.113.7"));

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
}
