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
/// Which link a page is about. A page that was just opened names it in its address by a handle, and an encrypted cookie of that name
/// holds the secret: the address bar, the history and referrers never show it. A form carries its own link with it, encrypted,
/// so that it acts on what it shows whatever other windows have opened meanwhile.
/// </summary>
public sealed class LinkCookie(IDataProtectionProvider protection, IOptions<PortalOptions> portal)
{
    /// <summary>The part of the address that names the link.</summary>
    public const string Handle = "link";

    /// <summary>The form's field that carries the link.</summary>
    public const string Field = "Link";

    /// <summary>Of each purpose: a family opens a few links at once, and cookies are sent along with every request.</summary>
    public const int Most = 5;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Keeps the secret for reloads of its page; the oldest ones make room. Answers the handle.</summary>
    public string Keep(HttpContext context, Purpose purpose, string raw)
    {
        var handle = HandleOf(raw) ?? throw new ArgumentException("Not a secret of ours.", nameof(raw));
        foreach (var old in Kept(context, purpose).Where(cookie => cookie.Name != NameOf(purpose, handle))
            .OrderByDescending(cookie => cookie.Until).Skip(Most - 1))
            context.Response.Cookies.Delete(old.Name, Options(context, null));
        context.Response.Cookies.Append(NameOf(purpose, handle), Cookies(purpose).Protect(raw, Life), Options(context, Life));
        return handle;
    }

    /// <summary>The secret of the link that this request is about; null where it says none that can be read.</summary>
    public string? Read(HttpContext context, Purpose purpose) => SentForm.FieldOf(context, Field) switch
    {
        { } reference => Open(() => References(purpose).Unprotect(reference)),
        _ when HttpMethods.IsPost(context.Request.Method) => null,
        _ => context.Request.Query[Handle] is [{ } handle] && context.Request.Cookies.TryGetValue(NameOf(purpose, handle), out var kept)
            ? Look(purpose, kept).Raw
            : null,
    };

    /// <summary>What a form carries of its link. It works as long as the link does: the link's own row says how long that is.</summary>
    public string? ReferenceOf(HttpContext context, Purpose purpose) =>
        Read(context, purpose) is { } raw ? References(purpose).Protect(raw) : null;

    /// <summary>Forgets the link of this request, and no other.</summary>
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

    /// <summary>The same for one link each time, so that opening it again adds nothing; of the stored hash, and so of the secret, it
    /// tells nothing.</summary>
    private static string? HandleOf(string? raw) =>
        Secret.HashOf(raw) is { } hash ? Base64Url.EncodeToString(SHA256.HashData(hash).AsSpan(0, 6)) : null;

    private string NameOf(Purpose purpose, string handle) => OwnCookie.NameOf($"assignr-{purpose switch
    {
        Purpose.NewAccount => "choose",
        Purpose.PasswordReset => "reset",
        Purpose.ConfirmAddress => "confirm",
        _ => "set-up",
    }}-{handle}", portal.Value);

    // Lax, as the way here begins in a mail program.
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
