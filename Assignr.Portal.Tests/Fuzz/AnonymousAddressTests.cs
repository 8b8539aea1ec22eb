using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Fuzz;

/// <summary>What a stranger can send, byte for byte, to every address that is open to strangers: nothing breaks, and nothing leads to
/// another site.</summary>
public sealed partial class AnonymousAddressTests(FuzzPortal portal) : IClassFixture<FuzzPortal>
{
    private const string Secret = "canary-secret-of-a-stranger";
    private const int AtOnce = 8;

    private static readonly string[] OddValues =
    [
        "%00", "%0d%0aLocation:%20https://evil.example", "%ED%A0%80", "%C0%AE%C0%AE/", "%E2%88%95%E2%88%95evil.example",
        "//evil.example", "%2f%2fevil.example",
        "https://evil.example", "/%5Cevil.example", "%", "%zz", "..%2f..%2fetc%2fpasswd", "{0}", "%3Cscript%3E", new('a', 5_000),
    ];

    private static readonly string[] OddTargets =
    [
        "//evil.example/login", "///evil.example", "/\\evil.example", "/login/../..//evil.example", "/%2f%2fevil.example", "/.",
        "/..;/people", "/login%00",
        "http://evil.example/login", $"https://{FuzzPortal.Host}//evil.example", "*", "evil.example:443", "/\u00e9", "/login?\u00e9", "",
        "login", $"/{new string('a', 20_000)}",
        "/no-such-page", "/_framework/../appsettings.json", "/appsettings.json", "/data/portal.db", "/people?returnUrl=//evil.example",
        "/_blazor", "/_blazor/negotiate",
    ];

    private static readonly string[] OddHosts =
        ["", "evil.example", $"{FuzzPortal.Host}.evil.example", $"{FuzzPortal.Host}@evil.example", $"{FuzzPortal.Host}:99999", "[::1",
            "xn--a", "\u00e9", $"{FuzzPortal.Host}, evil.example", " "];

    private static readonly string[] OddHeaders =
    [
        "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example", "X-Forwarded-For: \u00e9, ;;", "X-Forwarded-Proto: gopher",
        "X-Original-URL: //evil.example",
        "Referer: https://evil.example", "Cookie: __Host-assignr=garbage; __Host-assignr-device=%00; __Host-assignr-form=x; =; ;;",
        $"Cookie: a={new string('x', 30_000)}",
        "Accept-Language: \u00ff\u00fe", "Range: bytes=9-1", "If-None-Match: \"", "Content-Length: -1", "Transfer-Encoding: nonsense",
        "Expect: nothing", "Upgrade: websocket",
        "Accept-Encoding: nonsense;q=7", "X-HTTP-Method-Override: DELETE", "Authorization: Basic !!!", "Origin: null",
    ];

    private static readonly (string Type, string Body)[] OddBodies =
    [
        ("application/x-www-form-urlencoded", $"_handler=login&Form.Name=a&Form.Password={Secret}"),
        ("application/x-www-form-urlencoded", $"_handler=login&_handler=forgot&Form.Name=a&Form.Name=b&Form.Password={Secret}"),
        ("application/x-www-form-urlencoded", "%00=%00&%ED%A0%80=%ED%A0%80&=&&&_handler=%"),
        ("application/x-www-form-urlencoded", string.Concat(Enumerable.Range(0, 2_000).Select(i => $"k{i}=v&"))),
        ("application/x-www-form-urlencoded", $"Form[0][Name]=a&Form.Name[a][b]=c&{new string('[', 3_000)}=x"),
        ("application/json", $$$"""{"_handler":"login","Form":{"Password":"{{{Secret}}}"}}"""),
        ("multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"_handler\"\r\n\r\nlogin\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"Form.Name\"; filename=\"a\"\r\n\r\nz\r\n--x--\r\n"),
        ("multipart/form-data", "no boundary"),
        ($"multipart/form-data; boundary={new string('x', 500)}", "--"),
        ("application/x-www-form-urlencoded; charset=nonsense", "a=b"),
        ("application/x-www-form-urlencoded; charset=utf-7", "a=b"),
        ("multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"_handler\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nlogin\r\n"
            + "--x--\r\n"),
        ("\u00e9/\u00e9", "\0\0\0"),
        ("", ""),
    ];

    [Fact]
    public async Task Nothing_that_a_stranger_sends_breaks_the_portal_or_leads_away_from_it()
    {
        var paths = OpenPaths().ToList();
        Assert.Contains("/login", paths);
        Assert.Contains(paths, path => path.EndsWith(".css", StringComparison.Ordinal));

        var problems = await AskAsync(paths.SelectMany(OfPath).Concat(OfServer()).ToList());

        Assert.True(problems.Count == 0, string.Join("\n", problems));
        Assert.StartsWith("HTTP/1.1 200", await portal.SendAsync(Request("GET", "/login")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> OfPath(string path)
    {
        yield return Request("GET", path, secure: false);
        yield return Request("GET", path + "?" + new string('q', 7_000));
        foreach (var method in new[] { "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "\u00e9", "get" })
            yield return Request(method, path);
        if (Path.HasExtension(path))
            yield break;
        foreach (var value in OddValues)
        {
            yield return Request("GET", $"{path}?returnUrl={value}&done={value}&token={value}");
            yield return Request("GET", $"/{path.Trim('/')}/{value}");
        }
        foreach (var header in OddHeaders)
            yield return Request("GET", path, headers: header + "\r\n");
        foreach (var (type, body) in OddBodies)
            yield return Request("POST", $"{path}?returnUrl=//evil.example",
                headers: $"Content-Type: {type}\r\nContent-Length: {body.Length}\r\n", body: body);
    }

    private static IEnumerable<string> OfServer()
    {
        foreach (var target in OddTargets)
        {
            yield return Request("GET", target);
            yield return Request("GET", target, secure: false);
            yield return Request("POST", target, headers: "Content-Length: 0\r\n");
        }
        foreach (var host in OddHosts)
        {
            yield return Request("GET", "/people", host: host);
            yield return Request("GET", "//evil.example", host: host, secure: false);
        }
        yield return "GET /people HTTP/1.0\r\n\r\n";
        yield return $"GET /people HTTP/1.0\r\nX-Forwarded-Proto: https\r\n\r\n";
        yield return "\0\0\0\r\n\r\n";
    }

    private static string Request(string method, string target, string host = FuzzPortal.Host, bool secure = true,
        string headers = "", string body = "") =>
        $"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{(secure ? "X-Forwarded-Proto: https\r\n" : "")}{headers}\r\n"
            + $"{body}";

    private async Task<List<string>> AskAsync(IReadOnlyCollection<string> requests)
    {
        var problems = new List<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, _) =>
        {
            if (Problem(await portal.SendAsync(request)) is not { } problem)
                return;
            lock (problems)
                problems.Add($"{problem}: {request[..Math.Min(request.Length, 300)]}");
        });
        return problems;
    }

    /// <summary>Null where there is no answer, as is right for nonsense, or a harmless one.</summary>
    private static string? Problem(string answer)
    {
        if (answer.Length == 0)
            return null;
        if (StatusLine().Match(answer) is not { Success: true } status)
            return "No answer of HTTP";
        if (int.Parse(status.Groups[1].Value, CultureInfo.InvariantCulture) >= 500)
            return status.Value;
        if (answer.Contains(Secret, StringComparison.Ordinal))
            return "Says the secret again";
        return Location().Match(answer) is { Success: true } location && !Stays().IsMatch(location.Groups[1].Value)
            ? location.Value.Trim()
            : null;
    }

    private IEnumerable<string> OpenPaths() => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Filled).Distinct();

    private static string Filled(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
            part is RoutePatternLiteralPart literal ? literal.Content : "x"))));

    [GeneratedRegex(@"\AHTTP/1\.[01] (\d{3})")]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"\r\nLocation: ([^\r\n]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Location();

    [GeneratedRegex(@"\A(https://portal\.example\.test)?/(?![/\\])|\Ahttps://portal\.example\.test//")]
    private static partial Regex Stays();
}
