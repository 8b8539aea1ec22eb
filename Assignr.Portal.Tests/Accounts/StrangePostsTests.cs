using System.Text;
using Assignr.Portal.Access;

namespace Assignr.Portal.Tests.Accounts;

/// <summary>Posts that no page of the portal sends are answered with a page all the same.</summary>
public sealed class StrangePostsTests(WebPortal production) : RefusedFormsBench(production)
{
    [Theory]
    [InlineData("/login", "no-such-form")]
    [InlineData("/login", "")]
    [InlineData("/choose-password", "choose")]
    [InlineData("/choose-password", "new-link")]
    [InlineData("/reset-password", "reset")]
    [InlineData("/set-up", "set-up")]
    [InlineData("/not-found", "login")]
    public async Task A_form_that_the_page_does_not_have_ends_in_a_page(string path, string form)
    {
        var visitor = Visit();
        var page = await visitor.GetAsync("/login");

        AssertIsPage(await visitor.PostAsync(page, path, form));
    }

    [Fact]
    public async Task Nothing_that_is_posted_ends_in_a_blank_page()
    {
        var (stranger, assignor) = (Visit(), Visit());
        await SignInAsync(assignor, await WithAccountAsync("Marcy Dolan", Permissions.Assignor));
        foreach (var path in new[]
        {
            "/login", "/choose-password", "/reset-password", "/set-up", "/forgot-password", "/start", "/profile", "/people",
            "/settings", "/people/export.csv",
            "/choose-password/whatever", "/mailbox", "/no-such-page", "/", "/logout",
        })
        {
            AssertIsPage(await stranger.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([])));
            foreach (var content in new HttpContent?[] { null, new FormUrlEncodedContent([]),
                new StringContent("{}", Encoding.UTF8, "application/json"), TooMany() })
                AssertIsPage(await assignor.SendAsync(HttpMethod.Post, path, content));
        }
    }

    private static FormUrlEncodedContent TooMany() => new(Enumerable.Range(0, 3_000).Select(i => KeyValuePair.Create($"field{i}", "x")));

    private static void AssertIsPage(Answer answer)
    {
        if (answer.Location is not null)
            return;
        Assert.InRange((int)answer.Status, 200, 499);
        Assert.StartsWith("text/html", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Matches("<h1[ >]|blazor.web", answer.Body);
    }
}
