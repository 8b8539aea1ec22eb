using System.Net;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Access;

/// <summary>Every endpoint of the portal: those open to strangers are on one short list, and all others check the caller.</summary>
public sealed class EndpointAccessTests(WebPortal portal) : IClassFixture<WebPortal>
{
    private static readonly string[] OpenToStrangers =
    [
        "/login", "/logout", "/sign-out", "/forgot-password", "/start", "/set-up", "/set-up/{**token:minlength(1)}",
        "/choose-password", "/choose-password/{**token:minlength(1)}", "/reset-password", "/reset-password/{**token:minlength(1)}",
        "/confirm-address", "/confirm-address/{**token:minlength(1)}", "/no-reminders", "/no-reminders/{**token:minlength(1)}",
        "/no-digest/{**token:minlength(1)}", "/not-you", "/not-you/{**token:minlength(1)}", "/opened",
        // Only links that were broken before their secret: see LinkPath.
        "/{**path:link}",
        "/not-found", "/error", "/theme", "/health/live", "/health/ready", "/health/deep",
    ];

    [Fact]
    public void Only_the_listed_endpoints_are_open_to_strangers()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => !Path.HasExtension(path) && !path.StartsWith("/_framework", StringComparison.Ordinal))
            .Except(OpenToStrangers);

        Assert.Empty(open);
    }

    [Fact]
    public void Every_page_says_who_may_open_it()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Length > 0);

        Assert.DoesNotContain(pages, page => page.GetCustomAttributes(typeof(PageForAttribute), true).Length == 0
            && page.GetCustomAttributes(typeof(AllowAnonymousAttribute), true).Length == 0);
    }

    [Fact]
    public async Task A_stranger_who_asks_for_any_other_endpoint_is_led_to_the_sign_in_page()
    {
        using var browser = portal.Browser();
        foreach (var path in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(Filled).Distinct())
        {
            using var answer = await browser.GetAsync(path);
            Assert.True(
                answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location: { } location }
                    && location.ToString().Contains("/login", StringComparison.Ordinal)
                || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound,
                $"{path} answers {(int)answer.StatusCode} to a stranger.");
        }
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    public async Task A_stranger_opens_no_circuit(string path)
    {
        using var browser = portal.Browser();
        using var answer = await browser.PostAsync(path, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Filled(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()))));
}
