using System.Text.RegularExpressions;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Accounts.Links;

internal static class LinkEndpoints
{
    /// <summary>The addresses of the links in letters. Opening one moves its secret into a cookie and redirects to the page, and does
    /// nothing else.</summary>
    public static void MapLinks(this WebApplication app)
    {
        foreach (var (path, purpose) in LinkPath.All)
        {
            app.MapMethods($"/{path}/{{**token:minlength(1)}}", [HttpMethods.Get, HttpMethods.Head],
                (HttpContext context, LinkCookie cookie, string? token) =>
                Lead(context, cookie, path, purpose, LinkText.SecretIn(token))).AllowAnonymous();
            // Not to the sign-in page, whose address would hold the secret.
            app.Map($"/{path}/{{**token:minlength(1)}}", () => Results.StatusCode(StatusCodes.Status405MethodNotAllowed))
                .AllowAnonymous().WithOrder(1);
        }
        // After all other addresses: links that a mail program broke before their secret.
        app.MapMethods($"/{{**path:{LinkPath.Constraint}}}", [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, LinkCookie cookie) =>
        {
            if (LinkPath.In(context.Request.Path) is var (path, purpose, raw))
                Lead(context, cookie, path, purpose, raw);
        }).AllowAnonymous().WithOrder(int.MaxValue);
    }

    private static void Lead(HttpContext context, LinkCookie cookie, string path, Purpose purpose, string? raw)
    {
        // A text that cannot be a secret of ours is not kept: the page then says the same as for an unknown link.
        context.Response.Headers.Location = raw is null ? $"/{path}" : $"/{path}?{LinkCookie.Handle}={cookie.Keep(context, purpose, raw)}";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }
}

/// <summary>Recognises the path of a link, even broken: with a second slash, a line break or another kind of dash in it.</summary>
internal sealed class LinkPath : IRouteConstraint
{
    public const string Constraint = "link";

    private const int Longest = 4_000;

    /// <summary>What a mail program may have put between the letters of a path, or in place of its dash.</summary>
    private const string Gap = "[^A-Za-z0-9/]{0,8}";

    public static IReadOnlyList<(string Path, Purpose Purpose)> All { get; } =
    [
        ("choose-password", Purpose.NewAccount), ("reset-password", Purpose.PasswordReset), ("set-up", Purpose.SetUp),
        ("confirm-address", Purpose.ConfirmAddress), ("no-reminders", Purpose.DeclineReminders),
        ("not-you", Purpose.NewAccount),
    ];

    /// <summary>The page behind the links of a purpose.</summary>
    public static string Of(Purpose purpose) => All.First(link => link.Purpose == purpose).Path;

    private static readonly IReadOnlyList<(Regex Broken, string Path, Purpose Purpose)> Broken =
    [
        .. All.Select(link => (
            new Regex(
                $"(?<![A-Za-z0-9]){string.Join(Gap, link.Path.Where(char.IsAsciiLetter))}{Gap}/",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            link.Path,
            link.Purpose)),
    ];

    public static (string Path, Purpose Purpose, string Raw)? In(PathString address)
    {
        if (address.Value is not { Length: > Secret.RawLength and <= Longest } text)
            return null;
        var plain = LinkText.Decoded(text);
        foreach (var (broken, path, purpose) in Broken)
        {
            if (broken.Match(plain) is { Success: true } name && LinkText.SecretIn(plain[(name.Index + name.Length)..]) is { } raw)
                return (path, purpose, raw);
        }
        return null;
    }

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values,
        RouteDirection routeDirection) =>
        httpContext is not null && In(httpContext.Request.Path) is not null;
}
