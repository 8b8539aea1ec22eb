using Assignr.Portal.Accounts.SignIn;

namespace Assignr.Portal.Tests.Accounts.SignIn;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/people?search=mi%C3%B1o&standing=refused")]
    [InlineData("/people/0198f2c4-5a3b-7c1d-8e2f-3a4b5c6d7e8f")]
    public void Goes_to_a_page_of_the_portal(string url) => Assert.Equal(url, LocalUrl.OrHome(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//e.example")]
    [InlineData("/\\e.example")]
    [InlineData("https:e.example")]
    [InlineData("https://e.example")]
    [InlineData("/%09/e.example")]
    [InlineData("/\t/e.example")]
    [InlineData("%2f%2fe.example")]
    [InlineData("/@e.example")]
    [InlineData("/people//e.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/people\r\nX: y")]
    public void Goes_home_for_anything_else(string? url) => Assert.Equal("/", LocalUrl.OrHome(url));
}
