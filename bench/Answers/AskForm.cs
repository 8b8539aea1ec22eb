using System.Net;
using System.Text.RegularExpressions;

namespace Assignr.Bench.Answers;

/// <summary>The form of *Reset Password*, opened once and sent any number of times.</summary>
internal sealed partial class AskForm : IDisposable
{
    private static readonly Uri Page = new("/forgot-password", UriKind.Relative);

    private readonly HttpClient browser;
    private readonly Dictionary<string, string> hidden;

    private AskForm(HttpClient browser, Dictionary<string, string> hidden) => (this.browser, this.hidden) = (browser, hidden);

    public static async Task<AskForm> OpenAsync(string portal)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(portal) };
        var page = await browser.GetStringAsync(Page);
        return new AskForm(browser, Hidden().Matches(page).ToDictionary(field => field.Groups[1].Value,
            field => WebUtility.HtmlDecode(field.Groups[2].Value)));
    }

    /// <summary>Returns when the head of the answer has arrived.</summary>
    /// <exception cref="InvalidOperationException">The answer differs from everybody else's.</exception>
    public async Task AskAsync(string address)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, Page)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(hidden) { ["Form.Address"] = address }),
        };
        using var answer = await browser.SendAsync(post, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.Location?.ToString().Contains("done=1", StringComparison.Ordinal) is not true)
            throw new InvalidOperationException($"The form for a reset was answered with {answer.StatusCode}.");
    }

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" """)]
    private static partial Regex Hidden();
}
