using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Bench.Load;

/// <summary>Assignors with a password, each with their own IP address, who sign in over HTTP.</summary>
internal static partial class Staff
{
    private const string Password = "a password for benchmarks";

    public static async Task AddAsync(Site site, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var hash = await site.Get<PasswordHashing>().HashAsync(Password);
        await using var db = await site.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        for (var number = 0; number < count; number++)
        {
            var person = Person.Add("Assignor", $"Number{number}", Permissions.Assignor, now);
            person.Reach([EmailAddress.Parse(Address(number), out _)!], now);
            person.LogIn(now);
            db.AddRange(person, Account.Open(person.Id, Address(number), hash!));
        }
        (await db.Site.SingleAsync()).SetUp(now);
        await db.SaveChangesAsync();
    }

    /// <summary>A browser whose connections come from 127.0.1.1, 127.0.1.2 and so on, so that each has its own limits.</summary>
    /// <param name="number">From 0 to 253.</param>
    public static SocketsHttpHandler Browser(int number) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (target, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{1 + number}"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, target.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <returns>The cookies of the session; null where the portal was too busy.</returns>
    public static async Task<string?> SignInAsync(Uri portal, HttpMessageInvoker browser, int number)
    {
        var login = new Uri(portal, "/login");
        using var page = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, login), CancellationToken.None);
        if (page.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;
        var cookies = CookiesOf(page);
        var fields = Hidden().Matches(await page.Content.ReadAsStringAsync()).ToDictionary(field => field.Groups[1].Value,
            field => WebUtility.HtmlDecode(field.Groups[2].Value));
        (fields["Form.Name"], fields["Form.Password"]) = (Address(number), Password);
        using var form = new HttpRequestMessage(HttpMethod.Post, login) { Content = new FormUrlEncodedContent(fields) };
        form.Headers.Add("Cookie", string.Join("; ", cookies));
        using var answer = await browser.SendAsync(form, CancellationToken.None);
        return answer.StatusCode switch
        {
            HttpStatusCode.Found or HttpStatusCode.SeeOther => string.Join("; ", [.. cookies, .. CookiesOf(answer)]),
            HttpStatusCode.ServiceUnavailable => null,
            var other => throw new InvalidOperationException($"Signing in was answered with {other}."),
        };
    }

    private static List<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies.Select(cookie => cookie.Split(';')[0])] : [];

    private static string Address(int number) => $"assignor{number}@league.example.com";

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" """)]
    private static partial Regex Hidden();
}
