using System.Net;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.SignIn;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Assignr.Portal.Tests.Accounts.Passwords;

public sealed class ForgotPasswordPageTests(PortalHttp portal) : IClassFixture<PortalHttp>
{
    [Fact]
    public async Task Answers_everybody_alike_known_or_not()
    {
        var known = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var fresh = A.Person(address: $"{Guid.NewGuid():n}@example.com");
        var gone = A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: Permissions.None);
        await portal.SaveAsync(fresh, gone);
        var answers = new List<(HttpStatusCode, string?, string)>();

        foreach (var address in new[] { known.PrimaryAddress!, fresh.PrimaryAddress!, gone.PrimaryAddress!,
            "nobody@example.com", known.PrimaryAddress! })
        {
            var visitor = portal.Visit();
            var answer = await visitor.PostAsync("/forgot-password", "forgot", ("Form.Address", address));
            answers.Add((answer.Status, answer.Location, (await visitor.GetAsync(answer.Location!)).Text));
        }

        Assert.Contains("If we know this address, an email is on its way.", Assert.Single(answers.Distinct()).Item3,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/forgot-password")]
    [InlineData("/start")]
    [InlineData("/login")]
    public void Is_answered_on_a_tick(string path) =>
        Assert.Contains(portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(),
            endpoint => endpoint.RoutePattern.RawText == path && endpoint.Metadata.GetMetadata<AnswerOnTickAttribute>() is not null);

    [Theory]
    [InlineData(0, 500)]
    [InlineData(1, 499)]
    [InlineData(499, 1)]
    [InlineData(500, 500)]
    [InlineData(1730, 270)]
    public void The_next_tick_is_a_multiple_of_half_a_second_after_the_request_came(int elapsed, int left) =>
        Assert.Equal(TimeSpan.FromMilliseconds(left), AnswerOnTickAttribute.Left(TimeSpan.FromMilliseconds(elapsed)));

    [Fact]
    public async Task No_answer_comes_before_its_tick()
    {
        var visitor = portal.Visit();
        var page = await visitor.GetAsync("/forgot-password");
        var came = TimeProvider.System.GetTimestamp();
        await visitor.PostAsync(page, "/forgot-password", "forgot", ("Form.Address", "nobody@example.com"));

        Assert.True(TimeProvider.System.GetElapsedTime(came) >= AnswerOnTickAttribute.Tick - TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void The_request_itself_looks_up_nothing_and_only_takes_down_what_was_asked() =>
        Assert.Equal(
            [typeof(PasswordRequests), typeof(IStringLocalizer<AccountTexts>)],
            typeof(AskForLink).GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType));

    [Fact]
    public async Task Takes_exactly_one_address()
    {
        var victim = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        foreach (var fields in new (string, string)[][]
        {
            [("Form.Address", victim.PrimaryAddress!), ("Form.Address", "thief@example.com")],
            [("Form.Address[0]", victim.PrimaryAddress!), ("Form.Address[1]", "thief@example.com")],
            [("Form.Address", $"{victim.PrimaryAddress},thief@example.com")],
            [("Form.Address", $"{victim.PrimaryAddress}\r\nCc: thief@example.com")],
        })
        {
            var answer = await portal.Visit().PostAsync("/forgot-password", "forgot", fields);
            Assert.Null(answer.Location);
            Assert.True((int)answer.Status < 500);
        }

        Assert.False(await portal.ReadAsync(db => db.Messages.AnyAsync(message => message.PersonId == victim.Id)));
    }

    [Fact]
    public async Task Another_host_name_in_the_request_changes_no_link()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com"));
        var answer = await portal.Visit("evil.example").PostAsync("/forgot-password", "forgot", ("Form.Address", person.PrimaryAddress!));

        Assert.DoesNotContain("evil.example", answer.Headers["Location"].Replace("https://evil.example/forgot-password", "",
            StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("https://portal.example.test/",
            portal.Services.GetRequiredService<Portal.Settings.PublicAddress>().Link("reset-password/x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_posts_from_one_place_are_told_to_wait()
    {
        using var strict = portal.WithWebHostBuilder(builder => builder.UseSetting("Accounts:PostsPerMinute", "10"));
        var visitor = new Visitor(strict.CreateDefaultClient(new Uri("https://portal.example.test")));
        var page = await visitor.GetAsync("/login");
        Answer? answer = null;
        for (var i = 0; i < 11; i++)
            answer = await visitor.PostAsync(page, "/login", "login", ("Form.Name", "x@example.com"), ("Form.Password", "x"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer!.Status);
        Assert.Contains("Wait a minute, then try again.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("60", answer.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/login")).Status);
    }

    [Fact]
    public async Task A_page_that_breaks_becomes_a_document_that_says_so()
    {
        using var broken = portal.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.Remove(services.Single(service => service.ServiceType == typeof(AskForLink)))));

        var answer = await new Visitor(broken.CreateDefaultClient(new Uri("https://portal.example.test"))).GetAsync("/forgot-password");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("<h1", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(AskForLink), answer.Body, StringComparison.Ordinal);
    }
}
