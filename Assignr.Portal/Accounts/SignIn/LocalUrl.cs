using System.Text.RegularExpressions;

namespace Assignr.Portal.Accounts.SignIn;

/// <summary>Where to go after signing in: a path of this portal, or its home.</summary>
internal static partial class LocalUrl
{
    public static string OrHome(string? url) => url is { Length: <= 500 } && Plain().IsMatch(url) ? url : "/";

    // Stricter than needed: no escapes, backslashes or double slashes in the path, so that no browser finds a host in it.
    [GeneratedRegex(@"\A/(?:[A-Za-z0-9](?:[A-Za-z0-9._-]|/(?!/))*)?(?:\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?\z")]
    private static partial Regex Plain();
}
