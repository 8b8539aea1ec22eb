using System.Net;
using Assignr.Portal.Mail.Transports.Pickup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;

namespace Assignr.Portal.Tests.Mail.Transports.Pickup;

public sealed class MailboxTests(WebPortal portal) : IClassFixture<WebPortal>
{
    [Fact]
    public void Outside_Development_there_is_no_mailbox_at_all() =>
        Assert.DoesNotContain(portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            endpoint => endpoint.RoutePattern.RawText!.Contains("mailbox", StringComparison.OrdinalIgnoreCase)
                && !Path.HasExtension(endpoint.RoutePattern.RawText));

    [Theory]
    [InlineData("/mailbox")]
    [InlineData("/mailbox/20261123T090000000Z-00000000000000000000000000000000/html")]
    public async Task Outside_Development_it_answers_as_any_address_that_does_not_exist(string path)
    {
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(path);
        using var unknown = await browser.GetAsync("/no-such-page");

        Assert.Equal(unknown.StatusCode, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task In_Development_it_shows_the_letters_newest_first_without_a_sign_in()
    {
        using var development = Development();
        var pickup = development.Services.GetRequiredService<PickupTransport>();
        await pickup.HandOverAsync(0, Letter("first@officials.example.com", "The first"), CancellationToken.None);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await pickup.HandOverAsync(0, Letter("second@officials.example.com", "The second"), CancellationToken.None);
        using var browser = development.CreateClient();

        var page = await browser.GetStringAsync("/mailbox");

        Assert.True(page.IndexOf("The second", StringComparison.Ordinal) < page.IndexOf("The first", StringComparison.Ordinal));
        Assert.Contains("first@officials.example.com", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_shown_as_a_mail_program_would_without_scripts_and_with_its_links_in_new_tabs()
    {
        using var development = Development();
        await development.Services.GetRequiredService<PickupTransport>().HandOverAsync(0,
            Letter("first@officials.example.com", "One"), CancellationToken.None);
        var name = (await development.Services.GetRequiredService<Mailbox>().ListAsync(1, CancellationToken.None)).Entries[0].Name;
        using var browser = development.CreateClient();

        var page = await browser.GetStringAsync($"/mailbox/{name}");
        using var letter = await browser.GetAsync($"/mailbox/{name}/html");
        var raw = await browser.GetStringAsync($"/mailbox/{name}/raw");

        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", letter.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<base target=\"_blank\">", await letter.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Subject: One", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mailbox/..%2f..%2fportal/raw")]
    [InlineData("/mailbox/portal.db/raw")]
    public async Task Nothing_but_letters_can_be_read(string path)
    {
        using var development = Development();
        using var browser = development.CreateClient();
        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private WebApplicationFactory<Program> Development() => portal.WithWebHostBuilder(host => host
        .UseEnvironment(Environments.Development)
        .UseSetting("Mail:Transport", "Pickup")
        .UseSetting("Portal:DemoLeague", "false"));

    private static MimeMessage Letter(string to, string subject)
    {
        var letter = new MimeMessage { Subject = subject };
        letter.To.Add(new MailboxAddress("", to));
        letter.Body = new BodyBuilder
        {
            HtmlBody = "<html><head></head><body><a href=\"https://portal.example.test/x\">x</a></body></html>",
            TextBody = "x"
        }.ToMessageBody();
        return letter;
    }
}
