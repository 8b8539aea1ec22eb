using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SignIn;

namespace Assignr.Portal.Tests.Accounts.SignIn;

public sealed class BrowserNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
        "Chrome on Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 "
        + "Edg/142.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 "
        + "Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 "
        + "Mobile/15E148 Safari/604.1", "Chrome on iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
        "Safari on Mac")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile "
        + "Safari/537.36", "Samsung Internet on Android")]
    [InlineData("curl/8.5.0", "Unknown browser")]
    [InlineData("", "Unknown browser")]
    [InlineData(null, "Unknown browser")]
    [InlineData("Something (Windows NT 10.0)", "Unknown browser on Windows")]
    public void Its_owner_knows_a_browser_by_a_plain_name(string? userAgent, string name) => Assert.Equal(name, BrowserName.Of(userAgent));

    [Fact]
    public void The_name_stays_short_however_long_the_user_agent_is() =>
        Assert.True(BrowserName.Of($"{new string('x', 20_000)} SamsungBrowser/1 Macintosh <script>").Length <= Session.LongestBrowser);
}
