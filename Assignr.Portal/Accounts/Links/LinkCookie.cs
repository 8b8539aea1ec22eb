using System.Buffers.Text;
using System.Security.Cryptography;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell.Forms;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Secret = Assignr.Portal.Tokens.Secret;

namespace Assignr.Portal.Accounts.Links;

/// <summary>
/// Which link a page is about. The page's address contains only a handle, and an encrypted cookie named after it holds the secret, so that
/// the address bar, the history and referrers never show it. A form carries its own link, encrypted, so that it acts on the link it shows,
/// whatever other windows have opened since.
/// </summary>
public sealed class LinkCookie(IDataProtectionProvider protection, IOptions<PortalOptions> portal)
{
    /// <summary>The query parameter with the handle.</summary>
    public const string Handle = "link";

    /// <summary>The form's field that carries the link.</summary>
    public const string Field = "Link";

    /// <summary>How many links of each purpose are kept: a family opens several at once, but every request carries all
    /// cookies.</summary>
    public const int Most = 5;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Keeps the secret for reloads of the page, in place of the oldest one where there are too many.</summary>
    /// <returns>The handle.</returns>
    public string Keep(HttpContext context, Purpose purpose, string raw)
    {
        var handle = HandleOf(raw) ?? throw new ArgumentException("Not a secret of ours.", nameof(raw));
        foreach (var old in Kept(context, purpose).Where(cookie => cookie.Name != NameOf(purpose, handle))
            .OrderByDescending(cookie => cookie.Until).Skip(Most - 1))
            context.Response.Cookies.Delete(old.Name, Options(context, null));
        context.Response.Cookies.Append(NameOf(purpose, handle), Cookies(purpose).Protect(raw, Life), Options(context, Life));
        return handle;
    }

    /// <summary>The secret of the request's link; null where the request has none that can be read.</summary>
    public string? Read(HttpContext context, Purpose purpose) => SentForm.FieldOf(context, Field) switch
    {
        { } reference => Open(() => References(purpose).Unprotect(reference)),
        _ when HttpMethods.IsPost(context.Request.Method) => null,
        _ => context.Request.Query[Handle] is [{ } handle] && context.Request.Cookies.TryGetValue(NameOf(purpose, handle), out var kept)
            ? Look(purpose, kept).Raw
            : null,
    };

    /// <summary>The encrypted link for a form. It does not expire by itself: the link's row says how long it works.</summary>
    public string? ReferenceOf(HttpContext context, Purpose purpose) =>
        Read(context, purpose) is { } raw ? References(purpose).Protect(raw) : null;

    /// <summary>The query of another page about this request's link; empty where it has none.</summary>
    public string QueryOf(HttpContext context, Purpose purpose) =>
        HandleOf(Read(context, purpose)) is { } handle ? $"?{Handle}={handle}" : "";

    /// <summary>Deletes the cookie of this request's link only.</summary>
    public void Forget(HttpContext context, Purpose purpose)
    {
        if (HandleOf(Read(context, purpose)) is { } handle)
            context.Response.Cookies.Delete(NameOf(purpose, handle), Options(context, null));
    }

    private IEnumerable<(string Name, DateTimeOffset Until)> Kept(HttpContext context, Purpose purpose) =>
        context.Request.Cookies
            .Where(cookie => cookie.Key.StartsWith(NameOf(purpose, ""), StringComparison.Ordinal))
            .Select(cookie => (cookie.Key, Look(purpose, cookie.Value).Until));

    private (string? Raw, DateTimeOffset Until) Look(Purpose purpose, string kept)
    {
        var until = DateTimeOffset.MinValue;
        var raw = Open(() => Cookies(purpose).Unprotect(kept, out until));
        return (raw, until);
    }

    private static string? Open(Func<string> unprotect)
    {
        try
        {
            return unprotect();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Cookies(Purpose purpose) =>
        protection.CreateProtector("Assignr.Portal.Link", purpose.ToString()).ToTimeLimitedDataProtector();

    private IDataProtector References(Purpose purpose) => protection.CreateProtector("Assignr.Portal.LinkOfForm", purpose.ToString());

    /// <summary>The same for a link each time it is opened, so that opening it again adds no cookie. It is a hash of the stored hash, so it
    /// reveals neither that nor the secret.</summary>
    private static string? HandleOf(string? raw) =>
        Secret.HashOf(raw) is { } hash ? Base64Url.EncodeToString(SHA256.HashData(hash).AsSpan(0, 6)) : null;

    private string NameOf(Purpose purpose, string handle) => OwnCookie.NameOf($"assignr-{purpose switch
    {
        Purpose.NewAccount => "choose",
        Purpose.PasswordReset => "reset",
        Purpose.ConfirmAddress => "confirm",
        Purpose.DeclineReminders => "no-reminders",
        _ => "set-up",
    }}-{handle}", portal.Value);

    // Lax, because people come here from a mail program.
    private CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = OwnCookie.IsHttps(portal.Value) || context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = life,
    };
}
